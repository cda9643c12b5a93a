import StowageCluster
import StowageKernel
import StowageModel

/// The best of all nodes for a pod of whose shape nothing is known: one pass over what every node has left.
///
/// It is there for Kubernetes' two scores of CPU and memory, where every other score is alike on all nodes. A bound on the
/// scores of each group of nodes says which groups can have the best one, and a bound on each node's which of those; only
/// nodes whose bound reaches the best score so far are asked whether they fit, and scored by the rule. So the answer is that
/// of the rules, whatever the bound is worth.
struct NodeScan {
  /// The two scores.
  private let scorers: [Profile.Scorer]
  private let fit: NodeResourcesFitScore
  private let others: [any ScorePlugin]
  private var groups: RoomGroups
  private var finalists = Finalists()
  /// By group: the most that a node's bound can be, in steps.
  private var reaches: [Double] = []
  /// The node chosen last: the next best one is rarely much worse.
  private var last = NodeID(0)
  private var all = NodeSet(capacity: 0)

  /// The scan for `scorers`; `nil` where there are not both scores, or they are not over CPU and memory alike.
  init?(_ scorers: [Profile.Scorer]) {
    var room: (NodeResourcesFitScore, Profile.Scorer)?
    var balance: (NodeResourcesBalancedAllocation, Profile.Scorer)?
    var others: [any ScorePlugin] = []
    for scorer in scorers {
      if let plugin = scorer.plugin as? NodeResourcesFitScore, room == nil {
        room = (plugin, scorer)
      } else if let plugin = scorer.plugin as? NodeResourcesBalancedAllocation, balance == nil {
        balance = (plugin, scorer)
      } else {
        others.append(scorer.plugin)
      }
    }
    let weights: ClosedRange<Int64> = 0...1_000
    guard let room, let balance, room.0.strategy == .least, weights.contains(room.1.weight),
      weights.contains(balance.1.weight), room.0.resources == [.init(.cpu), .init(.memory)],
      balance.0.resources.map({ $0 == [.cpu, .memory] }) ?? true
    else { return nil }
    self.scorers = [room.1, balance.1]
    self.others = others
    fit = room.0
    groups = RoomGroups(
      bound: ScoreBound(
        roomWeight: room.1.weight, evennessWeight: balance.1.weight, isGain: balance.0.rule == .improvement))
  }

  /// The nodes that fit with the highest score, in no order; `nil` where the scan has no answer for such a pod.
  ///
  /// - Parameters:
  ///   - room: The filter by room.
  ///   - nodes: The nodes that the other filters leave; `nil` where they have no say.
  ///   - rooms: What all nodes have left; brought up to date here.
  mutating func best(
    for pod: PodInfo, in cluster: ClusterView, room: NodeResourcesFit, nodes: NodeSet?, rooms: inout NodeRooms
  ) -> [NodeID]? {
    guard let rule = rule(for: pod, in: cluster, room: room, nodes: nodes) else { return nil }
    rooms.catchUp(with: cluster)
    groups.catchUp(with: rooms, in: cluster)
    finalists.begin()
    if last.index < cluster.nodeCount {
      if let score = rule.score(last.index, rooms.rooms.span) { finalists.highest = score }
    }
    let counted = fit.counted(pod)
    let cost = groups.bound.cost(
      of: SIMD2(Double(pod.demand(.cpu)), Double(pod.demand(.memory))),
      counted: SIMD2(Double(counted[.cpu]), Double(counted[.memory])), isEvennessScored: rule.isEvennessScored)
    Self.collect(&finalists, among: groups, by: rule, cost, rooms, reaches: &reaches)
    return finalists.nodes
  }

  /// Notes which node was chosen.
  mutating func note(_ node: NodeID) { last = node }

