import Foundation
import TestSupport
import Testing

struct TimingTests {
  private struct Timing: Decodable {
    let decisions: Int
    let seconds: Double
  }

  private struct Decisions: Decodable, Equatable {
    struct Decision: Decodable, Equatable {
      let pod: String
      let outcome: String
      let node: String?
    }
    let decisions: [Decision]
  }

  @Test("both paths decide alike, and --timing says on standard error how long that took")
  func paths() throws {
    let folder = try Repository.temporaryFolder()
    let cluster = Repository.file("Traces/cluster/cluster.yaml").path(percentEncoded: false)
    var outputs: [String] = []
    for way in [["--path", "fast"], ["--path", "plain"], ["--check"]] {
      let run = try Program.run(["schedule", "-f", cluster, "-o", "json", "--timing"] + way, in: folder)
      #expect(run.exitCode == 0)
      let line = try #require(run.errors.split(separator: "\n").last { $0.hasPrefix("{") })
      let timing = try JSONDecoder().decode(Timing.self, from: Data(line.utf8))
      #expect(timing.decisions == 6 && timing.seconds > 0)
      outputs.append(run.output)
    }
    let decided = try outputs.map { try JSONDecoder().decode(Decisions.self, from: Data($0.utf8)) }
    #expect(decided[0] == decided[1])
    // What each node got is told where it is asked for.
    #expect(outputs.allSatisfy { !$0.contains("weightedScores") })
    let explained = try Program.run(["schedule", "-f", cluster, "-o", "json", "--explain"], in: folder)
    #expect(explained.output.contains("weightedScores"))
    #expect(outputs[1] == outputs[2])
    let silent = try Program.run(["schedule", "-f", cluster], in: folder)
    #expect(!silent.errors.contains("\"seconds\""))
  }
}
