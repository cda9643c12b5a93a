import StowageConformance
import StowagePlanning
import StowageScheduling
import StowageTraces
import TestSupport
import Testing

/// The plugins against decisions of the real kube-scheduler: outcome, best nodes, every total and plugin score, every
/// rejection with plugin, code and reasons.
struct SchedulerRecordingTests {
  @Test(
    "every recorded decision of the family is decided alike",
    .enabled(if: SharedData.isAvailable, "needs the folder shared beside the checkout"),
    arguments: KubernetesVersion.allCases,
    [
      "resources", "podlevel", "taints", "affinity", "images", "ports", "podaffinity", "spread", "defaultspread",
      "volumes", "sampling", "mixed", "preemption",
    ])
  func family(version: KubernetesVersion, family: String) throws {
    let path = SharedData.path("conformance/kube-scheduler-\(version.rawValue)/\(family).jsonl.gz")
    var profile = KubernetesProfile.defaults(version)
    profile.sampling = family == "sampling" ? .adaptive : .all
    var decisions = 0
    for recording in try Recording.read(bytes: FileContents.read(path), file: path) {
      let replayed = try ReplayedCase(recording, profile: profile)
      decisions += replayed.decisions.count
      for (decision, differences) in zip(replayed.decisions, replayed.differences) {
        #expect(differences.isEmpty, "\(replayed.name) \(decision.pod): \(differences.prefix(5))")
      }
    }
    #expect(decisions >= 390)
  }
}
