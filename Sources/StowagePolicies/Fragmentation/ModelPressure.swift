import StowageCluster
import StowageModel
import StowageScheduling

/// How much is asked for of the GPUs of a node, against all GPUs: 1 where nobody minds the model, more where some pods
/// accept no other.
///
/// Each typical demand is spread evenly over the GPUs that it accepts.
struct ModelPressure {
  /// The pressure by node: 0 where no typical pod takes its GPUs.
  let byNode: [Double]

  init(_ typical: TypicalPods, in cluster: ClusterView) {
    var byNode = [Double](repeating: 0, count: cluster.nodeSlots)
    var forAll = 0.0
    var asked = 0.0
    for demand in typical.demands {
      guard let gpu = demand.gpu else { continue }
      let milli = Double(gpu.totalMilli) * Double(demand.count)
      if gpu.models.isEmpty {
        asked += milli
        forAll += milli
        continue
      }
      let accepted = Self.acceptedCounts(gpu, in: cluster)
      let count = accepted.reduce(0) { $0 + $1.accepted }
      // What no node has can't be missed.
      if count == 0 { continue }
      asked += milli
      for (node, counts) in accepted.enumerated() where counts.accepted > 0 {
        byNode[node] += milli / Double(count) * Double(counts.accepted) / Double(counts.all)
      }
    }
    let mean = asked / Double(max(1, cluster.deviceCount))
    let common = forAll / Double(max(1, cluster.deviceCount))
    self.byNode = byNode.map { mean > 0 ? ($0 + common) / mean : 0 }
  }

  /// By node: how many of its GPUs are of a model that will do, and how many it has.
  private static func acceptedCounts(_ gpu: GPURequest, in cluster: ClusterView) -> [(accepted: Int, all: Int)] {
    let bits = cluster.acceptedModels(gpu)
    let models = cluster.deviceModels
    return (0..<cluster.nodeSlots).map { index in
      let all = cluster.freeMilliByDevice(on: cluster.nodeID(at: index)).count
      if models[index] & bits == 0 { return (0, all) }
      if models[index] & ~bits == 0 { return (all, all) }
      return ((0..<all).count { cluster.device($0, on: cluster.nodeID(at: index), isOneOf: bits) }, all)
    }
  }
}
