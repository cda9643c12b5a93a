public import StowageCluster
import StowageModel

/// Keeps pods off nodes with too little left of a resource (Kubernetes 1.34). GPUs are ``GPUDevices``' business.
public struct NodeResourcesFit: FilterPlugin {
  /// The plugin.
  public init() {}

  /// `NodeResourcesFit`.
  public let name = "NodeResourcesFit"
  /// The node and its pods.
  public let scope = FilterScope.nodeState

  /// Every resource that is short is a reason; one that the whole node has too little of can't be helped.
  public func reject(_ pod: PodInfo, on node: NodeID, in cluster: ClusterView) -> Rejection? {
    var reasons: [String] = []
    var code = Rejection.Code.unschedulable
    for demand in pod.demands where demand.column != .gpuMilli && demand.amount > cluster.free(demand.column, on: node)
    {
      let resource = cluster.resources[demand.column.index]
      reasons.append(demand.column == .pods ? "Too many pods" : "Insufficient \(resource.rawValue)")
      if demand.column != .pods && demand.amount > cluster.allocatable(demand.column, on: node) {
        code = .unschedulableAndUnresolvable
      }
    }
    return reasons.isEmpty ? nil : Rejection(plugin: name, code: code, reasons: reasons)
  }

  /// One look at each column for a few nodes.
  public func test(_ nodes: [NodeID], for pod: PodInfo, in cluster: ClusterView, passes: inout [Bool]) {
    for demand in pod.demands where demand.column != .gpuMilli {
      let free = cluster.free(demand.column)
      for (place, node) in nodes.enumerated() where demand.amount > free[node.index] { passes[place] = false }
    }
  }

  /// One pass over the column of each resource that the pod asks for.
  public func filter(_ nodes: inout NodeSet, for pod: PodInfo, in cluster: ClusterView) {
    for demand in pod.demands where demand.column != .gpuMilli {
      nodes.keep(whereAtLeast: demand.amount, in: cluster.free(demand.column))
    }
  }
}
