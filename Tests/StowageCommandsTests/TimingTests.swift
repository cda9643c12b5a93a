import Foundation
import TestSupport
import Testing

struct TimingTests {
  private struct Timing: Decodable {
    let decisions: Int
    let seconds: Double
  }

  @Test("both paths decide alike, and --timing says on standard error how long that took")
  func paths() throws {
    let folder = try Repository.temporaryFolder()
    let cluster = Repository.file("Traces/cluster/cluster.yaml").path(percentEncoded: false)
    var outputs: [String] = []
    for path in ["fast", "plain"] {
      let run = try Program.run(
        ["schedule", "-f", cluster, "-o", "json", "--path", path, "--timing"], in: folder)
      #expect(run.exitCode == 0)
      let line = try #require(run.errors.split(separator: "\n").last { $0.hasPrefix("{") })
      let timing = try JSONDecoder().decode(Timing.self, from: Data(line.utf8))
      #expect(timing.decisions == 6 && timing.seconds > 0)
      outputs.append(run.output)
    }
    #expect(outputs[0] == outputs[1])
    let silent = try Program.run(["schedule", "-f", cluster], in: folder)
    #expect(!silent.errors.contains("\"seconds\""))
  }
}
