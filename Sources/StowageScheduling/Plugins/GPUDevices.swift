public import StowageCluster
import StowageModel

/// Keeps pods off nodes whose GPUs can't give what they ask for: a share of one device, or whole free devices, of a
/// model that they accept.
public struct GPUDevices: PreFilterPlugin, BatchFilterPlugin, CacheableFilterPlugin {
  /// Makes the plugin; it has no settings.
  public init() {}

  /// The plugin's name in rejections, scores and configuration files: `GPUDevices`.
  public let name = "GPUDevices"
  /// The node and its pods.
  public let scope = FilterScope.nodeState

  /// Pods that ask for GPUs.
  public func concerns(_ pod: PodInfo, in cluster: ClusterView) -> Bool { pod.shape.gpu != nil }

  /// Too few devices with enough idle and the right model reject the pod.
  ///
  /// - Complexity: O(*d*) in the number of the node's devices.
  public func reject(_ pod: PodInfo, on node: NodeID, in cluster: ClusterView) -> Rejection? {
    guard let request = pod.shape.gpu else { return nil }
    let accepted = cluster.acceptedModels(request)
    var right = 0
    var free = 0
    for (device, milli) in cluster.freeMilliByDevice(on: node).enumerated()
    where cluster.device(device, on: node, isOneOf: accepted) {
      right += 1
      if milli >= request.milliPerDevice { free += 1 }
    }
    if free >= request.count { return nil }
    if right >= request.count { return Rejection(plugin: name, reasons: ["Insufficient gpu"]) }
    let reason = request.models.isEmpty ? "node(s) had too few GPUs" : "node(s) had too few GPUs of a model accepted"
    return Rejection(plugin: name, code: .unschedulableAndUnresolvable, reasons: [reason])
  }

  /// Goes by the summary of each node's devices, and by the devices one by one only where a node has several models.
  public func filter(_ nodes: inout NodeSet, for pod: PodInfo, in cluster: ClusterView) {
    guard let request = pod.shape.gpu else { return }
    if request.milliPerDevice < GPUDevice.wholeMilli {
      nodes.retain(whereAtLeast: request.milliPerDevice, in: cluster.largestFreeMilli)
    } else {
      let whole = cluster.wholeFreeDevices
      nodes.filter { whole[$0] >= request.count }
    }
    if request.models.isEmpty { return }
    let accepted = cluster.acceptedModels(request)
    let models = cluster.deviceModels
    nodes.filter { node in
      let present = models[node]
      if present & accepted == 0 { return false }
      return present & ~accepted == 0 || reject(pod, on: cluster.nodeID(at: node), in: cluster) == nil
    }
  }
}