  /// What the rules say of a node for `pod`; `nil` where the two scores are not all there is to say.
  private mutating func rule(
    for pod: PodInfo, in cluster: ClusterView, room: NodeResourcesFit, nodes: NodeSet?
  ) -> NodeRule? {
    if pod.shape.gpu != nil { return nil }
    if all.capacity != cluster.nodeCount { all = NodeSet(allOf: cluster.nodeCount) }
    for plugin in others
    where !plugin.scoresAllAlike(pod, in: cluster) && !plugin.isSkipped(pod, nodes: all, in: cluster) {
      return nil
    }
    let isEvennessScored = !scorers[1].plugin.isSkipped(pod, nodes: all, in: cluster)
    let scorers = isEvennessScored ? scorers : [scorers[0]]
    let whole = RoomKernel(pod, filters: [room], scorers: scorers, in: cluster)
    guard let kernel = whole ?? RoomKernel(pod, filters: [], scorers: scorers, in: cluster) else { return nil }
    return NodeRule(
      kernel: kernel, knowsRoom: whole != nil, room: room, nodes: nodes, scorers: scorers,
      isEvennessScored: isEvennessScored, pod: pod, cluster: cluster)
  }

  /// Finds the nodes that fit with the highest score of all, which is known to be that of the finalists or more.
  private static func collect(
    _ finalists: inout Finalists, among groups: borrowing RoomGroups, by rule: NodeRule, _ cost: PodCost,
    _ rooms: borrowing NodeRooms, reaches: inout [Double]
  ) {
    let summaries = groups.summaries.span
    if reaches.count != summaries.count { reaches = [Double](repeating: 0, count: summaries.count) }
    var first = 0
    var furthest = -Double.infinity
    var own = reaches.mutableSpan
    for group in summaries.indices {
      let difference = summaries[group].highest - cost(summaries[group].units)
      let reach = min(difference.x, difference.y)
      own[group] = reach
      if reach > furthest {
        furthest = reach
        first = group
      }
    }
    if summaries.isEmpty { return }
    // The best is likely to be where bounds are highest, and spares the other groups the look.
    look(at: first, for: &finalists, among: groups, by: rule, cost, rooms)
    own[first] = -.infinity
    let step = groups.bound.threshold(of: 1) / 2
    for limit in [furthest - step, furthest - 2 * step, furthest - 3 * step, -.infinity] {
      var threshold = groups.bound.threshold(of: finalists.least)
      for group in summaries.indices where own[group] >= max(threshold, limit) {
        look(at: group, for: &finalists, among: groups, by: rule, cost, rooms)
        own[group] = -.infinity
        threshold = groups.bound.threshold(of: finalists.least)
      }
    }
  }

  /// Scores the nodes of a group whose bounds reach the highest score so far.
  private static func look(
    at group: Int, for finalists: inout Finalists, among groups: borrowing RoomGroups, by rule: NodeRule,
    _ cost: PodCost,
    _ rooms: borrowing NodeRooms
  ) {
    let threshold = groups.bound.threshold(of: finalists.least)
    let limits = cost(groups.summaries[group].units) + SIMD2(repeating: threshold)
    var matches = GroupMatches(
      groups.levels.span, at: group &* 2 &* RoomGroups.size, above: SIMD2(below(limits.x), below(limits.y)))
    while let place = matches.next() {
      let node = Int(groups.nodes[group &* RoomGroups.size &+ place])
      if let score = rule.score(node, rooms.rooms.span) { finalists.add(NodeID(node), score) }
    }
  }

  /// A whole number that every whole number is above which is not below `limit`, within what levels can be.
  @inline(__always)
  private static func below(_ limit: Double) -> Int16 {
    Int16(truncatingIfNeeded: Int32(min(max(limit, -32_766), 32_767)) &- 1)
  }
}

/// The nodes with the highest score so far.
private struct Finalists {
  var highest = Int64.min
  private(set) var nodes: [NodeID] = []

  /// What a further one must score; no score is below 0.
  @inline(__always)
  var least: Int64 { max(highest, 0) }

  mutating func begin() {
    highest = .min
    nodes.removeAll(keepingCapacity: true)
  }

  @inline(__always)
  mutating func add(_ node: NodeID, _ score: Int64) {
    if score < highest { return }
    if score > highest {
      highest = score
      nodes.removeAll(keepingCapacity: true)
    }
    nodes.append(node)
  }
}
