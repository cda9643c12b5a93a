import StowageCluster
import StowageKernel
import StowageModel
import StowageScheduling

/// One scheduler with several profiles: a pod is decided by the profile that it names.
struct ProfiledSchedulers {
  /// The profiles; the first also decides pods that name none of them.
  let profiles: [KubernetesProfile]
  private var schedulers: [KubernetesScheduler]
  private var random: RandomStream

  init(_ profiles: [KubernetesProfile], tieBreak: TieBreak, seed: UInt64) {
    self.profiles = profiles.isEmpty ? [.defaults(.v1_36)] : profiles
    schedulers = self.profiles.map { KubernetesScheduler(profile: $0, tieBreak: tieBreak) }
    random = RandomStream(seed: seed, purpose: "tieBreaks")
  }

  /// The profile that decides `pod`.
  func profile(for pod: PodInfo) -> KubernetesProfile { profiles[index(for: pod)] }

  /// One cycle with an account of every node that was looked at.
  mutating func cycle(_ pod: PodInfo, in cluster: ClusterView) -> SchedulingCycle {
    schedulers[index(for: pod)].cycle(pod, in: cluster, random: &random)
  }

  /// The answer alone.
  mutating func decide(_ pod: PodInfo, in cluster: ClusterView) -> Decision {
    schedulers[index(for: pod)].decide(pod, in: cluster, random: &random)
  }

  private func index(for pod: PodInfo) -> Int {
    profiles.firstIndex { $0.schedulerName == pod.shape.spec.schedulerName } ?? 0
  }
}
