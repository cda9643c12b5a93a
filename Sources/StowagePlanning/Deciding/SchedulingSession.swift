public import StowageCluster
import StowageKernel
public import StowageScheduling

/// Decides the pending pods of a found cluster one after the other, each on the cluster as the ones before left it.
///
/// A pod that is scheduled is bound, and its volumes assumed, before the next is decided. For one that pushes others
/// out, these are evicted and it is bound in their place, as if they had ended at once.
public struct SchedulingSession: ~Copyable {
  /// The cluster that is decided on.
  public let loaded: LoadedCluster
  /// The pods on nodes by `namespace/name`, as they are now.
  public private(set) var bound: [String: PodID]
  /// Who decides.
  let scheduler: Scheduler
  /// Who decides by the fast path as well, where both are compared.
  private let checked: Scheduler?
  /// Whether decisions come with an account of every node that was looked at.
  private let givesAccounts: Bool
  /// How long deciding took so far: with the accounts, where there are any.
  public private(set) var timeDeciding = Duration.zero
  /// How many pods were decided so far.
  public private(set) var decisionCount = 0

  /// How a session works its decisions out.
  public enum Way: Hashable, Sendable {
    /// All rules for every pod, with an account of every node.
    case plain
    /// From what is cached of nodes and shapes, without accounts.
    case fast
    /// By both, with the plain way's accounts; where they differ the session ends with ``PathsDiffer``.
    case checked
  }

  /// A session on `snapshot`.
  ///
  /// - Parameters:
  ///   - found: The cluster, which stays as it is.
  ///   - profile: What decides.
  ///   - tieBreak: How one of several equally good nodes is chosen.
  ///   - seed: What chance depends on.
  ///   - way: Which way decisions are worked out.
  /// - Throws: Where the cluster can't be brought to life.
  public init(
    _ snapshot: ClusterSnapshot, profile: KubernetesProfile, tieBreak: TieBreak = .random, seed: UInt64 = 1,
    way: Way = .plain
  ) throws {
    try self.init(snapshot, profiles: [profile], tieBreak: tieBreak, seed: seed, way: way)
  }

  /// A session with the profiles of one scheduler: a pod is decided by the one that it names, or by the first.
  public init(
    _ snapshot: ClusterSnapshot, profiles: [KubernetesProfile], tieBreak: TieBreak = .random, seed: UInt64 = 1,
    way: Way = .plain
  ) throws {
    loaded = try LoadedCluster(snapshot, profiles: profiles)
    bound = loaded.bound
    givesAccounts = way != .fast
    scheduler = Scheduler(
      profiles: profiles, tieBreak: tieBreak, seed: seed, path: way == .fast ? .fast : .plain)
    checked = way == .checked ? Scheduler(profiles: profiles, tieBreak: tieBreak, seed: seed, path: .fast) : nil
  }

  /// The cluster as it is now.
  public var view: ClusterView { loaded.cluster.view }

  /// What has been decided about one pod: by names, and what there is to do.
  struct Answer {
    let pod: PodInfo
    let decision: PodDecision
    let decided: ScheduledDecision
  }

  /// Decides the next pod and carries the decision out; `nil` after the last.
  ///
  /// - Parameter observe: Is shown the pod and the decision before it is carried out.
  /// - Throws: `PlacementError` where a decision can't be carried out, which would be a mistake of the scheduler.
  public mutating func decideNext(
    observe: (PodInfo, PodDecision, ClusterView) throws -> Void = { _, _, _ in }
  ) throws -> PodDecision? {
    guard let pod = scheduler.nextPod(in: view, at: .origin) else { return nil }
    let answer = try answer(about: pod)
    try observe(pod, answer.decision, view)
    try carryOut(answer)
    return answer.decision
  }

  /// What the scheduler makes of `pod` now; `nil` where the pod has left. Nothing is carried out.
  ///
  /// - Throws: ``PathsDiffer`` where the two ways of deciding don't agree, which would be a mistake of the scheduler.
  public mutating func decide(_ pod: PodID) throws -> PodDecision? {
    guard let info = PodInfo(pod, in: view) else { return nil }
    return try answer(about: info).decision
  }

