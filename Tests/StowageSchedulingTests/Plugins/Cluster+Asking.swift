import StowageCluster
import StowageScheduling
import Testing

extension Cluster {
  /// What `filter` says of a pod: its rejection everywhere, else that of each node; both ways to ask must agree.
  func rejections(of pod: PodInfo, by filter: any FilterPlugin) -> [Rejection?] {
    let filter = PreparedFilter(filter)
    let count = view.nodeCount
    if let everywhere = filter.rejectEverywhere(pod, in: view) { return Array(repeating: everywhere, count: count) }
    guard filter.concerns(pod, in: view) else { return Array(repeating: nil, count: count) }
    let each = (0..<count).map { filter.reject(pod, on: NodeID($0), in: view) }
    var nodes = NodeSet(allOf: count)
    filter.filter(&nodes, for: pod, in: view)
    #expect((0..<count).map { nodes.contains(NodeID($0)) } == each.map { $0 == nil })
    return each
  }

  /// The reasons of ``rejections(of:by:)``; empty where a node is not rejected.
  func reasons(_ pod: PodInfo, _ filter: any FilterPlugin) -> [[String]] {
    rejections(of: pod, by: filter).map { $0?.reasons ?? [] }
  }

  /// The codes of ``rejections(of:by:)``; `nil` where a node is not rejected.
  func codes(_ pod: PodInfo, _ filter: any FilterPlugin) -> [Rejection.Code?] {
    rejections(of: pod, by: filter).map { $0?.code }
  }

  /// What `plugin` makes of every node before its scores are normalised, all of them being feasible unless told.
  func rawScores(_ pod: PodInfo, _ plugin: any ScorePlugin, feasible: [Int]? = nil) -> [Int64] {
    var scores = [Int64](repeating: 0, count: view.nodeCount)
    PreparedScore(plugin).score(pod, nodes: feasibleNodes(feasible), in: view, into: &scores)
    return scores
  }

  /// What `plugin` makes of every node in the end; `nil` where it has nothing to say about the pod.
  func scores(_ pod: PodInfo, _ plugin: any ScorePlugin, feasible: [Int]? = nil) -> [Int64]? {
    let nodes = feasibleNodes(feasible)
    let prepared = PreparedScore(plugin)
    if prepared.isSkipped(pod, nodes: nodes, in: view) { return nil }
    var scores = rawScores(pod, plugin, feasible: feasible)
    prepared.normalize(&scores, of: nodes, for: pod, in: view)
    return scores
  }

  private func feasibleNodes(_ indexes: [Int]?) -> NodeSet {
    var nodes = NodeSet(capacity: view.nodeCount)
    for index in indexes ?? Array(0..<view.nodeCount) { nodes.insert(NodeID(index)) }
    return nodes
  }
}
