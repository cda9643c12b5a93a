/// The arguments of NodeAffinity.
public struct NodeAffinityArgs: Hashable, Sendable {
  /// The nodes that all pods of the profile must have beside those that they select themselves; `nil` is no condition.
  public var requiredNodes: NodeSelector?
  /// The nodes that all pods of the profile would rather have.
  public var preferredNodes: [PreferredSchedulingTerm]

  /// The arguments (`addedAffinity`); none unless given.
  public init(requiredNodes: NodeSelector? = nil, preferredNodes: [PreferredSchedulingTerm] = []) {
    self.requiredNodes = requiredNodes
    self.preferredNodes = preferredNodes
  }
}

/// The arguments of VolumeBinding. None has a bearing on decisions; the `shape` that scores nodes by their storage needs a
/// feature gate that is off in 1.34 and 1.36, and is refused when a file is read.
public struct VolumeBindingArgs: Hashable, Sendable {
  /// How long binding a volume may take, in seconds.
  public var bindTimeoutSeconds: Int64

  /// Kubernetes' default unless given.
  public init(bindTimeoutSeconds: Int64 = 600) { self.bindTimeoutSeconds = bindTimeoutSeconds }
}

/// The arguments of NodeResourcesBalancedAllocation.
public struct NodeResourcesBalancedAllocationArgs: Hashable, Sendable {
  /// The resources whose use is evened out, each at most once and with weight 1.
  public var resources: [ResourceSpec]

  /// Kubernetes' defaults unless given.
  public init(resources: [ResourceSpec] = ResourceSpec.defaults) { self.resources = resources }
}
