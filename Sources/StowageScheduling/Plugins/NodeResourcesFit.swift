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

  /// Every resource that is short is a reason, in kube-scheduler's order; one that the whole node has too little of can't
  /// be helped.
  public func reject(_ pod: PodInfo, on node: NodeID, in cluster: ClusterView) -> Rejection? {
    var short = pod.demands.filter { $0.column != .gpuMilli && $0.amount > cluster.free($0.column, on: node) }
    if short.isEmpty { return nil }
    short.sort { Self.rank($0) < Self.rank($1) }
    let isBeyondNode = short.contains {
      $0.column != .pods && $0.amount > cluster.allocatable($0.column, on: node)
    }
    let reasons = short.map {
      $0.column == .pods ? "Too many pods" : "Insufficient \(cluster.resources[$0.column.index].rawValue)"
    }
    return Rejection(
      plugin: name, code: isBeyondNode ? .unschedulableAndUnresolvable : .unschedulable, reasons: reasons)
  }

  /// Pods come first, then CPU, memory, scratch storage and what else there is.
  private static func rank(_ demand: Demand) -> Int { demand.column == .pods ? -1 : demand.column.index }

  /// One pass over the column of each resource that the pod asks for.
  public func filter(_ nodes: inout NodeSet, for pod: PodInfo, in cluster: ClusterView) {
    for demand in pod.demands where demand.column != .gpuMilli {
      nodes.keep(whereAtLeast: demand.amount, in: cluster.free(demand.column))
    }
  }
}
