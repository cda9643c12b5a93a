public import StowageCluster

/// How fragmented a cluster's idle GPUs are for the typical pods, kept up to date node by node.
///
/// Amounts are exact whole numbers, so that a ledger that was updated a million times equals one made anew.
public struct FragmentationLedger {
  private var measure: FragmentationMeasure
  private var devices: [DeviceRoom]
  private var weightedOfNode: [Int64]
  private var idleOfNode: [Int64]
  private var weighted: Int64 = 0
  /// What is idle on all GPUs, in thousandths.
  public private(set) var idleMilli: Int64 = 0

  /// The ledger of a cluster as it is now.
  public init(_ typicalPods: TypicalPods, cluster: ClusterView) {
    measure = FragmentationMeasure(typicalPods, in: cluster)
    devices = (0..<cluster.nodeCount).map { DeviceRoom(node: NodeID($0), in: cluster) }
    weightedOfNode = Array(repeating: 0, count: cluster.nodeCount)
    idleOfNode = weightedOfNode
    for node in 0..<cluster.nodeCount { update(NodeID(node), in: cluster) }
  }

  /// Whether there are typical pods to measure by, and GPUs to be measured.
  public var isMeasured: Bool { !measure.isEmpty && devices.contains { $0.count > 0 } }

  /// Takes a change of `node` into account.
  public mutating func update(_ node: NodeID, in cluster: ClusterView) {
    devices[node.index].read(node, in: cluster)
    let idle = Int64(devices[node.index].total)
    let amount = measure.weighted(cpu: cluster.free(.cpu, on: node), devices: devices[node.index])
    idleMilli += idle - idleOfNode[node.index]
    weighted += amount - weightedOfNode[node.index]
    idleOfNode[node.index] = idle
    weightedOfNode[node.index] = amount
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
