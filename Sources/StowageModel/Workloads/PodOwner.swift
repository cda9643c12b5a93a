/// An object that keeps up a number of equal pods; pods of one owner are spread by default.
///
/// Kubernetes has a kind for each (core/v1, apps/v1), of which scheduling sees the same: which pods they select.
public struct PodOwner: Hashable, Sendable {
  /// Which kind of object it is.
  public var kind: Kind
  /// Name, namespace and identifier.
  public var metadata: ObjectMeta
  /// The pods of its namespace that are its own; `nil` selects none. A replication controller's map of labels is
  /// ``LabelSelector/matchLabels``.
  public var selector: LabelSelector?

  /// An owner of the pods in its namespace that `selector` selects.
  public init(kind: Kind, metadata: ObjectMeta, selector: LabelSelector?) {
    self.kind = kind
    self.metadata = metadata
    self.selector = selector
  }

  /// The kinds of objects that count as owners in default spreading.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Equal pods (core/v1); replica sets have taken its place.
    case replicationController = "ReplicationController"
    /// Interchangeable pods (apps/v1).
    case replicaSet = "ReplicaSet"
    /// Pods with numbers and volumes of their own (apps/v1).
    case statefulSet = "StatefulSet"
    /// Keeps a replica set (apps/v1). It owns pods itself only where they were made for it without one.
    case deployment = "Deployment"
  }
}
