public import StowageCluster
import StowageModel
public import StowageScheduling

/// What was decided on one pod, by names: it stays true when the cluster has changed.
///
/// Its fields are those of a recorded decision of the real kube-scheduler, so that the two can be compared.
public struct PodDecision: Hashable, Sendable {
  /// The pod, as `namespace/name`.
  public var pod: String
  /// What came of it.
  public var outcome: Outcome
  /// The node that was taken; `nil` unless scheduled.
  public var node: String?
  /// Every node with the highest total, sorted by name.
  public var bestNodes: [String]
  /// What was made of each node that was looked at, sorted by name.
  public var nodes: [NodeAccount]
  /// What preempting pods came to, where that was done.
  public var preemption: Preemption?
  /// What keeps a pod that fits nowhere off the nodes, by the number of nodes, most frequent first.
  public var reasons: [ReasonCount] = []
  /// What keeps it off all nodes at once; `nil` where each node has reasons of its own.
  public var reasonEverywhere: String?
  /// What kube-scheduler writes into the pod's condition and event; `nil` where it fits.
  public var message: String?

  /// What stands in the way of a pod that fits nowhere, by name, where that was looked for.
  public var obstacles: [Obstacle] = []

  /// What can come of a decision.
  public enum Outcome: String, Hashable, Sendable, CaseIterable {
    /// The pod has a node.
    case scheduled
    /// No node fits, and none would.
    case unschedulable
    /// A node fits once some pods of lower priority have gone.
    case preempting
  }

  /// What preempting pods came to.
  public struct Preemption: Hashable, Sendable {
    /// The node that the pod goes to once the victims have gone.
    public var node: String
    /// The pods that have to go from there, sorted.
    public var victims: [String]

    /// Pushing `victims` out of `node`.
    public init(node: String, victims: [String]) {
      self.node = node
      self.victims = victims
    }
  }

  /// A decision by hand, for instance a recorded one.
  public init(
    pod: String, outcome: Outcome, node: String? = nil, bestNodes: [String] = [], nodes: [NodeAccount] = [],
    preemption: Preemption? = nil
  ) {
    self.pod = pod
    self.outcome = outcome
    self.node = node
    self.bestNodes = bestNodes
    self.nodes = nodes
    self.preemption = preemption
  }

  /// Where the pod is bound before the next decision is made; `nil` where it stays without a node.
  public var destination: String? { node ?? preemption?.node }

  /// The account of the node called `name`; `nil` where it was not looked at.
  ///
  /// - Complexity: O(*n*) in the number of nodes that were looked at.
  public func account(of name: String) -> NodeAccount? { nodes.first { $0.node == name } }
}

extension PodDecision {
  /// What was decided, without accounts of nodes.
  public init(_ decided: ScheduledDecision, in cluster: ClusterView) {
    self.init(pod: cluster.name(of: decided.pod.id), outcome: .unschedulable)
    switch decided.decision {
    case .place(let placement):
      outcome = .scheduled
      node = cluster.nodeName(placement.node)
    case .preempt(let candidate):
      outcome = .preempting
      preemption = Preemption(
        node: cluster.nodeName(candidate.node), victims: candidate.victims.map { cluster.name(of: $0) }.sorted())
    case .unschedulable: break
    }
  }

  /// What came of `cycle`, named while the pods and nodes are as they were.
  public init(_ cycle: SchedulingCycle, in cluster: ClusterView) {
    func name(_ node: NodeID) -> String { cluster.nodeName(node) }
    self.init(
      pod: cluster.name(of: cycle.pod), outcome: .unschedulable, bestNodes: cycle.best.map(name).sorted(),
      nodes: cycle.nodes.map { NodeAccount(node: name($0.node), verdict: $0.verdict) }.sorted { $0.node < $1.node })
    switch cycle.outcome {
    case .scheduled(let taken):
      outcome = .scheduled
      node = name(taken)
    case .preempting(let candidate):
      outcome = .preempting
      preemption = Preemption(
        node: name(candidate.node), victims: candidate.victims.map { cluster.name(of: $0) }.sorted())
    case .unschedulable: break
    }
    if let failure = cycle.failure { tell(failure) }
  }

  /// Takes down why no node fits.
  mutating func tell(_ failure: FitFailure) {
    reasons = failure.reasons
    reasonEverywhere = failure.everywhere
    message = failure.message
  }
}
