import StowageConformance
import StowageScheduling
import StowageTraces
import Testing

/// Families of recorded decisions of the real kube-scheduler, and what replaying them must give: outcome, best nodes,
/// every total and plugin score, every rejection with plugin, code and reasons.
enum SchedulerRecordings {
  /// The families without preemption.
  static let families = [
    "resources", "podlevel", "taints", "affinity", "images", "ports", "podaffinity", "spread", "defaultspread",
    "volumes", "sampling",
  ]
  /// The families in which pods are pushed out.
  static let familiesWithPreemption = ["mixed", "preemption"]

  /// Expects every decision to be made as recorded, `ignored` differences aside.
  ///
  /// - Returns: How many decisions there were.
  static func replay(_ path: String, version: KubernetesVersion, ignoring ignored: String? = nil) throws -> Int {
    let profile = Profile(
      name: "kubernetes", filters: KubernetesPlugins.filters(version), scorers: KubernetesPlugins.scorers(version))
    var decisions = 0
    for recording in try Recording.read(bytes: FileContents.read(path), file: path) {
      let replayed = try ReplayedCase(recording, profile: profile)
      decisions += replayed.decisions.count
      for (decision, differences) in zip(replayed.decisions, replayed.differences) {
        let others = differences.filter { $0 != ignored }
        #expect(others.isEmpty, "\(replayed.name) \(decision.pod): \(others.prefix(5))")
      }
    }
    return decisions
  }

  /// What differs where pods were pushed out and only the state before that is compared.
  static let notYetPreempting = "outcome unschedulable, recorded preempting"
}
