import StowageMeasurement

extension Block.NodeMap {
  /// The groups by name, those that have a leading resource, such as GPUs, first.
  var groupOrder: [String] {
    let leading = resources.indices.filter { resources[$0].leadsGroups }
    var leads: [String: Bool] = [:]
    for node in nodes {
      let hasLeading = leading.contains { node.capacities.indices.contains($0) && node.capacities[$0] > 0 }
      leads[node.group] = leads[node.group] ?? false || hasLeading
    }
    return leads.sorted { ($0.value ? 0 : 1, $0.key) < ($1.value ? 0 : 1, $1.key) }.map(\.key)
  }

  /// The share in use of the node's scarcest resource at `snapshot`, as a step.
  func scarcest(node: Int, in snapshot: Snapshot) -> UInt8 {
    var highest: UInt8?
    for (index, resource) in resources.enumerated() where resource.isScarce {
      guard nodes[node].capacities.indices.contains(index), nodes[node].capacities[index] > 0 else { continue }
      let step = snapshot.step(resource: index, node: node)
      if step != Snapshot.absent { highest = max(highest ?? 0, step) }
    }
    return highest ?? Snapshot.absent
  }
}
