/// How pods of a kind are to be spread over the values of a node label.
public struct TopologySpreadConstraint: Hashable, Sendable {
  /// How far the fullest domain may be ahead of the emptiest.
  public var maxSkew: Int32
  /// The node label whose values are the domains.
  public var topologyKey: String
  /// Whether a breach forbids a node or only lowers its score.
  public var whenUnsatisfiable: Action
  /// The pods that count; `nil` counts none.
  public var labelSelector: LabelSelector?
  /// With fewer domains than this the least count is taken as 0.
  public var minDomains: Int32?
  /// Whether nodes that the pod's node affinity excludes are counted.
  public var nodeAffinityPolicy: InclusionPolicy
  /// Whether nodes with taints that the pod does not tolerate are counted.
  public var nodeTaintsPolicy: InclusionPolicy
  /// Keys whose values on the pod itself the counted pods must share.
  public var matchLabelKeys: [String]

  /// A constraint; the policies are Kubernetes' defaults unless given.
  public init(
    maxSkew: Int32, topologyKey: String, whenUnsatisfiable: Action, labelSelector: LabelSelector?,
    minDomains: Int32? = nil, nodeAffinityPolicy: InclusionPolicy = .honor,
    nodeTaintsPolicy: InclusionPolicy = .ignore, matchLabelKeys: [String] = []
  ) {
    self.maxSkew = maxSkew
    self.topologyKey = topologyKey
    self.whenUnsatisfiable = whenUnsatisfiable
    self.labelSelector = labelSelector
    self.minDomains = minDomains
    self.nodeAffinityPolicy = nodeAffinityPolicy
    self.nodeTaintsPolicy = nodeTaintsPolicy
    self.matchLabelKeys = matchLabelKeys
  }

  /// What a breach does.
  public enum Action: String, Hashable, Sendable, CaseIterable {
    /// It forbids the node.
    case doNotSchedule = "DoNotSchedule"
    /// It lowers the node's score.
    case scheduleAnyway = "ScheduleAnyway"
  }

  /// Whether excluded nodes are left out of the count.
  public enum InclusionPolicy: String, Hashable, Sendable, CaseIterable {
    /// They are left out.
    case honor = "Honor"
    /// The policy is ignored: excluded nodes are counted.
    case ignore = "Ignore"
  }
}
