import StowageCluster
import StowageKernel
import StowageModel
import StowageScheduling

/// The published Random: any node that fits, any device with room for a share, drawn from the very stream that the
/// workload was made from, number by number as the original drew them.
///
/// There the nodes that fit were numbered in the order in which sixteen threads found them, which nobody can repeat. Here
/// they are in the order of their names, which is the order in which they were looked at.
struct PublishedRandom: FilteringPolicy {
  let name = "01-Random"
  private(set) var feasibility = Feasibility()
  private var numbers: GoRandom
  private let nodesByName: [NodeID]

  /// The policy for a workload whose nodes joined the cluster in the order of their ranks.
  init(_ arrivals: PublishedArrivals, of list: FGDWorkload) {
    numbers = arrivals.random
    var rank = [Int](repeating: 0, count: arrivals.nodes.count)
    for (index, node) in arrivals.nodes.enumerated() { rank[node] = index }
    nodesByName = list.nodesByName.map { NodeID(rank[$0]) }
  }

  mutating func decide(_ pod: PodInfo, in cluster: ClusterView, random: inout RandomStream) -> Decision {
    let feasible = feasibility.nodes(for: pod, in: cluster)
    let count = feasible.count
    // A node that is the only one is taken without a score, and so without a draw.
    var rest = count > 1 ? numbers.next(below: count) : 0
    for node in nodesByName where feasible.contains(node) {
      if rest == 0 { return place(pod, on: node, in: cluster, random: &random) }
      rest -= 1
    }
    return .unschedulable
  }

  private mutating func place(
    _ pod: PodInfo, on node: NodeID, in cluster: ClusterView, random: inout RandomStream
  ) -> Decision {
    guard let gpu = pod.shape.gpu, gpu.count == 1, gpu.milliPerDevice < GPUDevice.wholeMilli else {
      return DeviceChoice.tightest.place(pod, on: node, in: cluster, random: &random)
    }
    // Each that has room takes the place of the one before with a chance of one in so many as were seen.
    var seen = 0
    var chosen: Int?
    for (device, milli) in cluster.freeMilliByDevice(on: node).enumerated() where milli >= gpu.milliPerDevice {
      seen += 1
      if numbers.next(below: seen) == 0 { chosen = device }
    }
    return chosen.map { .place(Placement(node: node, devices: DeviceSet(device: $0))) } ?? .unschedulable
  }
}
