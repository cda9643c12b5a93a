public import StowageCluster
public import StowageModel

/// Scores nodes by how full they would be, as kube-scheduler's NodeResourcesFit does (1.34, resource_allocation.go).
///
/// CPU and memory are counted by what pods count in scores (a container without a request counts 100 milli-CPU and
/// 200 MiB), other resources by what is requested. Of extended resources, one that the pod does not ask for is left out.
/// ``NodeResourcesAllocated`` is the same idea for GPUs and plain requests.
public struct NodeResourcesFitScore: BatchScorePlugin, CacheableScorePlugin {
  /// A resource that counts, and how much.
  public struct Resource: Hashable, Sendable {
    /// The resource that counts in the score.
    public var name: ResourceName
    /// How much it counts, in proportion to the other weights.
    public var weight: Int64

    /// A resource; its weight is 1 unless given.
    public init(_ name: ResourceName, weight: Int64 = 1) {
      self.name = name
      self.weight = weight
    }
  }

  /// Which nodes get high scores.
  public enum Strategy: Hashable, Sendable {
    /// Nodes with little requested: pods are spread (LeastAllocated).
    case least
    /// Nodes with much requested: pods are packed (MostAllocated).
    case most
    /// What a shape says (RequestedToCapacityRatio).
    case ratio(UtilizationShape)
  }

  /// Which nodes get high scores.
  public let strategy: Strategy
  /// The resources that count, with their weights.
  public let resources: [Resource]
  /// Whether requests of a pod as a whole are seen. In 1.34 this score does not see them, though the filter does.
  public let seesPodLevelRequests: Bool
  /// The weights where the resources are CPU and memory, in either order.
  private let weightsOfBoth: CPUAndMemory?

  /// The score by `strategy`; over CPU and memory alike unless told otherwise.
  public init(
    _ strategy: Strategy = .least, resources: [Resource] = [Resource(.cpu), Resource(.memory)],
    seesPodLevelRequests: Bool = false
  ) {
    self.strategy = strategy
    self.resources = resources
    self.seesPodLevelRequests = seesPodLevelRequests
    weightsOfBoth =
      switch resources.map(\.name) {
      case [.cpu, .memory]: CPUAndMemory(cpu: resources[0].weight, memory: resources[1].weight)
      case [.memory, .cpu]: CPUAndMemory(cpu: resources[1].weight, memory: resources[0].weight)
      default: nil
      }
  }

  /// The plugin's name in rejections, scores and configuration files: `NodeResourcesFit`.
  public let name = "NodeResourcesFit"
  /// The node and its pods.
  public let scoreScope = ScoreScope.nodeState

  /// The score of one node, 0 ... 100: the weighted mean over the resources, cut to a whole number, or rounded to the
  /// nearest where a shape scores.
  public func score(_ pod: PodInfo, on node: NodeID, in cluster: ClusterView) -> Int64 {
    score(terms(of: pod, in: cluster), node.index)
  }

  /// The same with the columns fetched once.
  public func score(_ pod: PodInfo, nodes: NodeSet, in cluster: ClusterView, into scores: inout [Int64]) {
    let terms = terms(of: pod, in: cluster)
    nodes.forEach { scores[$0] = score(terms, $0) }
  }

  /// The same for a few nodes.
  public func score(_ pod: PodInfo, each nodes: [NodeID], in cluster: ClusterView, into scores: inout [Int64]) {
    let terms = terms(of: pod, in: cluster)
    for (index, node) in nodes.enumerated() { scores[index] = score(terms, node.index) }
  }

  /// Over CPU and memory, where full or empty nodes score.
  public func capacityFormula(for pod: PodInfo, in cluster: ClusterView) -> CapacityFormula? {
    guard let weights = weightsOfBoth else { return nil }
    let own = nonZeroRequests(of: pod)
    let amounts = CPUAndMemory(cpu: own[.cpu], memory: own[.memory])
    switch strategy {
    case .least: return .leastAllocated(amounts, weights: weights, of: .nonZeroRequested)
    case .most: return .mostAllocated(amounts, weights: weights, of: .nonZeroRequested)
    case .ratio: return nil
    }
  }

  /// The score of one node, by the terms that ``terms(of:in:)`` makes of the pod.
  func score(_ terms: [Term], _ node: Int) -> Int64 {
    var sum: Int64 = 0
    var weights: Int64 = 0
    for term in terms {
      let capacity = term.allocatable[node]
      if capacity == 0 { continue }
      let requested = term.requested(node)
      let score: Int64
      switch strategy {
      case .least: score = requested > capacity ? 0 : Self.percent(capacity - requested, of: capacity)
      case .most: score = Self.percent(min(requested, capacity), of: capacity)
      case .ratio(let shape):
        score = shape.score(atPercent: requested > capacity ? 100 : Self.percent(requested, of: capacity))
        // As kube-scheduler has it, a resource that scores nothing does not take part at all.
        if score == 0 { continue }
      }
      sum += term.weight * score
      weights += term.weight
    }
    if weights == 0 { return 0 }
    if case .ratio = strategy { return (2 * sum + weights) / (2 * weights) }
    return sum / weights
  }

  /// A resource's columns, and what the pod itself counts.
  struct Term {
    let allocatable: [Int64]
    /// What the node's pods count; empty where that is what is not free.
    let nonZeroRequested: [Int64]
    let free: [Int64]
    let own: Int64
    let weight: Int64

    /// What would be requested of the node with the pod on it.
    func requested(_ node: Int) -> Int64 {
      (nonZeroRequested.isEmpty ? allocatable[node] - free[node] : nonZeroRequested[node]) + own
    }
  }

  /// The resources that the cluster knows; of extended ones those that the pod asks for.
  func terms(of pod: PodInfo, in cluster: ClusterView) -> [Term] {
    let own = nonZeroRequests(of: pod)
    return resources.compactMap { resource in
      guard let column = cluster.column(of: resource.name) else { return nil }
      var nonZeroRequested: [Int64] = []
      switch resource.name {
      case .cpu: nonZeroRequested = cluster.nonZeroCPU
      case .memory: nonZeroRequested = cluster.nonZeroMemory
      case .ephemeralStorage: break
      default: if own[resource.name] == 0 { return nil }
      }
      return Term(
        allocatable: cluster.allocatable(column), nonZeroRequested: nonZeroRequested, free: cluster.free(column),
        own: own[resource.name],
        weight: resource.weight)
    }
  }

  /// What the pod itself counts.
  package func nonZeroRequests(of pod: PodInfo) -> ResourceList {
    seesPodLevelRequests ? pod.shape.nonZeroRequests : pod.shape.nonZeroContainerRequests
  }

  private static func percent(_ part: Int64, of whole: Int64) -> Int64 {
    let (product, overflow) = part.multipliedReportingOverflow(by: 100)
    return overflow ? Int64(Int128(part) * 100 / Int128(whole)) : product / whole
  }
}
