import StowageCluster
import StowageKernel
import StowageRanking
import StowageScheduling

extension Scheduler {
  /// kube-scheduler with several profiles, each pod decided once: by the profile that it names, or by the first.
  convenience init(profiles: [KubernetesProfile], tieBreak: TieBreak, seed: UInt64, path: DecisionPath = .fast) {
    let profiles = profiles.isEmpty ? [.defaults(.v1_36)] : profiles
    self.init(
      profiles.map { profile in
        var policy = KubernetesScheduler(profile: profile, tieBreak: tieBreak)
        policy.path = path
        return (profile.schedulerName, policy)
      }, queue: OnceQueue(), random: RandomStream(seed: seed, purpose: "tieBreaks"))
  }

  /// The filters of the profile that decides `pod`.
  func filters(for pod: PodInfo) -> [any FilterPlugin] {
    (policy(for: pod) as? KubernetesScheduler)?.profile.filters ?? []
  }

  /// Why `pod` fits nowhere, where the profile that decides it tells.
  func failure(of pod: PodInfo, in cluster: ClusterView, preempts: Bool) -> FitFailure? {
    (policy(for: pod) as? KubernetesScheduler)?.failure(of: pod, in: cluster, preempts: preempts)
  }
}
