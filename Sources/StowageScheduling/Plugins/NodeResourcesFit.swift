public import StowageCluster
public import StowageModel

/// Keeps pods off nodes with too little left of a resource (Kubernetes 1.34). GPUs are ``GPUDevices``' business.
public struct NodeResourcesFit: BatchFilterPlugin, CacheableFilterPlugin {
  /// Extended resources that are not looked at.
  public let ignoredResources: Set<ResourceName>
  /// The part before the `/` of extended resources that are not looked at either.
  public let ignoredResourceGroups: Set<String>

  /// The plugin; it looks at all resources unless told otherwise.
  public init(ignoredResources: Set<ResourceName> = [], ignoredResourceGroups: Set<String> = []) {
    self.ignoredResources = ignoredResources
    self.ignoredResourceGroups = ignoredResourceGroups
  }

  /// The plugin's name in rejections, scores and configuration files: `NodeResourcesFit`.
  public let name = "NodeResourcesFit"
  /// The node and its pods.
  public let scope = FilterScope.nodeState

  /// Every resource that is short is a reason, in kube-scheduler's order; one that the whole node has too little of can't
  /// be helped.
  public func reject(_ pod: PodInfo, on node: NodeID, in cluster: ClusterView) -> Rejection? {
    var short = pod.demands.filter {
      $0.amount > cluster.free($0.column, on: node) && looks(at: $0.column, in: cluster)
    }
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

  /// Whether the node has enough left of everything.
  package func hasFreeCapacity(for pod: PodInfo, on node: NodeID, in cluster: ClusterView) -> Bool {
    for demand in pod.demands where demand.amount > cluster.free(demand.column, on: node) {
      if looks(at: demand.column, in: cluster) { return false }
    }
    return true
  }

  /// One look at each column for a few nodes.
  public func test(_ nodes: [NodeID], for pod: PodInfo, in cluster: ClusterView, passes: inout [Bool]) {
    for demand in pod.demands where looks(at: demand.column, in: cluster) {
      let free = cluster.free(demand.column)
      for (index, node) in nodes.enumerated() where demand.amount > free[node.index] { passes[index] = false }
    }
  }

  /// One pass over the column of each resource that the pod asks for.
  public func filter(_ nodes: inout NodeSet, for pod: PodInfo, in cluster: ClusterView) {
    for demand in pod.demands where looks(at: demand.column, in: cluster) {
      nodes.retain(whereAtLeast: demand.amount, in: cluster.free(demand.column))
    }
  }

  /// All that the pod asks for and the plugin looks at.
  public func capacityDemands(of pod: PodInfo, in cluster: ClusterView) -> [Demand]? {
    if ignoredResources.isEmpty && ignoredResourceGroups.isEmpty && pod.shape.gpu == nil { return pod.demands }
    return pod.demands.filter { looks(at: $0.column, in: cluster) }
  }

  private func looks(at column: ResourceColumn, in cluster: ClusterView) -> Bool {
    if column == .gpuMilli { return false }
    if ignoredResources.isEmpty && ignoredResourceGroups.isEmpty { return true }
    let resource = cluster.resources[column.index]
    guard let group = resource.extendedGroup else { return true }
    return !ignoredResources.contains(resource) && !ignoredResourceGroups.contains(group)
  }
}

extension ResourceName {
  /// The part before the `/` of a resource that is not Kubernetes' own; `nil` for those that are
  /// (1.34, pkg/apis/core/v1/helper, `IsExtendedResourceName`).
  var extendedGroup: String? {
    guard let slash = rawValue.firstIndex(of: "/"), !rawValue.contains("kubernetes.io/"),
      !rawValue.hasPrefix("requests.")
    else { return nil }
    return String(rawValue[..<slash])
  }
}
