import Foundation
import StowageConformance
import StowageFiles
import StowageManifests
import StowagePlanning
import StowageScheduling
import TestSupport
import Testing

/// What a session on a recorded cluster writes, against what was recorded: each decision on the cluster as its own
/// decisions before left it.
struct WrittenDecisionTests {
  private func recordings(_ version: KubernetesVersion, _ family: String) throws -> [Recording] {
    let path = Repository.file("Tests/StowageConformanceTests/Recordings/\(version.rawValue)/\(family).jsonl.gz")
      .path(percentEncoded: false)
    return try Recording.read(bytes: FileContents.read(path), file: path)
  }

  @Test(
    "the decisions that are written are the recorded ones, in full",
    arguments: KubernetesVersion.allCases, ["resources", "taints", "spread", "preemption", "mixed", "sampling"])
  func written(version: KubernetesVersion, family: String) throws {
    for recording in try recordings(version, family) {
      var profile = KubernetesProfile.defaults(version)
      profile.sampling = recording.sampling
      var session = try SchedulingSession(ClusterSnapshot(recording.cluster), profile: profile, tieBreak: .firstName)
      var writer = DecisionWriter(as: .json)
      var text = "{\"name\":\"written\",\"cluster\":{\"kind\":\"List\",\"items\":[]},"
      var decisions = ""
      while let decision = try session.decideNext() { writer.write(decision, to: &decisions) }
      writer.end(to: &decisions)
      text += decisions.dropFirst().filter { $0 != "\n" }
      let written = try #require(try Recording.read(bytes: Array(text.utf8), file: "written").first)
      #expect(written.decisions.map(\.pod) == recording.decisions.map(\.pod))
      for (decision, recorded) in zip(written.decisions, recording.decisions) {
        #expect(decision.node == recorded.node)
        #expect(decision.differences(from: recorded).isEmpty, "\(recording.name) \(decision.pod)")
      }
    }
  }

  @Test("a replayed case is a recording itself, with the same cluster", arguments: KubernetesVersion.allCases)
  func line(version: KubernetesVersion) throws {
    let recording = try #require(try recordings(version, "volumes").first)
    let replayed = try ReplayedCase(recording, profile: .defaults(version))
    let line = replayed.line(of: recording)
    let again = try #require(try Recording.read(bytes: Array(line.utf8), file: "again").first)
    #expect(again.name == recording.name)
    #expect(again.cluster.nodes == recording.cluster.nodes && again.cluster.pods == recording.cluster.pods)
    #expect(again.cluster.objects == recording.cluster.objects)
    #expect(again.decisions == replayed.decisions)
  }

  @Test("what the balance of resources changed from 1.34 to 1.36 is laid at its door")
  func diff() throws {
    var moves = 0
    for recording in try recordings(.v1_36, "resources") {
      let diff = try DecisionDiff(
        ClusterSnapshot(recording.cluster), from: [.defaults(.v1_34)], to: [.defaults(.v1_36)])
      #expect(diff.podCount == recording.decisions.count)
      for pod in diff.moved {
        switch pod.cause {
        case .scores(let shift):
          moves += 1
          #expect(shift.plugins.map(\.plugin) == ["NodeResourcesBalancedAllocation"])
          #expect(shift.before.lead >= 0 && shift.after.lead <= 0)
        case .earlierMoves: break
        default: Issue.record("\(pod)")
        }
      }
    }
    #expect(moves > 0)
  }

  @Test("the version is the last one that a path names")
  func versions() {
    #expect(KubernetesVersion(namedIn: "kube-scheduler-1.36/taints.jsonl.gz") == .v1_36)
    #expect(KubernetesVersion(namedIn: "/1.36/kube-scheduler-1.34/") == .v1_34)
    #expect(KubernetesVersion(namedIn: "recordings/taints.jsonl") == nil)
  }

  @Test("a decision that differs is counted and told")
  func agreement() throws {
    let recording = try #require(try recordings(.v1_36, "resources").first)
    var agreement = Agreement()
    agreement.add(try ReplayedCase(recording, profile: .defaults(.v1_34)))
    #expect(agreement.cases == 1 && agreement.decisions == recording.decisions.count)
    #expect(agreement.agreeing < agreement.decisions && !agreement.isComplete)
    #expect(agreement.differing.first?.differences.isEmpty == false)
  }
}
