public import StowageKernel
public import StowageModel

/// Something that happened to a pod.
public enum PodEvent: Sendable {
  /// It came from the workload, and waits.
  case arrived(PodShape)
  /// It got a node, after it had waited for so long.
  case placed(PodShape, waited: Milliseconds)
  /// It ran to its end.
  case completed
  /// It was given up, after it had waited for so long.
  case dropped(PodShape, waited: Milliseconds)
}
