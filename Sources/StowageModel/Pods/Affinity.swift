/// Which nodes and which neighbours a pod must or would rather have.
public struct Affinity: Hashable, Sendable {
  /// The nodes it must have; `nil` is no condition.
  public var requiredNodes: NodeSelector?
  /// The nodes it would rather have.
  public var preferredNodes: [PreferredSchedulingTerm]
  /// Pods that must be near.
  public var requiredPods: [PodAffinityTerm]
  /// Pods that it would rather have near.
  public var preferredPods: [WeightedPodAffinityTerm]
  /// Pods that must not be near.
  public var requiredAntiPods: [PodAffinityTerm]
  /// Pods that it would rather not have near.
  public var preferredAntiPods: [WeightedPodAffinityTerm]

  /// Affinity of these parts; none unless given.
  public init(
    requiredNodes: NodeSelector? = nil, preferredNodes: [PreferredSchedulingTerm] = [],
    requiredPods: [PodAffinityTerm] = [], preferredPods: [WeightedPodAffinityTerm] = [],
    requiredAntiPods: [PodAffinityTerm] = [], preferredAntiPods: [WeightedPodAffinityTerm] = []
  ) {
    self.requiredNodes = requiredNodes
    self.preferredNodes = preferredNodes
    self.requiredPods = requiredPods
    self.preferredPods = preferredPods
    self.requiredAntiPods = requiredAntiPods
    self.preferredAntiPods = preferredAntiPods
  }

  /// Whether there is no part: any node will do.
  var isEmpty: Bool { requiredNodes == nil && preferredNodes.isEmpty && !concernsPods }

  /// Whether some part concerns other pods.
  public var concernsPods: Bool {
    !(requiredPods.isEmpty && preferredPods.isEmpty && requiredAntiPods.isEmpty && preferredAntiPods.isEmpty)
  }
}

/// A wish for nodes.
public struct PreferredSchedulingTerm: Hashable, Sendable {
  /// How much it counts, 1 to 100.
  public var weight: Int32
  /// The nodes that are preferred.
  public var preference: NodeSelectorTerm

  /// A wish for nodes.
  public init(weight: Int32, preference: NodeSelectorTerm) {
    self.weight = weight
    self.preference = preference
  }
}

/// A condition on the pods near a node.
public struct PodAffinityTerm: Hashable, Sendable {
  /// The pods meant; `nil` selects none.
  public var labelSelector: LabelSelector?
  /// The node label whose equal values mean "near".
  public var topologyKey: String
  /// The namespaces in which the pods are; `nil` means the pod's own unless `namespaceSelector` is given.
  public var namespaces: [String]?
  /// The namespaces' labels; empty selects all of them.
  public var namespaceSelector: LabelSelector?
  /// Keys whose values on the pod itself the other pods must share.
  public var matchLabelKeys: [String]
  /// Keys whose values on the pod itself the other pods must not share.
  public var mismatchLabelKeys: [String]

  /// A condition on the pods near a node.
  public init(
    labelSelector: LabelSelector?, topologyKey: String, namespaces: [String]? = nil,
    namespaceSelector: LabelSelector? = nil, matchLabelKeys: [String] = [], mismatchLabelKeys: [String] = []
  ) {
    self.labelSelector = labelSelector
    self.topologyKey = topologyKey
    self.namespaces = namespaces
    self.namespaceSelector = namespaceSelector
    self.matchLabelKeys = matchLabelKeys
    self.mismatchLabelKeys = mismatchLabelKeys
  }
}

/// A wish for the pods near a node.
public struct WeightedPodAffinityTerm: Hashable, Sendable {
  /// How much it counts, 1 to 100.
  public var weight: Int32
  /// The pods to be near, or to avoid, and within which topology.
  public var term: PodAffinityTerm

  /// A wish for neighbours.
  public init(weight: Int32, term: PodAffinityTerm) {
    self.weight = weight
    self.term = term
  }
}
