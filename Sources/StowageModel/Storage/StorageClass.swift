/// A kind of storage that volumes are made of on demand (storage.k8s.io/v1).
public struct StorageClass: Hashable, Sendable {
  /// The name; storage classes have no namespace.
  public var metadata: ObjectMeta
  /// Who makes its volumes, as in `ebs.csi.aws.com`.
  public var provisioner: String
  /// When a claim gets its volume.
  public var volumeBindingMode: VolumeBindingMode
  /// Where its volumes can be made; empty is everywhere.
  public var allowedTopologies: [TopologySelectorTerm]

  /// A storage class; claims are bound at once and volumes can be anywhere unless told otherwise.
  public init(
    metadata: ObjectMeta, provisioner: String, volumeBindingMode: VolumeBindingMode = .immediate,
    allowedTopologies: [TopologySelectorTerm] = []
  ) {
    self.metadata = metadata
    self.provisioner = provisioner
    self.volumeBindingMode = volumeBindingMode
    self.allowedTopologies = allowedTopologies
  }

  /// The provisioner of classes whose volumes are made by hand.
  public static let noProvisioner = "kubernetes.io/no-provisioner"

  /// Whether volumes can be made where `labels` are a node's: some term matches, or there is none at all.
  ///
  /// - Complexity: O(*n*) in the number of terms and their conditions.
  public func allowsTopology(labels: [String: String]) -> Bool {
    allowedTopologies.isEmpty || allowedTopologies.contains { $0.matches(labels) }
  }
}

/// When a claim gets its volume.
public enum VolumeBindingMode: String, Hashable, Sendable, CaseIterable {
  /// As soon as the claim is there.
  case immediate = "Immediate"
  /// When a pod that uses it is scheduled, so that the volume is where the pod can run.
  case waitForFirstConsumer = "WaitForFirstConsumer"
}

/// A place where volumes can be made: all its conditions must hold. Without conditions it matches nothing.
public struct TopologySelectorTerm: Hashable, Sendable {
  /// The conditions on labels.
  public var matchLabelExpressions: [Requirement]

  /// A place that meets all these conditions.
  public init(matchLabelExpressions: [Requirement]) { self.matchLabelExpressions = matchLabelExpressions }

  /// Whether `labels` meet every condition.
  public func matches(_ labels: [String: String]) -> Bool {
    !matchLabelExpressions.isEmpty
      && matchLabelExpressions.allSatisfy { labels[$0.key].map($0.values.contains) ?? false }
  }

  /// A label that must have one of some values.
  public struct Requirement: Hashable, Sendable {
    /// The key of the node label that must have one of the values.
    public var key: String
    /// The values, one of which it must have.
    public var values: [String]

    /// A condition on the label `key`.
    public init(key: String, values: [String]) {
      self.key = key
      self.values = values
    }
  }
}
