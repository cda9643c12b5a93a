/// How many pods of a kind may be down at one time by someone's choice.
public struct PodDisruptionBudget: Hashable, Sendable {
  /// The name and the namespace whose pods it protects.
  public var metadata: ObjectMeta
  /// The pods of the namespace that it protects; `nil` and the empty selector protect none of them in preemption.
  public var selector: LabelSelector?
  /// How many must stay up.
  public var minAvailable: IntOrPercent?
  /// How many may be down.
  public var maxUnavailable: IntOrPercent?
  /// How many more may go down now, as the controller has worked out.
  public var disruptionsAllowed: Int32
  /// Pods whose disruption is already under way.
  public var disruptedPods: Set<String>

  /// A budget; unless given, it allows no disruption now.
  public init(
    metadata: ObjectMeta, selector: LabelSelector?, minAvailable: IntOrPercent? = nil,
    maxUnavailable: IntOrPercent? = nil, disruptionsAllowed: Int32 = 0, disruptedPods: Set<String> = []
  ) {
    self.metadata = metadata
    self.selector = selector
    self.minAvailable = minAvailable
    self.maxUnavailable = maxUnavailable
    self.disruptionsAllowed = disruptionsAllowed
    self.disruptedPods = disruptedPods
  }
}

/// A count, or a share of some total in whole percent.
public enum IntOrPercent: Hashable, Sendable {
  /// A number of pods.
  case count(Int32)
  /// A share of the pods in percent, 0 to 100.
  case percent(Int32)
}

/// A priority with a name, to which pods refer.
public struct PriorityClass: Hashable, Sendable {
  /// The name; priority classes have no namespace.
  public var metadata: ObjectMeta
  /// The priority of pods that name it.
  public var value: Int32
  /// Whether pods that name none get it.
  public var globalDefault: Bool
  /// What its pods may do to others.
  public var preemptionPolicy: PreemptionPolicy

  /// A priority class; its pods may preempt others unless told otherwise.
  public init(
    metadata: ObjectMeta, value: Int32, globalDefault: Bool = false,
    preemptionPolicy: PreemptionPolicy = .preemptLowerPriority
  ) {
    self.metadata = metadata
    self.value = value
    self.globalDefault = globalDefault
    self.preemptionPolicy = preemptionPolicy
  }
}
