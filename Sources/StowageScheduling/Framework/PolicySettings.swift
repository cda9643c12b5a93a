/// How a policy works where its rule leaves a choice, and what it is told of the workload before the first decision.
///
/// `nil` stands for a setting that is not given, or that a policy does not have.
public struct PolicySettings {
  /// How one of several equally good nodes is chosen.
  public var tieBreak: TieBreak?
  /// How devices are chosen on the node.
  public var deviceChoice: DeviceChoice?
  /// Whether decisions are worked out anew for every pod, or from what is cached of its shape; both are the same.
  public var path: DecisionPath?
  /// Which pods are typical of the workload. Without, a policy that goes by them sees no difference between nodes.
  public var typicalPods: TypicalPods?

  /// The settings that are given.
  public init(
    tieBreak: TieBreak? = nil, deviceChoice: DeviceChoice? = nil, path: DecisionPath? = nil,
    typicalPods: TypicalPods? = nil
  ) {
    self.tieBreak = tieBreak
    self.deviceChoice = deviceChoice
    self.path = path
    self.typicalPods = typicalPods
  }

  /// The settings that `policy` goes by: none where it is no ``ConfigurablePolicy``.
  public init(of policy: any SchedulingPolicy) {
    self = (policy as? any ConfigurablePolicy)?.settings ?? PolicySettings()
  }

  /// `policy` with these settings, as far as it has them.
  public func applied(to policy: any SchedulingPolicy) -> any SchedulingPolicy {
    guard var configurable = policy as? any ConfigurablePolicy else { return policy }
    configurable.configure(self)
    return configurable
  }
}

/// A policy that has some of the ``PolicySettings``.
public protocol ConfigurablePolicy: SchedulingPolicy {
  /// The settings that the policy goes by now; `nil` for those that it does not have.
  var settings: PolicySettings { get }

  /// Goes by the settings that are given from now on; those that are not given, or that the policy does not have, change
  /// nothing.
  mutating func configure(_ settings: PolicySettings)
}
