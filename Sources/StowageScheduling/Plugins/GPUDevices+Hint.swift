public import StowageCluster
import StowageModel

extension GPUDevices: QueueHintPlugin {
  /// Nodes that join, nodes whose GPUs change, and pods that leave.
  public var registeredEvents: ClusterEvent.Kinds { [.nodeAdded, .nodeAllocatable, .podRemoved] }

  /// A pod that leaves GPUs, and a node that has GPUs enough of a model that the pod accepts, help.
  public func queueingHint(_ event: ClusterEvent, _ pod: PodInfo, in cluster: ClusterView) -> Bool {
    guard let request = pod.shape.gpu else { return false }
    func has(_ node: Node) -> Bool {
      node.devices.count { request.models.isEmpty || request.models.contains($0.model) } >= request.count
    }
    switch event {
    case .podRemoved(let shape): return shape.gpu != nil
    case .nodeAdded(let node): return has(node)
    case .nodeChanged(let old, let new): return old.devices != new.devices && has(new)
    default: return false
    }
  }
}