  private mutating func answer(about pod: PodInfo) throws -> Answer {
    let view = view
    decisionCount += 1
    let clock = ContinuousClock()
    let start = clock.now
    if givesAccounts, let (decided, cycle) = scheduler.explain(pod, in: view, at: .origin) {
      timeDeciding += clock.now - start
      try check(cycle, pod)
      return Answer(pod: pod, decision: PodDecision(cycle, in: view), decided: decided)
    }
    let decided = scheduler.decide(pod, in: view, at: .origin)
    timeDeciding += clock.now - start
    var decision = PodDecision(decided, in: view)
    if decision.outcome != .scheduled,
      let failure = scheduler.failure(of: pod, in: view, preempts: decision.outcome == .preempting)
    {
      decision.tell(failure)
    }
    return Answer(pod: pod, decision: decision, decided: decided)
  }

  private func check(_ cycle: SchedulingCycle, _ pod: PodInfo) throws {
    guard let answer = checked?.decide(pod, in: view, at: .origin).decision else { return }
    if cycle.outcome.agrees(with: answer) { return }
    throw PathsDiffer(pod: view.name(of: pod.id), fast: "\(answer)", plain: "\(cycle.outcome)")
  }

  /// Brings the cluster to where a decision leaves it.
  private mutating func carryOut(_ answer: Answer) throws {
    // Fits are within what is free, unless a configuration leaves NodeResourcesFit out or lets it pass resources over.
    let actuator = DryRunActuator(loaded.cluster, overcommits: true)
    for victim in answer.decision.preemption?.victims ?? [] { bound[victim] = nil }
    for action in scheduler.actions(for: answer.decided, in: view) { try actuator.carryOut(action) }
    if case .preempt(let candidate) = answer.decided.decision {
      // The victims are gone at once, so the pod that waits for them goes on at once.
      let placed = ScheduledDecision(answer.pod, .place(Placement(node: candidate.node)))
      for action in scheduler.actions(for: placed, in: view) { try actuator.carryOut(action) }
    }
    if answer.decision.destination != nil { bound[answer.decision.pod] = answer.pod.id }
  }

  /// Brings the cluster to where `decision` on `pod`, which may have been made elsewhere, leaves it.
  ///
  /// - Throws: `PlacementError` where the pod does not wait.
  public mutating func carryOut(_ decision: PodDecision, on pod: PodID) throws {
    // Decided fits are within what is free; recorded ones are carried out whatever is thought of them here.
    let actuator = DryRunActuator(loaded.cluster, overcommits: true)
    guard let name = decision.destination, let node = view.node(named: name), let info = PodInfo(pod, in: view) else {
      // kube-scheduler gives up the node that was nominated for a pod when it fits nowhere and preempts no pod.
      try actuator.carryOut(.nominate(pod, nil))
      return
    }
    for victim in decision.preemption?.victims ?? [] {
      if let victim = bound.removeValue(forKey: victim) { try actuator.carryOut(.evict(victim, .preempted)) }
    }
    let placed = ScheduledDecision(info, .place(Placement(node: node)))
    for action in scheduler.actions(for: placed, in: view) { try actuator.carryOut(action) }
    bound[decision.pod] = pod
  }

  /// Decides every pod that is left, in order.
  ///
  /// - Complexity: O(pending pods × nodes × plugins).
  public mutating func decideAll() throws -> [PodDecision] {
    var decisions: [PodDecision] = []
    while let decision = try decideNext() { decisions.append(decision) }
    return decisions
  }
}

/// The two ways of deciding gave different answers.
public struct PathsDiffer: Error, CustomStringConvertible {
  /// The pod that was decided.
  public let pod: String
  /// What the fast path says.
  public let fast: String
  /// What the plain path says.
  public let plain: String

  /// Both answers; a mistake of Stowage's, not of the cluster.
  public var description: String {
    "\(pod): the fast path says \(fast), the plain one \(plain); this is a mistake of Stowage's (try --path plain)"
  }
}
