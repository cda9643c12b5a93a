import StowageScheduling
import TestSupport
import Testing

/// The plugins against all recorded decisions of the real kube-scheduler.
struct SchedulerRecordingTests {
  private func path(_ version: KubernetesVersion, _ family: String) -> String {
    SharedData.path("conformance/kube-scheduler-\(version.rawValue)/\(family).jsonl.gz")
  }

  @Test(
    "every recorded decision of the family is decided alike",
    .enabled(if: SharedData.isAvailable, "needs the folder shared beside the checkout"),
    arguments: KubernetesVersion.allCases, SchedulerRecordings.families)
  func family(version: KubernetesVersion, family: String) throws {
    #expect(try SchedulerRecordings.replay(path(version, family), version: version) >= 390)
  }
}
