import StowageModel

/// The workload of a run as the published experiment made it from a pod list: shuffled, tuned to a load, on nodes in a
/// random order.
///
/// Every draw is one that the original program made, whatever it was for, in its order; nothing here is a general way
/// to scale a workload.
struct PublishedArrivals {
  /// The pods in the order of their arrival, by their place in the list.
  let pods: [Int]
  /// The nodes in the order in which ties are broken, by their place in the list.
  let nodes: [Int]

  /// The experiment's load: GPUs that arrive, in tenths of all there are.
  static let tenthsOfLoad: Int64 = 13

  /// The workload of `seed`.
  ///
  /// - Parameters:
  ///   - pods: What the pods ask for, in thousandths of GPUs for each device and the number of devices, and their names.
  ///   - nodeNames: The names of the nodes.
  ///   - capacity: The GPUs of all nodes, in thousandths.
  init(pods list: [Demand], nodeNames: [String], capacity: Int64, seed: Int64) {
    var random = GoRandom(seed: seed)
    // The original draws a number for a message that it does not print.
    _ = random.next63()
    let byName = list.indices.sorted { list[$0].name.utf8.lexicographicallyPrecedes(list[$1].name.utf8) }
    var order = byName
    random.shuffle(&order)
    let target = capacity * Self.tenthsOfLoad / 10
    var demand = list.reduce(0) { $0 + $1.totalMilli }
    if demand < target && !list.isEmpty {
      while true {
        let pick = byName[random.next(below: byName.count)]
        // What is checked is the share of one device, also for pods of several: as published.
        if demand + list[pick].milliPerDevice > target { break }
        order.append(pick)
        demand += list[pick].totalMilli
      }
    } else {
      while demand > target {
        let place = random.next(below: order.count)
        demand -= list[order[place]].totalMilli
        order.remove(at: place)
      }
    }
    self.pods = order
    // Ten watches of the original's API client draw one number each before the nodes are ranked.
    for _ in 0..<10 { _ = random.next63() }
    let ranks = random.permutation(nodeNames.count)
    var nodes = [Int](repeating: 0, count: nodeNames.count)
    let nodesByName = nodeNames.indices.sorted { nodeNames[$0].utf8.lexicographicallyPrecedes(nodeNames[$1].utf8) }
    for (node, rank) in zip(nodesByName, ranks) { nodes[rank] = node }
    self.nodes = nodes
  }

  /// What tuning looks at of a pod.
  struct Demand {
    let name: String
    let milliPerDevice: Int64
    let totalMilli: Int64
  }
}
