import StowageCluster
import StowageScheduling

/// What a scheduler would decide on a cluster that another one decides on.
struct Counterfactual {
  private let scheduler: Scheduler
  /// What it would make of the pod that it was asked about last.
  private(set) var answer: PodDecision?

  init(_ profiles: [KubernetesProfile]) {
    // With the first name taken nothing is left to chance, whatever the seed.
    scheduler = Scheduler(profiles: profiles, tieBreak: .firstName, seed: 1)
  }

  mutating func ask(_ pod: PodInfo, _ cluster: ClusterView) {
    answer = scheduler.explain(pod, in: cluster, at: cluster.now).map { PodDecision($0.cycle, in: cluster) }
  }
}
