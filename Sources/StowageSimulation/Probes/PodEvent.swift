public import StowageKernel
public import StowageModel

/// Something that happened to a pod.
public struct PodEvent: Sendable {
  /// What happened.
  public let kind: Kind
  /// How long the pod had waited when it got a node, or was given up; zero else.
  public let waited: Milliseconds
  /// What the pod wants; `nil` where it ran to its end.
  public let shape: PodShape?

  /// What can happen to a pod.
  public enum Kind: Sendable, Hashable {
    /// It came from the workload, and waits.
    case arrived
    /// It got a node.
    case placed
    /// It ran to its end.
    case completed
    /// It was given up.
    case dropped
  }

  init(_ kind: Kind, _ shape: PodShape?, waited: Milliseconds = Milliseconds(0)) {
    self.kind = kind
    self.waited = waited
    self.shape = shape
  }
}
