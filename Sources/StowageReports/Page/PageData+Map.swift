import StowageMeasurement

extension PageData {
  /// The map of a block, for all policies that have one. Nodes that are the same under all policies are told once.
  static func map(_ maps: [(policy: Int, map: Block.NodeMap)]) -> ScriptJSON {
    let layouts = numbered(maps.map { Layout(resources: $0.map.resources, nodes: $0.map.nodes) })
    return [
      "layouts": .array(layouts.distinct.map(\.json)),
      "timelines": .array(
        zip(maps, layouts.numbers).map { entry, layout in
          [
            "policy": .integer(entry.policy),
            "layout": .integer(layout),
            "times": .array(entry.map.snapshots.map { .number($0.seconds, decimals: 3) }),
            "shares": .array(entry.map.snapshots.map { .string(encoded($0, of: entry.map)) }),
          ]
        }),
    ]
  }

  /// The nodes that a map draws, and what they have.
  private struct Layout: Hashable {
    var resources: [Block.NodeMap.Resource]
    var nodes: [Block.NodeMap.Node]

    /// Capacities that many nodes have alike are told once.
    var json: ScriptJSON {
      let kinds = numbered(nodes.map(\.capacities))
      let order = Block.NodeMap(resources: resources, nodes: nodes, snapshots: []).groupOrder
      let indices = Dictionary(uniqueKeysWithValues: zip(order, order.indices))
      return [
        "resources": .array(
          resources.map {
            [
              "label": .string($0.label), "unit": .string($0.unit.rawValue), "decimals": .integer($0.decimals),
              "scarce": .integer($0.isScarce ? 1 : 0),
            ]
          }),
        "kinds": .array(kinds.distinct.map { .array($0.map { .number($0, decimals: 6) }) }),
        "kind": .array(kinds.numbers.map { .integer($0) }),
        "groups": .array(order.map { .string($0) }),
        "group": .array(nodes.map { .integer(indices[$0.group] ?? 0) }),
        "names": .array(nodes.map { .string($0.name) }),
      ]
    }
  }

  /// The shares of a snapshot, resource after resource, a byte a node.
  private static func encoded(_ snapshot: Block.NodeMap.Snapshot, of map: Block.NodeMap) -> String {
    Base64.encoded(
      map.resources.indices.flatMap { resource in
        map.nodes.indices.map { snapshot.step(resource: resource, node: $0) }
      })
  }

  /// The distinct values in order of appearance, and the number of each value among them.
  private static func numbered<Value: Hashable>(_ values: [Value]) -> (distinct: [Value], numbers: [Int]) {
    var known: [Value: Int] = [:]
    var distinct: [Value] = []
    let numbers = values.map { value in
      if let number = known[value] { return number }
      known[value] = distinct.count
      distinct.append(value)
      return distinct.count - 1
    }
    return (distinct, numbers)
  }
}
