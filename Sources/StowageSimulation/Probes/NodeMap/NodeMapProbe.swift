import StowageCluster
import StowageKernel
import StowageMeasurement
import StowageModel

/// The cluster as a map: how full every node was at a few times.
struct NodeMapProbe: IntervalProbe {
  private var map: NodeMapSnapshots?

  var metrics: [Metric] { [] }

  mutating func begin(_ start: ProbeStart) {
    map = start.recordsNodeMap ? NodeMapSnapshots(start: start.start) : nil
  }

  mutating func hold(until time: Instant, in cluster: ClusterView) { map?.hold(until: time, cluster) }

  func observe(_ moment: ProbeMoment) {}

  func finish(_ end: ProbeEnd) -> Findings {
    guard let map, !map.snapshots.isEmpty else { return Findings() }
    let hasGPUs = map.nodes.contains { !$0.devices.isEmpty }
    var resources: [Block.NodeMap.Resource] = [
      .init("CPU", unit: "cores", decimals: 1), .init("memory", unit: "GiB", decimals: 1),
    ]
    if hasGPUs { resources.append(.init("GPU", decimals: 2, leadsGroups: true)) }
    let content = Block.NodeMap(
      resources: resources, nodes: map.nodes.map { Self.described($0, hasGPUs: hasGPUs) },
      snapshots: map.snapshots.map {
        .init(seconds: $0.seconds, steps: Array($0.shares.prefix(resources.count)))
      })
    return Findings(blocks: [
      Block(key: "map", title: "The cluster as a map", concern: .nodes, content: .nodeMap(content))
    ])
  }

  private static func described(_ node: Node, hasGPUs: Bool) -> Block.NodeMap.Node {
    let cores = Double(node.allocatable[.cpu]) / 1_000
    let memory = Double(node.allocatable[.memory]) / Double(1 << 30)
    return .init(
      node.name, group: group(of: node, hasGPUs: hasGPUs),
      capacities: [cores, memory] + (hasGPUs ? [Double(node.devices.count)] : []))
  }

  /// The heading under which a node is drawn: its GPU model, else its zone, else its instance type.
  private static func group(of node: Node, hasGPUs: Bool) -> String {
    if let device = node.devices.first { return device.model.isEmpty ? "GPU" : "GPU \(device.model)" }
    let labels = node.metadata.labels
    for key in ["topology.kubernetes.io/zone", "node.kubernetes.io/instance-type"] {
      if let value = labels[key] { return value }
    }
    return hasGPUs ? "no GPU" : "nodes"
  }
}
