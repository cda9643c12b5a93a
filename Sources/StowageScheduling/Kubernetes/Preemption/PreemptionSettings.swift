/// The arguments of DefaultPreemption (`DefaultPreemptionArgs`, `kubescheduler.config.k8s.io/v1`).
public struct PreemptionSettings: Hashable, Sendable {
  /// The least share of the nodes, in percent, that is tried for victims.
  public var minCandidateNodesPercentage: Int
  /// The least number of nodes that is tried for victims.
  public var minCandidateNodesAbsolute: Int

  /// Kubernetes' defaults unless given: 10 % and 100.
  public init(minCandidateNodesPercentage: Int = 10, minCandidateNodesAbsolute: Int = 100) {
    self.minCandidateNodesPercentage = minCandidateNodesPercentage
    self.minCandidateNodesAbsolute = minCandidateNodesAbsolute
  }

  /// How many candidates are enough among `nodes` nodes that could be helped
  /// (1.34, framework/preemption/preemption.go).
  func enoughCandidates(of nodes: Int) -> Int {
    min(max(nodes * minCandidateNodesPercentage / 100, minCandidateNodesAbsolute), nodes)
  }
}
