public import StowageCluster
public import StowageScheduling

/// How fragmented a cluster's idle GPUs are for the typical pods, kept up to date node by node.
///
/// Amounts are exact whole numbers, so that a ledger that was updated a million times equals one made anew.
public struct FragmentationLedger {
  private var measure: FragmentationMeasure
  private let typicalPods: TypicalPods
  /// How many GPU models there were when the measure was made: it knows no others.
  private var modelCount: Int
  private var nodes: [NodeID?] = []
  private var devices: [FreeDeviceCapacity] = []
  private var weightedOfNode: [Int64] = []
  private var idleOfNode: [Int64] = []
  private var weighted: Int64 = 0
  /// What is idle on all GPUs, in thousandths.
  public private(set) var idleMilli: Int64 = 0

  /// The ledger of a cluster as it is now.
  ///
  /// - Complexity: O(*n* × *t*) in the numbers of nodes and typical pods.
  public init(_ typicalPods: TypicalPods, cluster: ClusterView) {
    self.typicalPods = typicalPods
    measure = FragmentationMeasure(typicalPods, in: cluster)
    modelCount = cluster.deviceModelCount
    for slot in 0..<cluster.nodeSlots { updateSlot(slot, in: cluster) }
  }

  /// Whether there are typical pods to measure by, and GPUs to be measured.
  public var isMeasured: Bool { !measure.isEmpty && devices.contains { $0.count > 0 } }

  /// Takes a change of `node` into account.
  public mutating func update(_ node: NodeID, in cluster: ClusterView) {
    if modelCount == cluster.deviceModelCount {
      updateSlot(node.index, in: cluster)
    } else {
      self = FragmentationLedger(typicalPods, cluster: cluster)
    }
  }

  private mutating func updateSlot(_ slot: Int, in cluster: ClusterView) {
    while devices.count <= slot {
      nodes.append(nil)
      devices.append(FreeDeviceCapacity(node: cluster.nodeID(at: devices.count), in: cluster))
      weightedOfNode.append(0)
      idleOfNode.append(0)
    }
    let node = cluster.nodeID(at: slot)
    if nodes[slot] == node {
      devices[slot].read(node, in: cluster)
    } else {
      nodes[slot] = node
      devices[slot] = FreeDeviceCapacity(node: node, in: cluster)
    }
    let idle = Int64(devices[slot].total)
    let amount = measure.weighted(cpu: cluster.free(.cpu, on: node), devices: devices[slot])
    idleMilli += idle - idleOfNode[slot]
    weighted += amount - weightedOfNode[slot]
    idleOfNode[slot] = idle
    weightedOfNode[slot] = amount
  }

  /// What is idle and fragmented, in thousandths of GPUs, exactly: a sum over the typical pods, which
  /// ``fragmentedMilli`` divides by their number.
  public var weightedMilli: Int64 { weighted }

  /// What is idle and fragmented, in thousandths of GPUs.
  public var fragmentedMilli: Double { measure.isEmpty ? 0 : Double(weighted) / Double(measure.totalCount) }

  /// The fragmented share of what is idle, 0 to 1; 0 where nothing is idle.
  public var ratio: Double { idleMilli == 0 ? 0 : fragmentedMilli / Double(idleMilli) }
}

extension FragmentationLedger: Sendable {}
