import StowageConformance
import StowageFiles
import StowagePlanning
import StowageScheduling
import Testing

/// Families of recorded decisions of the real kube-scheduler, and what replaying them must give: outcome, best nodes,
/// every total and plugin score, every rejection with plugin, code and reasons, every victim.
enum SchedulerRecordings {
  /// The families; in the last two pods are preempted.
  static let families = [
    "resources", "podlevel", "taints", "affinity", "images", "ports", "podaffinity", "spread", "defaultspread",
    "volumes", "sampling", "mixed", "preemption",
  ]

  /// Expects every decision to be made as recorded.
  ///
  /// - Returns: How many decisions there were.
  static func replay(_ path: String, version: KubernetesVersion) throws -> Int {
    var profile = KubernetesProfile.defaults(version)
    var decisions = 0
    for recording in try Recording.read(bytes: FileContents.read(path), file: path) {
      profile.sampling = recording.sampling
      let replayed = try ReplayedCase(recording, profile: profile)
      decisions += replayed.decisions.count
      for (decision, differences) in zip(replayed.decisions, replayed.differences) {
        #expect(differences.isEmpty, "\(replayed.name) \(decision.pod): \(differences.prefix(5))")
      }
    }
    return decisions
  }
}
