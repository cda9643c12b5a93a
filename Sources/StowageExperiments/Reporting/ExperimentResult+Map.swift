import StowageCluster
import StowageKernel
import StowageModel
import StowageReports
import StowageSimulation

extension ExperimentResult {
  /// How full the nodes were in the run of the first seed.
  var clusterMap: ComparisonReport.ClusterMap? {
    let timelines = experiment.schedulers.indices.compactMap { index -> ComparisonReport.ClusterMap.Timeline? in
      guard let map = records(ofScheduler: index).first?.map, !map.snapshots.isEmpty else { return nil }
      return .init(policy: experiment.schedulers[index].name, snapshots: map.snapshots.map(snapshot))
    }
    if timelines.isEmpty { return nil }
    let hasGPUs = input.gpuCount > 0
    var resources: [ComparisonReport.ClusterMap.Resource] = [
      .init(label: "CPU", unit: "cores", decimals: 1), .init(label: "memory", unit: "GiB", decimals: 1),
    ]
    if hasGPUs { resources.append(.init(label: "GPU", decimals: 2)) }
    let nodes = input.nodes.map { node in
      ComparisonReport.ClusterMap.Node(
        name: node.name, group: group(of: node),
        capacities: [
          Double(node.allocatable[.cpu]) / 1_000, Double(node.allocatable[.memory]) / Double(1 << 30),
        ] + (hasGPUs ? [Double(node.devices.count)] : []))
    }
    return .init(resources: resources, nodes: nodes, timelines: timelines)
  }

  private func snapshot(_ snapshot: StowageSimulation.ClusterMap.Snapshot) -> ComparisonReport.ClusterMap.Snapshot {
    let count = input.gpuCount > 0 ? 3 : 2
    return .init(
      seconds: Double(snapshot.time.milliseconds) / 1_000,
      shares: snapshot.used.prefix(count).map { $0.map { Double($0) / 255 } })
  }

  /// The heading under which a node is drawn: its GPU model, else its zone, else its instance type.
  private func group(of node: Node) -> String {
    if let device = node.devices.first { return device.model.isEmpty ? "GPU" : "GPU \(device.model)" }
    let labels = node.metadata.labels
    for key in ["topology.kubernetes.io/zone", "node.kubernetes.io/instance-type"] {
      if let value = labels[key] { return value }
    }
    return input.gpuCount > 0 ? "no GPU" : "nodes"
  }
}
