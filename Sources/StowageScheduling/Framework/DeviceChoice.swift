public import StowageCluster
public import StowageKernel
import StowageModel

/// How GPUs are chosen once the node is.
public enum DeviceChoice: String, Hashable, Sendable, CaseIterable {
  /// A share goes to the device with the least idle that is enough, whole requests to the first free devices.
  case tightest
  /// Any of the devices that will do, with the same chance.
  case random

  /// The placement of `pod` on `node` with devices; the pod waits where the devices don't give it.
  ///
  /// - Complexity: O(*d* log *d*) in the number of the node's devices.
  public func place(_ pod: PodInfo, on node: NodeID, in cluster: ClusterView, random: inout RandomStream) -> Decision {
    guard let request = pod.shape.gpu else { return .place(Placement(node: node)) }
    let accepted = cluster.acceptedModels(request)
    let free = cluster.freeMilliByDevice(on: node)
    var suitable: [Int] = []
    for (device, milli) in free.enumerated()
    where milli >= request.milliPerDevice && cluster.device(device, on: node, isOneOf: accepted) {
      suitable.append(device)
    }
    guard suitable.count >= request.count else { return .unschedulable }
    switch self {
    case .tightest:
      // Sorting by what is idle is stable: of equal amounts the lowest index comes first.
      let order = suitable.enumerated()
        .sorted { (free[free.startIndex + $0.element], $0.offset) < (free[free.startIndex + $1.element], $1.offset) }
      suitable = order.map(\.element)
    case .random:
      for position in 0..<request.count {
        suitable.swapAt(position, position + random.next(below: suitable.count - position))
      }
    }
    var devices = DeviceSet.none
    for device in suitable.prefix(request.count) { devices.insert(device) }
    return .place(Placement(node: node, devices: devices))
  }
}
