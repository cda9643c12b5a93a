public import StowageCluster
public import StowageModel

/// Scores nodes by how full they would be, as kube-scheduler's NodeResourcesFit does (1.34, resource_allocation.go).
///
/// CPU and memory are counted by what pods count in scores (a container without a request counts 100 milli-CPU and
/// 200 MiB), other resources by what is requested. Of extended resources, one that the pod does not ask for is left out.
/// ``NodeResourcesAllocated`` is the same idea for GPUs and plain requests.
public struct NodeResourcesFitScore: ScorePlugin {
  /// A resource that counts, and how much.
  public struct Resource: Hashable, Sendable {
    /// The resource.
    public var name: ResourceName
    /// Its weight.
    public var weight: Int64

    /// A resource with a weight.
    public init(_ name: ResourceName, weight: Int64 = 1) {
      self.name = name
      self.weight = weight
    }
  }

  /// What scores high.
  public enum Strategy: Hashable, Sendable {
    /// Empty nodes (LeastAllocated).
    case least
    /// Full nodes (MostAllocated).
    case most
    /// What a shape says (RequestedToCapacityRatio).
    case ratio(UtilizationShape)
  }

  /// What scores high.
  public let strategy: Strategy
  /// The resources.
  public let resources: [Resource]
  /// Whether requests of a pod as a whole are seen. In 1.34 this score does not see them, though the filter does.
  public let seesPodLevelRequests: Bool

  /// The score by `strategy`; over CPU and memory alike unless told otherwise.
  public init(
    _ strategy: Strategy = .least, resources: [Resource] = [Resource(.cpu), Resource(.memory)],
    seesPodLevelRequests: Bool = false
  ) {
    self.strategy = strategy
    self.resources = resources
    self.seesPodLevelRequests = seesPodLevelRequests
  }

  /// `NodeResourcesFit`.
  public let name = "NodeResourcesFit"

  /// The score of one node, 0 ... 100: the weighted mean over the resources, cut to a whole number, or rounded to the
  /// nearest where a shape scores.
  public func score(_ pod: PodInfo, on node: NodeID, in cluster: ClusterView) -> Int64 {
    let own = requests(of: pod)
    var sum: Int64 = 0
    var weights: Int64 = 0
    for resource in resources {
      let added = own[resource.name]
      guard let use = use(resource.name, on: node, in: cluster) else { continue }
      if resource.name != .cpu && resource.name != .memory && resource.name != .ephemeralStorage && added == 0 {
        continue
      }
      let requested = use.requested + added
      let score: Int64
      switch strategy {
      case .least: score = requested > use.allocatable ? 0 : percent(use.allocatable - requested, use)
      case .most: score = percent(min(requested, use.allocatable), use)
      case .ratio(let shape):
        score = shape.score(atPercent: requested > use.allocatable ? 100 : percent(requested, use))
        // As kube-scheduler has it, a resource that scores nothing does not take part at all.
        if score == 0 { continue }
      }
      sum += resource.weight * score
      weights += resource.weight
    }
    if weights == 0 { return 0 }
    if case .ratio = strategy { return (2 * sum + weights) / (2 * weights) }
    return sum / weights
  }

  /// What the pod itself counts.
  private func requests(of pod: PodInfo) -> ResourceList {
    seesPodLevelRequests
      ? pod.shape.nonZeroRequests
      : pod.shape.spec.requests(missing: PodSpec.countedWhereMissing, podLevel: false)
  }

  private typealias Use = (allocatable: Int64, requested: Int64)

  /// What the node has of a resource and what its pods count; `nil` where it has none.
  private func use(_ name: ResourceName, on node: NodeID, in cluster: ClusterView) -> Use? {
    guard let column = cluster.column(of: name) else { return nil }
    let allocatable = cluster.allocatable(column, on: node)
    if allocatable == 0 { return nil }
    switch name {
    case .cpu: return (allocatable, cluster.nonZeroCPU[node.index])
    case .memory: return (allocatable, cluster.nonZeroMemory[node.index])
    default: return (allocatable, allocatable - cluster.free(column, on: node))
    }
  }

  private func percent(_ part: Int64, _ use: Use) -> Int64 {
    let (product, overflow) = part.multipliedReportingOverflow(by: 100)
    return overflow ? Int64(Int128(part) * 100 / Int128(use.allocatable)) : product / use.allocatable
  }
}
