import StowageCluster
import StowageKernel
import StowageScheduling

/// What a scheduler would decide on a cluster that another one decides on.
struct Counterfactual {
  private var scheduler: KubernetesScheduler
  // With the first name taken nothing is left to chance.
  private var random = RandomStream(seed: 0)
  /// What it would make of the pod that it was asked about last.
  private(set) var answer: PodDecision?

  init(_ profile: KubernetesProfile) { scheduler = KubernetesScheduler(profile: profile, tieBreak: .firstName) }

  mutating func ask(_ pod: PodInfo, _ cluster: ClusterView) {
    answer = PodDecision(scheduler.cycle(pod, in: cluster, random: &random), in: cluster)
  }
}
