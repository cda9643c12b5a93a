public import StowageKernel
public import StowageModel

/// Something that happened to a pod.
public struct PodEvent: Sendable {
  /// What happened.
  public let kind: Kind
  /// How long the pod had waited when it got a node, or was given up; zero else.
  public let waited: Milliseconds
  /// How long the pod ran, where it ran to its end; zero else.
  public let ran: Milliseconds
  /// How long ago the pod arrived, where it ran to its end; zero else. One that took the place of an evicted pod counts from
  /// the arrival of that.
  public let sinceArrival: Milliseconds
  /// What the pod wants.
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

  init(
    _ kind: Kind, _ shape: PodShape?, waited: Milliseconds = .zero, ran: Milliseconds = .zero,
    sinceArrival: Milliseconds = .zero
  ) {
    self.kind = kind
    self.waited = waited
    self.ran = ran
    self.sinceArrival = sinceArrival
    self.shape = shape
  }
}
