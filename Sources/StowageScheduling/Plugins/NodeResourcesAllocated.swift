public import StowageCluster
import StowageModel

/// Scores nodes by how full they would be: Kubernetes' scoring strategies LeastAllocated and MostAllocated (1.34),
/// over CPU, memory and, for pods that ask for them, GPUs, with equal weights.
///
/// By resource `(allocatable - requested) * 100 / allocatable`, or `requested * 100 / allocatable`, each a whole
/// number; then their whole mean. A resource that the node has none of is left out.
public struct NodeResourcesAllocated: BatchScorePlugin, CacheableScorePlugin {
  /// Which end scores high.
  public enum Strategy: String, Hashable, Sendable {
    /// Empty nodes: pods are spread.
    case least = "LeastAllocated"
    /// Full nodes: pods are packed.
    case most = "MostAllocated"
  }

  /// Which end scores high.
  public let strategy: Strategy

  /// The plugin with this strategy.
  public init(_ strategy: Strategy) { self.strategy = strategy }

  /// `NodeResourcesFit`, whose scoring strategy this is.
  public var name: String { "NodeResourcesFit" }
  /// The node and its pods.
  public let scoreScope = ScoreScope.nodeState

  /// The weighted mean over the resources of the free or used share with the pod, in percent, 0 to 100.
  public func score(_ pod: PodInfo, on node: NodeID, in cluster: ClusterView) -> Int64 {
    score(ResourceUse(pod, in: cluster).terms, node.index)
  }

  /// The same with the columns fetched once.
  public func score(_ pod: PodInfo, nodes: NodeSet, in cluster: ClusterView, into scores: inout [Int64]) {
    let terms = ResourceUse(pod, in: cluster).terms
    nodes.forEach { scores[$0] = score(terms, $0) }
  }

  /// The same for a few nodes.
  public func score(_ pod: PodInfo, each nodes: [NodeID], in cluster: ClusterView, into scores: inout [Int64]) {
    let terms = ResourceUse(pod, in: cluster).terms
    for (index, node) in nodes.enumerated() { scores[index] = score(terms, node.index) }
  }

  /// For pods that ask for no GPUs.
  public func capacityFormula(for pod: PodInfo, in cluster: ClusterView) -> CapacityFormula? {
    if pod.shape.gpu != nil { return nil }
    let amounts = CPUAndMemory(cpu: pod.demand(.cpu), memory: pod.demand(.memory))
    let weights = CPUAndMemory(cpu: 1, memory: 1)
    return strategy == .least
      ? .leastAllocated(amounts, weights: weights, of: .requested)
      : .mostAllocated(amounts, weights: weights, of: .requested)
  }

  private func score(_ terms: [ResourceUse.Term], _ node: Int) -> Int64 {
    var sum: Int64 = 0
    var weights: Int64 = 0
    for term in terms {
      let capacity = term.allocatable[node]
      if capacity == 0 { continue }
      let requested = term.requested(node)
      weights += 1
      switch strategy {
      case .least: sum += requested > capacity ? 0 : percent(capacity - requested, of: capacity)
      case .most: sum += percent(min(requested, capacity), of: capacity)
      }
    }
    return weights == 0 ? 0 : sum / weights
  }

  /// `part * 100 / whole` in whole numbers, also where the product leaves 64 bits.
  private func percent(_ part: Int64, of whole: Int64) -> Int64 {
    let (product, overflow) = part.multipliedReportingOverflow(by: 100)
    return overflow ? Int64(Int128(part) * 100 / Int128(whole)) : product / whole
  }
}
