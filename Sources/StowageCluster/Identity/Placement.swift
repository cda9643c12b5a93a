/// Where a pod goes: a node and, where the pod wants GPUs, which of its devices.
@frozen
public struct Placement: Hashable, Sendable {
  /// The node that the pod is bound to.
  public let node: NodeID
  /// The node's devices that the pod takes; none unless it wants GPUs.
  public let devices: DeviceSet

  /// A place on `node`.
  @inlinable
  public init(node: NodeID, devices: DeviceSet = .none) {
    self.node = node
    self.devices = devices
  }
}
