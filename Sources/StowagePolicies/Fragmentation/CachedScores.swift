import StowageCluster
import StowageModel
import StowageScheduling

/// Scores of nodes that are cached by pod shape until the node changes, whatever the rule that they come from.
protocol NodeScores {
  /// Takes in what changed on the nodes since the last time.
  mutating func follow(_ cluster: ClusterView)

  /// The first of the nodes with the highest score among those that no filter rejects, none of which looks beyond the
  /// node.
  mutating func best(for pod: PodInfo, _ feasibility: inout Feasibility, in cluster: ClusterView) -> Int?

  /// The first of `nodes` with the highest score.
  mutating func best(of nodes: NodeSet, for pod: PodInfo, in cluster: ClusterView) -> Int?

  /// The device of `node` for a share of a GPU, where the rule chooses it.
  mutating func device(for pod: PodInfo, on node: Int, in cluster: ClusterView) -> Int?
}

/// What is cached of a shape. It stands outside of the generic type for the sake of speed.
private struct Board {
  let shape: PodShape
  let demand: ScoredDemand
  /// The nodes that no filter rejects which looks at the node's object alone, as objects were at a version.
  var fixed: NodeSet
  var nodesVersion: Int
  /// The filters that the shape's demand does not stand for.
  let filters: [PreparedFilter]
  var scores: ScoreBoard
  var position: Int
}

/// The cached scores of one rule. A decision costs what changed since the shape's last one, not the size of the
/// cluster.
struct CachedScores<Rule: NodeScoreRule>: NodeScores {
  private var rule: Rule
  private var capacities: [FreeCapacity]
  private var changes: NodeChangeHistory
  private var boards: [Board?] = []
  private var objectsVersion: Int

  /// Scores that are cached in all, of 4 bytes each: more are forgotten and worked out again.
  private static var limit: Int { 32 << 20 }

  init(_ rule: Rule, cluster: ClusterView) {
    self.rule = rule
    objectsVersion = cluster.objectsVersion
    capacities = (0..<cluster.nodeSlots).map { FreeCapacity(cluster.nodeID(at: $0), in: cluster) }
    changes = NodeChangeHistory(nodeCount: cluster.nodeSlots, logPosition: cluster.logEnd)
    for index in capacities.indices { self.rule.update(index, to: capacities[index], in: cluster) }
  }

  mutating func follow(_ cluster: ClusterView) {
    if objectsVersion != cluster.objectsVersion {
      objectsVersion = cluster.objectsVersion
      boards = []
    }
    changes.follow(cluster) { index in
      capacities[index].read(cluster.nodeID(at: index), in: cluster)
      rule.update(index, to: capacities[index], in: cluster)
    }
  }

  mutating func best(for pod: PodInfo, _ feasibility: inout Feasibility, in cluster: ClusterView) -> Int? {
    let index = pod.shapeID.index
    var board: Board
    if index < boards.count, let cached = boards[index], cached.shape === pod.shape {
      board = cached
      boards[index] = nil
      if board.nodesVersion != cluster.nodesVersion {
        board.nodesVersion = cluster.nodesVersion
        board.fixed = feasibility.fixedNodes(for: pod, in: cluster)
      }
      changes.forEachNode(since: board.position) { node in
        let fits =
          board.demand.fits(capacities[node]) && board.fixed.contains(node)
          && board.filters.allSatisfy { $0.reject(pod, on: cluster.nodeID(at: node), in: cluster) == nil }
        board.scores.set(node, to: fits ? rule.score(board.demand, on: node, capacities[node]) : -1)
      }
    } else {
      board = newBoard(for: pod, &feasibility, in: cluster)
    }
    board.position = changes.end
    let best = board.scores.best()
    boards[index] = board
    return best
  }

  private mutating func newBoard(
    for pod: PodInfo, _ feasibility: inout Feasibility, in cluster: ClusterView
  ) -> Board {
    if boards.count * capacities.count > Self.limit { boards = [] }
    while boards.count <= pod.shapeID.index { boards.append(nil) }
    let demand = ScoredDemand(pod, in: cluster)
    let filters = feasibility.changing.filter { $0.concerns(pod, in: cluster) && !demand.standsFor($0) }
    var scores = ScoreBoard(nodeCount: capacities.count)
    feasibility.nodes(for: pod, in: cluster).forEach { node in
      scores.set(node, to: rule.score(demand, on: node, capacities[node]))
    }
    return Board(
      shape: pod.shape, demand: demand, fixed: feasibility.fixedNodes(for: pod, in: cluster),
      nodesVersion: cluster.nodesVersion, filters: filters,
      scores: scores, position: changes.end)
  }

  mutating func best(of nodes: NodeSet, for pod: PodInfo, in cluster: ClusterView) -> Int? {
    let demand = ScoredDemand(pod, in: cluster)
    var best: Int?
    var highest: Int32 = -1
    nodes.forEach { node in
      let score = rule.score(demand, on: node, capacities[node])
      if score > highest {
        best = node
        highest = score
      }
    }
    return best
  }

  mutating func device(for pod: PodInfo, on node: Int, in cluster: ClusterView) -> Int? {
    rule.device(for: ScoredDemand(pod, in: cluster), on: node, capacities[node])
  }
}
