import Foundation
import StowageScheduling
import TestSupport
import Testing

/// The plugins against the recorded decisions of the real kube-scheduler that every clone has.
struct ShippedRecordingTests {
  private func path(_ version: KubernetesVersion, _ family: String) -> String {
    Repository.file("Tests/StowageConformanceTests/Recordings/\(version.rawValue)/\(family).jsonl.gz")
      .path(percentEncoded: false)
  }

  @Test(
    "every decision of the family is decided as recorded",
    arguments: KubernetesVersion.allCases, SchedulerRecordings.families)
  func family(version: KubernetesVersion, family: String) throws {
    #expect(try SchedulerRecordings.replay(path(version, family), version: version) >= 70)
  }
}
