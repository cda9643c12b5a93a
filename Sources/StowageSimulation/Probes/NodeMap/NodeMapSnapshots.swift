import StowageCluster
import StowageKernel
import StowageMeasurement
import StowageModel

/// How full every node was at a few times, evenly spaced over a run of any length.
struct NodeMapSnapshots {
  /// The resources that are shown, GPUs last.
  static let columns: [ResourceColumn] = [.cpu, .memory, .gpuMilli]

  /// The row of a slot without a node.
  private static let noRow = -1

  private(set) var snapshots: [Block.NodeMap.Snapshot] = []
  /// The nodes that have been there, by row.
  private(set) var nodes: [Node] = []
  /// The rows by name: a node that comes back has the row that it had.
  private var rowByName: [String: Int] = [:]
  /// The rows by the nodes' indices in the cluster, as they were last, and whose they were.
  private var rows: [Int] = []
  private var nodeIDs: [NodeID?] = []
  private var interval: Milliseconds
  private var due: Instant
  private let capacity: Int

  /// Snapshots from `start` on, at most `capacity` of them.
  init(start: Instant, interval: Milliseconds = Milliseconds(1_000), capacity: Int = 32) {
    self.interval = interval
    self.capacity = capacity
    due = start + interval
  }

  /// The cluster has been as it is now until `time`: takes the snapshots that fall due before.
  mutating func hold(until time: Instant, _ cluster: ClusterView) {
    guard due < time else { return }
    let shares = shares(in: cluster)
    while due < time {
      snapshots.append(Block.NodeMap.Snapshot(seconds: Double(due.milliseconds) / 1_000, steps: shares))
      if snapshots.count == capacity { thin() }
      due = due + interval
    }
  }

  /// Every other snapshot goes; from now on they come half as often.
  private mutating func thin() {
    snapshots = snapshots.enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
    interval = Milliseconds(interval.count * 2)
  }

  /// By resource and row: the share that is used, as a step.
  private mutating func shares(in cluster: ClusterView) -> [[UInt8]] {
    updateRows(cluster)
    return Self.columns.map { column in
      var steps = [UInt8](repeating: Block.NodeMap.Snapshot.absent, count: nodes.count)
      let (allocatable, free) = (cluster.allocatable(column), cluster.free(column))
      for (slot, row) in rows.enumerated() where row != Self.noRow {
        let all = allocatable[slot]
        let used = min(max(0, all - free[slot]), max(0, all))
        steps[row] = Block.NodeMap.Snapshot.step(of: all > 0 ? Double(used) / Double(all) : 0)
      }
      return steps
    }
  }

  private mutating func updateRows(_ cluster: ClusterView) {
    while rows.count < cluster.nodeSlots {
      rows.append(Self.noRow)
      nodeIDs.append(nil)
    }
    for slot in 0..<cluster.nodeSlots {
      let node = cluster.nodeID(at: slot)
      let isHere = cluster.contains(node)
      if isHere && nodeIDs[slot] == node { continue }
      nodeIDs[slot] = isHere ? node : nil
      rows[slot] = isHere ? row(of: cluster.node(node)) : Self.noRow
    }
  }

  private mutating func row(of node: Node) -> Int {
    if let row = rowByName[node.name] {
      nodes[row] = node
      return row
    }
    rowByName[node.name] = nodes.count
    nodes.append(node)
    return nodes.count - 1
  }
}
