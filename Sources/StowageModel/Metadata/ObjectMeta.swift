public import StowageKernel

/// What every Kubernetes object says of itself.
public struct ObjectMeta: Hashable, Sendable {
  /// The name, unique in its namespace among objects of its kind.
  public var name: String
  /// The namespace; empty for objects that have none, such as nodes.
  public var namespace: String
  /// Labels, which selectors select by.
  public var labels: [String: String]
  /// Annotations, which nothing selects by.
  public var annotations: [String: String]
  /// The unique identifier, where the source has one.
  public var uid: String
  /// When the object was made: milliseconds since 1970 in manifests, since the trace's start in traces.
  public var creationTime: Instant?
  /// When its deletion was asked for; a pod that has this is terminating.
  public var deletionTime: Instant?
  /// The objects that this one belongs to.
  public var ownerReferences: [OwnerReference]

  /// Metadata with a name; everything else is empty unless given.
  public init(
    name: String, namespace: String = "", labels: [String: String] = [:], annotations: [String: String] = [:],
    uid: String = "", creationTime: Instant? = nil, deletionTime: Instant? = nil,
    ownerReferences: [OwnerReference] = []
  ) {
    self.name = name
    self.namespace = namespace
    self.labels = labels
    self.annotations = annotations
    self.uid = uid
    self.creationTime = creationTime
    self.deletionTime = deletionTime
    self.ownerReferences = ownerReferences
  }

  /// `namespace/name`, or the name alone where there is no namespace.
  public var qualifiedName: String { namespace.isEmpty ? name : "\(namespace)/\(name)" }
}

/// A link from an object to the one that it belongs to.
public struct OwnerReference: Hashable, Sendable {
  /// The owner's kind, as in `ReplicaSet`.
  public var kind: String
  /// The name of the owner in the pod's namespace.
  public var name: String
  /// The owner's unique identifier.
  public var uid: String
  /// Whether this owner manages the object.
  public var isController: Bool

  /// A link to the `kind` called `name`.
  public init(kind: String, name: String, uid: String = "", isController: Bool = false) {
    self.kind = kind
    self.name = name
    self.uid = uid
    self.isController = isController
  }
}

/// A namespace: pods' affinity can select namespaces by label.
public struct Namespace: Hashable, Sendable {
  /// The name, and the labels that namespace selectors look at.
  public var metadata: ObjectMeta

  /// The namespace that `metadata` describes.
  public init(metadata: ObjectMeta) { self.metadata = metadata }
}
