/// The arguments of DefaultPreemption: how many nodes are tried for pods to preempt.
public struct DefaultPreemptionArgs: Hashable, Sendable {
  /// The least share of the nodes, in percent.
  public var minCandidateNodesPercentage: Int
  /// The least number of nodes.
  public var minCandidateNodesAbsolute: Int

  /// Kubernetes' defaults unless given.
  public init(minCandidateNodesPercentage: Int = 10, minCandidateNodesAbsolute: Int = 100) {
    self.minCandidateNodesPercentage = minCandidateNodesPercentage
    self.minCandidateNodesAbsolute = minCandidateNodesAbsolute
  }
}

/// The arguments of InterPodAffinity: what counts in its score.
public struct InterPodAffinityArgs: Hashable, Sendable {
  /// How much it counts that a pod which runs already must be near the new one, 0 ... 100.
  public var hardPodAffinityWeight: Int
  /// Whether a new pod without wishes of its own is not scored by the wishes of pods that run already.
  public var ignorePreferredTermsOfExistingPods: Bool

  /// Kubernetes' defaults unless given.
  public init(hardPodAffinityWeight: Int = 1, ignorePreferredTermsOfExistingPods: Bool = false) {
    self.hardPodAffinityWeight = hardPodAffinityWeight
    self.ignorePreferredTermsOfExistingPods = ignorePreferredTermsOfExistingPods
  }
}

/// The arguments of PodTopologySpread: how pods without spread constraints of their own are spread.
public struct PodTopologySpreadArgs: Hashable, Sendable {
  /// The constraints of pods that have none, without label selector: the pods that count are those that the pod's
  /// services and its controller select. Empty unless ``defaultingType`` is `List`.
  public var defaultConstraints: [TopologySpreadConstraint]
  /// Where the constraints of pods that have none come from.
  public var defaultingType: DefaultingType

  /// Kubernetes' defaults unless given.
  public init(defaultConstraints: [TopologySpreadConstraint] = [], defaultingType: DefaultingType = .system) {
    self.defaultConstraints = defaultConstraints
    self.defaultingType = defaultingType
  }

  /// Where the constraints of pods that have none come from.
  public enum DefaultingType: String, Hashable, Sendable, CaseIterable {
    /// Kubernetes' own: over hosts and zones, where it can be done.
    case system = "System"
    /// ``PodTopologySpreadArgs/defaultConstraints``, which may be none.
    case list = "List"
  }
}
