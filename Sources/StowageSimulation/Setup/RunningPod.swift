public import StowageKernel
public import StowageModel

/// A pod that is on a node when the simulation begins.
public struct RunningPod: Sendable, Hashable {
  /// The name of the pod, for reports.
  public var name: String
  /// What the pod requests on its node.
  public var shape: PodShape
  /// The node it is on.
  public var node: String
  /// How long it still runs.
  public var remaining: Milliseconds

  /// A pod on `node`; it runs for ever unless told otherwise.
  public init(name: String, shape: PodShape, node: String, remaining: Milliseconds = .infinite) {
    self.name = name
    self.shape = shape
    self.node = node
    self.remaining = remaining
  }
}
