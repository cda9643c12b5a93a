/// A pod: what is placed on a node as one.
public struct Pod: Hashable, Sendable {
  /// Name, namespace and labels.
  public var metadata: ObjectMeta
  /// What it wants.
  public var spec: PodSpec
  /// Where it stands.
  public var phase: Phase

  /// A pod.
  public init(metadata: ObjectMeta, spec: PodSpec, phase: Phase = .pending) {
    self.metadata = metadata
    self.spec = spec
    self.phase = phase
  }

  /// `namespace/name`, or the name alone where there is no namespace.
  public var qualifiedName: String {
    metadata.namespace.isEmpty ? metadata.name : "\(metadata.namespace)/\(metadata.name)"
  }

  /// Where a pod stands in its life.
  public enum Phase: String, Hashable, Sendable, CaseIterable {
    /// Accepted, not yet running.
    case pending = "Pending"
    /// Bound to a node and running.
    case running = "Running"
    /// Ended well.
    case succeeded = "Succeeded"
    /// Ended badly.
    case failed = "Failed"
    /// Its node cannot be reached.
    case unknown = "Unknown"

    /// Whether the pod has ended and holds nothing any more.
    public var isTerminal: Bool { self == .succeeded || self == .failed }
  }
}
