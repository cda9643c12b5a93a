import Foundation
import StowageCluster
import StowageConformance
import StowageFiles
import StowageKernel
import StowageModel
import StowagePlanning
import StowageRanking
import StowageScheduling
import TestSupport
import Testing

/// The path that keeps counts against the recorded decisions of the real kube-scheduler in which neighbours matter.
struct FastPathRecordingTests {
  @Test(
    "the fast path takes one of the nodes that were best, or none where there was none",
    arguments: KubernetesVersion.allCases, ["podaffinity", "spread", "defaultspread", "mixed"])
  func family(version: KubernetesVersion, family: String) throws {
    let path = Repository.file("Tests/StowageConformanceTests/Recordings/\(version.rawValue)/\(family).jsonl.gz")
      .path(percentEncoded: false)
    var placed = 0
    for recording in try Recording.read(bytes: FileContents.read(path), file: path) {
      var profile = KubernetesProfile.defaults(version)
      profile.sampling = recording.sampling
      var scheduler = KubernetesScheduler(profile: profile)
      var random = RandomStream(seed: 1)
      var session = try SchedulingSession(ClusterSnapshot(recording.cluster), profile: profile)
      for recorded in recording.decisions {
        let view = session.view
        guard let pod = session.loaded.pending.first(where: { view.name(of: $0) == recorded.pod }),
          let info = PodInfo(pod, in: view)
        else { continue }
        let node: String? =
          if case .place(let placement) = scheduler.decide(info, in: view, random: &random) {
            view.node(placement.node).name
          } else { nil }
        placed += node == nil ? 0 : 1
        #expect(
          node.map(recorded.bestNodes.contains) ?? recorded.bestNodes.isEmpty,
          "\(recording.name) \(recorded.pod): \(node ?? "none") of \(recorded.bestNodes)")
        try session.carryOut(recorded, on: pod)
      }
    }
    #expect(placed >= 20)
  }
}
