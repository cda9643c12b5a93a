import StowageCluster
import StowageKernel
import StowageModel

/// The best of all nodes for a pod of whose shape nothing is known: one pass over what every node has left.
///
/// It is there for Kubernetes' two scores of CPU and memory, where every other score is alike on all nodes. The pass works
/// out a bound on each node's score; only nodes whose bound reaches the best score so far are asked whether they fit,
/// and scored by the rules themselves. So the answer is that of the rules, whatever the bound is worth.
struct NodeScan {
  private let room: NodeResourcesFitScore
  private let roomWeight: Int64
  private let balance: NodeResourcesBalancedAllocation
  private let balanceWeight: Int64
  private let others: [any ScorePlugin]
  private var columns: RoomColumns
  private var best: [NodeID] = []
  /// The node chosen last: the next best one is rarely much worse.
  private var last = NodeID(0)
  private var all = NodeSet(capacity: 0)

  /// The scan for `scorers`; `nil` where there are not both scores, or they are not over CPU and memory alike.
  init?(_ scorers: [Profile.Scorer]) {
    var room: (NodeResourcesFitScore, Int64)?
    var balance: (NodeResourcesBalancedAllocation, Int64)?
    var others: [any ScorePlugin] = []
    for scorer in scorers {
      if let plugin = scorer.plugin as? NodeResourcesFitScore, room == nil {
        room = (plugin, scorer.weight)
      } else if let plugin = scorer.plugin as? NodeResourcesBalancedAllocation, balance == nil {
        balance = (plugin, scorer.weight)
      } else {
        others.append(scorer.plugin)
      }
    }
    let weights: ClosedRange<Int64> = 0...1_000
    guard let room, let balance, room.0.strategy == .least, weights.contains(room.1), weights.contains(balance.1),
      room.0.resources == [.init(.cpu), .init(.memory)],
      balance.0.resources.map({ $0 == [.cpu, .memory] }) ?? true
    else { return nil }
    (self.room, roomWeight) = room
    (self.balance, balanceWeight) = balance
    self.others = others
    columns = RoomColumns(roomWeight: room.1, balance: balance.0, balanceWeight: balance.1)
  }

  /// The nodes that fit with the highest score, by number; `nil` where the scan has no answer for such a pod.
  mutating func best(
    for pod: PodInfo, in cluster: ClusterView, fits: (NodeID) -> Bool
  ) -> [NodeID]? {
    if pod.shape.gpu != nil { return nil }
    if all.capacity != cluster.nodeCount { all = NodeSet(allOf: cluster.nodeCount) }
    for plugin in others
    where !plugin.scoresAllAlike(pod, in: cluster) && !plugin.isSkipped(pod, nodes: all, in: cluster) {
      return nil
    }
    columns.catchUp(with: cluster)
    let exact = ExactScore(
      room: room, roomTerms: room.terms(of: pod, in: cluster), roomWeight: roomWeight, balance: balance,
      balanceTerms: ResourceUse(pod, in: cluster, names: balance.resources).terms,
      balanceWeight: balance.isSkipped(pod, nodes: all, in: cluster) ? 0 : balanceWeight)
    var highest = Int64.min
    if last.index < cluster.nodeCount && fits(last) { highest = exact(last) }
    best.removeAll(keepingCapacity: true)
    Self.collect(
      &best, atLeast: highest, among: columns, by: bound(for: pod, evennessWeight: exact.balanceWeight),
      exact, fits, count: cluster.nodeCount)
    return best
  }

  /// Notes which node was chosen.
  mutating func note(_ node: NodeID) { last = node }

  private func bound(for pod: PodInfo, evennessWeight: Int64) -> ScoreBound {
    let counted = room.counted(pod)
    return ScoreBound(
      countedCPU: Double(counted[.cpu]), countedMemory: Double(counted[.memory]), cpu: Double(pod.demand(.cpu)),
      memory: Double(pod.demand(.memory)), roomWeight: Double(roomWeight), evennessWeight: Double(evennessWeight),
      evennessShare: balance.rule == .improvement ? 0.5 : 1)
  }

  /// Two scores of one node by their own rules.
  private struct ExactScore {
    let room: NodeResourcesFitScore
    let roomTerms: [NodeResourcesFitScore.Term]
    let roomWeight: Int64
    let balance: NodeResourcesBalancedAllocation
    let balanceTerms: [ResourceUse.Term]
    let balanceWeight: Int64

    func callAsFunction(_ node: NodeID) -> Int64 {
      roomWeight * room.score(roomTerms, node.index)
        + (balanceWeight == 0 ? 0 : balanceWeight * balance.score(balanceTerms, node.index))
    }
  }

  /// Adds the nodes that fit with the highest score of all, which is known to be `least` or more.
  private static func collect(
    _ best: inout [NodeID], atLeast least: Int64, among columns: RoomColumns, by bound: ScoreBound,
    _ exact: ExactScore, _ fits: (NodeID) -> Bool, count: Int
  ) {
    var highest = least
    var threshold = Double(highest)
    let blocks = columns.blocks.span
    let coarseBlocks = columns.coarse.span
    let coarse = CoarseBound(bound)
    for index in blocks.indices {
      if let coarse, !Self.reaches(threshold, coarse(coarseBlocks[index])) { continue }
      let bounds = bound(blocks[index])
      if !Self.reaches(threshold, bounds) { continue }
      for lane in 0..<4 where bounds[lane] >= threshold && index * 4 + lane < count {
        let node = NodeID(index * 4 + lane)
        guard fits(node) else { continue }
        let score = exact(node)
        if score > highest {
          highest = score
          threshold = Double(score)
          best.removeAll(keepingCapacity: true)
        }
        if score == highest { best.append(node) }
      }
    }
  }

  /// Whether one of four values is at least `threshold`.
  @inline(__always)
  private static func reaches(_ threshold: Double, _ values: SIMD4<Double>) -> Bool {
    let low = values.lowHalf
    let high = values.highHalf
    let pairs = low.replacing(with: high, where: high .> low)
    return pairs[0] >= threshold || pairs[1] >= threshold
  }
}
