public import StowageCluster
public import StowageModel

/// Scores nodes by how evenly their resources are used: Kubernetes' NodeResourcesBalancedAllocation, over CPU, memory
/// and, for pods that ask for them, GPUs, or over other resources.
///
/// The unevenness of a node is the deviation of the used shares of its resources, each at most 1: half the difference of
/// two, the population standard deviation of more. A resource that the node has none of is left out. Pods that ask for
/// none of the resources are left alone.
public struct NodeResourcesBalancedAllocation: PreScorePlugin, BatchScorePlugin, CacheableScorePlugin {
  /// How unevenness becomes a score.
  public enum Rule: Hashable, Sendable {
    /// As in Kubernetes 1.34: 100 less the unevenness with the pod, in percent.
    case evenness
    /// As in Kubernetes 1.36: 75, and half of what the pod adds to, or takes from, the node's evenness in percent.
    case improvement
  }

  /// How unevenness becomes a score.
  public let rule: Rule

  /// The resources that count; `nil` for CPU, memory and, for pods that ask for them, GPUs.
  public let resources: [ResourceName]?
  /// Whether just CPU and memory are given, in this order.
  private let isOverBoth: Bool

  /// The plugin with this rule, over these resources.
  public init(_ rule: Rule = .evenness, resources: [ResourceName]? = nil) {
    self.rule = rule
    self.resources = resources
    isOverBoth = resources == [.cpu, .memory]
  }

  /// The plugin's name in rejections, scores and configuration files: `NodeResourcesBalancedAllocation`.
  public let name = "NodeResourcesBalancedAllocation"
  /// The node and its pods.
  public let scoreScope = ScoreScope.nodeState

  /// Pods that ask for none of the resources.
  public func isSkipped(_ pod: PodInfo, nodes: NodeSet, in cluster: ClusterView) -> Bool {
    if let resources, !isOverBoth {
      return resources.allSatisfy { $0 == .pods || cluster.column(of: $0).map { pod.demand($0) == 0 } ?? true }
    }
    return pod.demand(.cpu) == 0 && pod.demand(.memory) == 0 && (isOverBoth || pod.demand(.gpuMilli) == 0)
  }

  /// How even the use of the resources is, or becomes, with the pod, 0 to 100.
  public func score(_ pod: PodInfo, on node: NodeID, in cluster: ClusterView) -> Int64 {
    score(ResourceUse(pod, in: cluster, names: resources).terms, node.index)
  }

  /// The same with the columns fetched once.
  public func score(_ pod: PodInfo, nodes: NodeSet, in cluster: ClusterView, into scores: inout [Int64]) {
    let terms = ResourceUse(pod, in: cluster, names: resources).terms
    nodes.forEach { scores[$0] = score(terms, $0) }
  }

  /// The same for a few nodes.
  public func score(_ pod: PodInfo, each nodes: [NodeID], in cluster: ClusterView, into scores: inout [Int64]) {
    let terms = ResourceUse(pod, in: cluster, names: resources).terms
    for (index, node) in nodes.enumerated() { scores[index] = score(terms, node.index) }
  }

  /// Over CPU and memory.
  public func capacityFormula(for pod: PodInfo, in cluster: ClusterView) -> CapacityFormula? {
    guard isOverBoth || ResourceUse.columns(for: pod, in: cluster, names: resources) == [.cpu, .memory] else {
      return nil
    }
    let amounts = CPUAndMemory(cpu: pod.demand(.cpu), memory: pod.demand(.memory))
    return rule == .improvement ? .evennessGained(amounts) : .evenness(amounts)
  }

  /// The score of one node, by the terms of the pod.
  func score(_ terms: [ResourceUse.Term], _ node: Int) -> Int64 {
    let after = evenness(terms, node, withPod: true)
    switch rule {
    case .evenness: return after
    case .improvement: return (150 + after - evenness(terms, node, withPod: false)) / 2
    }
  }

  /// 100 less the unevenness in percent, cut to a whole number.
  private func evenness(_ terms: [ResourceUse.Term], _ node: Int, withPod: Bool) -> Int64 {
    Int64((1 - unevenness(terms, node, withPod)) * 100)
  }

  private func unevenness(_ terms: [ResourceUse.Term], _ node: Int, _ withPod: Bool) -> Double {
    var count = 0
    var sum = 0.0
    var first = 0.0
    var second = 0.0
    for term in terms where term.allocatable[node] != 0 {
      let share = used(term, node, withPod)
      if count == 0 { first = share } else { second = share }
      sum += share
      count += 1
    }
    if count < 2 { return 0 }
    if count == 2 { return abs((first - second) / 2) }
    let mean = sum / Double(count)
    var squares = 0.0
    for term in terms where term.allocatable[node] != 0 {
      let distance = used(term, node, withPod) - mean
      squares += distance * distance
    }
    return (squares / Double(count)).squareRoot()
  }

  private func used(_ term: ResourceUse.Term, _ node: Int, _ withPod: Bool) -> Double {
    let requested = withPod ? term.requested(node) : term.allocatable[node] - term.free[node]
    return min(1, Double(requested) / Double(term.allocatable[node]))
  }
}
