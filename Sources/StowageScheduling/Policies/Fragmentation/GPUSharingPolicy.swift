public import StowageCluster
public import StowageKernel
import StowageModel

/// A policy for clusters whose GPUs are shared: scores each node by what it is like, takes the best, of equals the one
/// that joined the cluster first, and chooses the devices.
///
/// Scores are kept by pod shape and node until the node changes: a decision costs what changed since the shape's last
/// one, not the size of the cluster. With filters that look beyond the node every decision asks them.
public struct GPUSharingPolicy: FilteringPolicy, TypicalPodsPolicy {
  /// The policy's name.
  public let name: String
  /// Which nodes a pod can be on.
  public var feasibility = Feasibility()
  private let makeRule: (TypicalPods, ClusterView) -> any NodeScoreRule
  private var typical = TypicalPods()
  private var rule: (any NodeScoreRule)?
  private var rooms: [NodeRoom] = []
  private var changes = NodeChanges()
  private var boards: [Board?] = []

  /// What is kept of a shape.
  private struct Board {
    let shape: PodShape
    let demand: ScoredDemand
    let fixed: NodeSet
    let filters: [any FilterPlugin]
    var scores: ScoreBoard
    var position: Int
  }

  /// Scores that are kept in all, of 4 bytes each: more are forgotten and worked out again.
  private static let scoreLimit = 32 << 20

  init(name: String, rule: @escaping (TypicalPods, ClusterView) -> any NodeScoreRule) {
    self.name = name
    makeRule = rule
  }

  /// Takes in which pods are typical; the policies that look at fragmentation go by them.
  public mutating func learn(_ typicalPods: TypicalPods) {
    typical = typicalPods
    rule = nil
  }

  /// The node with the highest score among those that no filter rejects.
  public mutating func decide(_ pod: PodInfo, in cluster: ClusterView, random: inout RandomStream) -> Decision {
    follow(cluster)
    if feasibility.rejectionEverywhere(of: pod, in: cluster) != nil { return .unschedulable }
    let demand: ScoredDemand
    let chosen: Int?
    if feasibility.looksBeyondNode(pod, in: cluster) {
      demand = ScoredDemand(pod, in: cluster)
      chosen = best(of: feasibility.nodes(for: pod, in: cluster), for: demand)
    } else {
      let index = board(for: pod, in: cluster)
      update(index, for: pod, in: cluster)
      demand = boards[index]?.demand ?? ScoredDemand(pod, in: cluster)
      chosen = boards[index]?.scores.best()
    }
    guard let chosen else { return .unschedulable }
    let node = NodeID(chosen)
    if demand.isShare, let device = rule?.device(for: demand, on: chosen, rooms[chosen]) {
      return .place(Placement(node: node, devices: DeviceSet(device: device)))
    }
    return DeviceChoice.tightest.place(pod, on: node, in: cluster, random: &random)
  }

  private mutating func best(of nodes: NodeSet, for demand: ScoredDemand) -> Int? {
    var best: Int?
    var highest: Int32 = -1
    nodes.forEach { node in
      let score = rule?.score(demand, on: node, rooms[node]) ?? 0
      if score > highest {
        best = node
        highest = score
      }
    }
    return best
  }

  /// Takes in what changed on the nodes since the last decision.
  private mutating func follow(_ cluster: ClusterView) {
    if rule == nil || rooms.count != cluster.nodeCount {
      var rule = makeRule(typical, cluster)
      rooms = (0..<cluster.nodeCount).map { index in
        let node = NodeID(index)
        return NodeRoom(cpu: cluster.free(.cpu, on: node), devices: DeviceRoom(node: node, in: cluster))
      }
      for index in rooms.indices { rule.update(index, to: rooms[index], in: cluster) }
      self.rule = rule
      changes = NodeChanges(nodeCount: cluster.nodeCount, logPosition: cluster.log.end)
      boards = []
      return
    }
    changes.follow(cluster.log) { index in
      rooms[index].cpu = cluster.free(.cpu, on: NodeID(index))
      rooms[index].devices.read(NodeID(index), in: cluster)
      rule?.update(index, to: rooms[index], in: cluster)
    }
  }

  /// The place of the shape's board, made where there is none.
  private mutating func board(for pod: PodInfo, in cluster: ClusterView) -> Int {
    let index = pod.shapeID.index
    if index < boards.count, boards[index]?.shape === pod.shape { return index }
    if boards.count * rooms.count > Self.scoreLimit { boards = [] }
    while boards.count <= index { boards.append(nil) }
    let filters = feasibility.changing.filter { $0.concerns(pod, in: cluster) }
    boards[index] = Board(
      shape: pod.shape, demand: ScoredDemand(pod, in: cluster), fixed: feasibility.fixedNodes(for: pod, in: cluster),
      filters: filters, scores: ScoreBoard(nodeCount: rooms.count), position: -1)
    return index
  }

  /// Brings a board's scores up to date.
  private mutating func update(_ index: Int, for pod: PodInfo, in cluster: ClusterView) {
    guard var board = boards[index] else { return }
    boards[index] = nil
    if board.position < 0 {
      let demand = board.demand
      feasibility.nodes(for: pod, in: cluster).forEach { node in
        board.scores.set(node, to: rule?.score(demand, on: node, rooms[node]) ?? 0)
      }
      board.position = changes.end
    }
    changes.forEachNode(since: board.position) { node in
      guard board.fixed.contains(NodeID(node)) else { return }
      let fits = board.filters.allSatisfy { $0.reject(pod, on: NodeID(node), in: cluster) == nil }
      board.scores.set(node, to: fits ? rule?.score(board.demand, on: node, rooms[node]) ?? 0 : -1)
    }
    board.position = changes.end
    boards[index] = board
  }
}
