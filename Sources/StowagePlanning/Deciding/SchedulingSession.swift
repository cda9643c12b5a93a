public import StowageCluster
public import StowageScheduling

/// Decides the pending pods of a found cluster one after the other, each on the cluster as the ones before left it.
///
/// A pod that is scheduled is bound, and its volumes assumed, before the next is decided. For one that pushes others
/// out, these go and it is bound in their place, as if they had ended at once.
public struct SchedulingSession {
  /// The cluster that is decided on.
  public let loaded: LoadedCluster
  /// The pods on nodes by `namespace/name`, as they are now.
  public private(set) var bound: [String: PodID]
  /// What decides, with an account of every node.
  private var schedulers: ProfiledSchedulers
  /// What decides without accounts; `nil` where the accounts' way is the only one.
  private var fast: ProfiledSchedulers?
  private var next = 0
  /// How long deciding took so far: by the fast path without the accounts, by the plain one with them.
  public private(set) var timeDeciding = Duration.zero
  /// How many pods were decided so far.
  public private(set) var decisionCount = 0

  /// A session on `found`.
  ///
  /// - Parameters:
  ///   - found: The cluster, which stays as it is.
  ///   - profile: What decides.
  ///   - tieBreak: How one of several equally good nodes is chosen.
  ///   - seed: What chance depends on.
  ///   - path: Which way decisions are worked out; with ``DecisionPath/fast`` both are, and compared.
  /// - Throws: Where the cluster can't be brought to life.
  public init(
    _ found: FoundCluster, profile: KubernetesProfile, tieBreak: TieBreak = .random, seed: UInt64 = 1,
    path: DecisionPath = .fast
  ) throws {
    try self.init(found, profiles: [profile], tieBreak: tieBreak, seed: seed, path: path)
  }

  /// A session with the profiles of one scheduler: a pod is decided by the one that it names, or by the first.
  public init(
    _ found: FoundCluster, profiles: [KubernetesProfile], tieBreak: TieBreak = .random, seed: UInt64 = 1,
    path: DecisionPath = .fast
  ) throws {
    loaded = try LoadedCluster(found)
    bound = loaded.bound
    schedulers = ProfiledSchedulers(profiles, tieBreak: tieBreak, seed: seed)
    fast = path == .fast ? schedulers : nil
  }

  /// The profile that decides `pod`.
  func profile(for pod: PodInfo) -> KubernetesProfile { schedulers.profile(for: pod) }

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
    guard let decision = try decide(pod) else { return try decideNext(observe: observe) }
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
  ///
  /// - Throws: ``PathsDiffer`` where the two ways of deciding don't agree, which would be a mistake of the scheduler.
  public mutating func decide(_ pod: PodID) throws -> PodDecision? {
    guard let info = PodInfo(pod, in: view) else { return nil }
    decisionCount += 1
    let view = view
    let clock = ContinuousClock()
    let start = clock.now
    let answer = fast?.decide(info, in: view)
    let answered = clock.now
    let cycle = schedulers.cycle(info, in: view)
    timeDeciding += (answer == nil ? clock.now : answered) - start
    if let answer, !answer.agrees(with: cycle.outcome) {
      throw PathsDiffer(pod: view.name(of: pod), fast: "\(answer)", plain: "\(cycle.outcome)")
    }
    return PodDecision(cycle, in: view)
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

extension Decision {
  /// Whether this is what a cycle came to.
  fileprivate func agrees(with outcome: SchedulingCycle.Outcome) -> Bool {
    switch (self, outcome) {
    case (.place(let placement), .scheduled(let node)): placement.node == node
    case (.preempt(let one), .preempting(let other)): one == other
    case (.unschedulable, .unschedulable): true
    default: false
    }
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
