import StowageCluster
import StowageModel

/// Four nodes as the scores of CPU and memory see them, in percent of what each node has.
struct RoomBlock {
  /// What pods leave, as they count in scores.
  var cpuRoom = SIMD4<Double>(repeating: 0)
  var memoryRoom = SIMD4<Double>(repeating: 0)
  /// What pods have asked for.
  var cpuUsed = SIMD4<Double>(repeating: 0)
  var memoryUsed = SIMD4<Double>(repeating: 0)
  /// What a milli-CPU and a byte are.
  var cpuUnit = SIMD4<Double>(repeating: 0)
  var memoryUnit = SIMD4<Double>(repeating: 0)
  /// What the evenness after is added to: very little for places without a node, very much for nodes of which the bound
  /// says nothing.
  var evennessBase = SIMD4<Double>(repeating: -RoomBlock.beyondAllScores)

  static let beyondAllScores = 1e9
}

/// What ``CoarseBound`` needs of four nodes, in percent.
struct CoarseBlock {
  /// What both scores add up to before the pod asks for anything, as if CPU and memory were used alike.
  var base = SIMD4<Double>(repeating: -RoomBlock.beyondAllScores)
  /// How much more of the CPU is asked for than of the memory.
  var difference = SIMD4<Double>(repeating: 0)
  var cpuUnit = SIMD4<Double>(repeating: 0)
  var memoryUnit = SIMD4<Double>(repeating: 0)
}

/// What every node has left, kept up to date with the cluster's log; it hangs on no pod's shape.
struct RoomColumns {
  private(set) var blocks: [RoomBlock] = []
  private(set) var coarse: [CoarseBlock] = []
  private let roomWeight: Double
  private let balance: NodeResourcesBalancedAllocation
  private let balanceWeight: Double
  private var identity: ClusterIdentity?
  private var nodesVersion = -1
  private var logPosition = 0
  private var changed: [NodeID] = []
  private var marks: [UInt32] = []
  private var mark: UInt32 = 0

  init(roomWeight: Int64, balance: NodeResourcesBalancedAllocation, balanceWeight: Int64) {
    self.roomWeight = Double(roomWeight)
    self.balance = balance
    self.balanceWeight = Double(balanceWeight)
  }

  /// Takes in what changed since the last call.
  mutating func catchUp(with cluster: ClusterView) {
    let end = cluster.logEnd
    let isSame = cluster.isIdentified(by: identity) && nodesVersion == cluster.nodesVersion
    if isSame && logPosition == end { return }
    changed.removeAll(keepingCapacity: true)
    mark &+= 1
    if !isSame || mark == 0 { marks = [UInt32](repeating: 0, count: cluster.nodeCount) }
    if mark == 0 { mark = 1 }
    let knowsChanges =
      isSame && cluster.addChangedNodes(since: logPosition, to: &changed, marks: &marks, mark: mark)
    if !knowsChanges {
      blocks = [RoomBlock](repeating: RoomBlock(), count: (cluster.nodeCount + 3) / 4)
      coarse = [CoarseBlock](repeating: CoarseBlock(), count: blocks.count)
      changed = (0..<cluster.nodeCount).map(NodeID.init)
    }
    let use = ResourceUse(ofPodsIn: cluster)
    for node in changed { update(node, in: cluster, use: use) }
    identity = cluster.identity
    nodesVersion = cluster.nodesVersion
    logPosition = end
  }

  private mutating func update(_ node: NodeID, in cluster: ClusterView, use: ResourceUse) {
    let block = node.index >> 2
    let lane = node.index & 3
    let cpu = cluster.allocatable(.cpu, on: node)
    let memory = cluster.allocatable(.memory, on: node)
    guard cpu > 0 && memory > 0 else {
      // A resource that the node has none of is left out of its scores, which no bound here foresees.
      // Either score may weigh nothing for a pod, so both are put out of reach.
      blocks[block].cpuRoom[lane] = RoomBlock.beyondAllScores
      blocks[block].evennessBase[lane] = RoomBlock.beyondAllScores
      coarse[block].base[lane] = RoomBlock.beyondAllScores
      return
    }
    let cpuUnit = 100 / Double(cpu)
    let memoryUnit = 100 / Double(memory)
    let counted = (cpu: cluster.nonZeroCPU(on: node), memory: cluster.nonZeroMemory(on: node))
    let used = (cpu: cpu - cluster.free(.cpu, on: node), memory: memory - cluster.free(.memory, on: node))
    let cpuUsed = Double(used.cpu) * cpuUnit
    let memoryUsed = Double(used.memory) * memoryUnit
    let evennessBase = balance.base(of: use.terms, node.index)
    blocks[block].cpuUnit[lane] = cpuUnit
    blocks[block].memoryUnit[lane] = memoryUnit
    blocks[block].cpuRoom[lane] = Double(cpu - counted.cpu) * cpuUnit
    blocks[block].memoryRoom[lane] = Double(memory - counted.memory) * memoryUnit
    blocks[block].cpuUsed[lane] = cpuUsed
    blocks[block].memoryUsed[lane] = memoryUsed
    blocks[block].evennessBase[lane] = evennessBase
    coarse[block].cpuUnit[lane] = cpuUnit
    coarse[block].memoryUnit[lane] = memoryUnit
    coarse[block].difference[lane] = cpuUsed - memoryUsed
    // Where pods count for more than they ask for, room can be below 0 in scores though the pod fits.
    let share = balance.rule == .improvement ? 0.5 : 1
    coarse[block].base[lane] =
      counted == used
      ? roomWeight * (200 - cpuUsed - memoryUsed) / 2 + balanceWeight * share * (evennessBase + 100)
        + (roomWeight + balanceWeight) * 1e-6 : RoomBlock.beyondAllScores
  }
}
