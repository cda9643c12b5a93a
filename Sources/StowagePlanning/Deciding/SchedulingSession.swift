public import StowageCluster
import StowageKernel
public import StowageScheduling

/// Decides the pending pods of a found cluster one after the other, each on the cluster as the ones before left it.
///
/// A pod that is scheduled is bound, and its volumes assumed, before the next is decided. For one that pushes others
/// out, these go and it is bound in their place, as if they had ended at once.
public struct SchedulingSession {
  /// The cluster that is decided on.
  public let loaded: LoadedCluster
  /// What decides.
  public let profile: KubernetesProfile
  /// The pods on nodes by `namespace/name`, as they are now.
  public private(set) var bound: [String: PodID]
  private var scheduler: KubernetesScheduler
  private var random: RandomStream
  private var next = 0

  /// A session on `found`.
  ///
  /// - Parameters:
  ///   - found: The cluster, which stays as it is.
  ///   - profile: What decides.
  ///   - tieBreak: How one of several equally good nodes is chosen.
  ///   - seed: What chance depends on.
  /// - Throws: Where the cluster can't be brought to life.
  public init(
    _ found: FoundCluster, profile: KubernetesProfile, tieBreak: TieBreak = .random, seed: UInt64 = 1
  ) throws {
    loaded = try LoadedCluster(found)
    self.profile = profile
    bound = loaded.bound
    scheduler = KubernetesScheduler(profile: profile, tieBreak: tieBreak)
    random = RandomStream(seed: seed, purpose: "tieBreaks")
  }

  /// The cluster as it is now.
  public var view: ClusterView { loaded.cluster.view }

  /// Decides the next pod and carries the decision out; `nil` after the last.
  ///
  /// - Parameter observe: Is shown the pod and the decision before it is carried out.
  /// - Throws: `PlacementError` where a decision can't be carried out, which would be a mistake of the scheduler.
  public mutating func decideNext(
    observe: (PodInfo, PodDecision, ClusterView) throws -> Void = { _, _, _ in }
  ) throws -> PodDecision? {
    guard next < loaded.pending.count else { return nil }
    let pod = loaded.pending[next]
    next += 1
    guard let decision = decide(pod) else { return try decideNext(observe: observe) }
    if let info = PodInfo(pod, in: view) { try observe(info, decision, view) }
    try carryOut(decision, on: pod)
    return decision
  }

  /// Decides every pod that is left, in order.
  public mutating func decideAll() throws -> [PodDecision] {
    var decisions: [PodDecision] = []
    while let decision = try decideNext() { decisions.append(decision) }
    return decisions
  }

  /// What the scheduler makes of `pod` now; `nil` where the pod has left. Nothing is carried out.
  public mutating func decide(_ pod: PodID) -> PodDecision? {
    guard let info = PodInfo(pod, in: view) else { return nil }
    return PodDecision(scheduler.cycle(info, in: view, random: &random), in: view)
  }

  /// Brings the cluster to where `decision` on `pod` leaves it.
  public mutating func carryOut(_ decision: PodDecision, on pod: PodID) throws {
    guard let name = decision.destination, let node = view.node(named: name) else {
      // kube-scheduler gives up the room that was kept for a pod when it fits nowhere and pushes nobody out.
      loaded.cluster.clearNomination(of: pod)
      return
    }
    for victim in decision.preemption?.victims ?? [] {
      if let victim = bound.removeValue(forKey: victim) { loaded.cluster.complete(victim) }
    }
    loaded.cluster.assumeVolumes(of: pod, on: node)
    // Decided fits are within what is free; recorded ones are carried out whatever is thought of them here.
    try loaded.cluster.bind(pod, to: Placement(node: node), overcommitting: true)
    bound[decision.pod] = pod
  }
}
