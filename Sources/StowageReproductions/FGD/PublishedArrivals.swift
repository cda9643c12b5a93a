/// The workload of a run as the published experiment made it from a pod list: shuffled, tuned to a load, on nodes in a
/// random order.
///
/// Every draw is one that the original program made, whatever it was for, in its order; nothing here is a general way
/// to scale a workload.
struct PublishedArrivals {
  /// The pods in the order of their arrival, by their index in the list.
  let pods: [Int]
  /// The nodes in the order in which ties are broken, by their index in the list.
  let nodes: [Int]
  /// The numbers that come next.
  let random: GoRandom

  /// The experiment's load: GPUs that arrive, in tenths of all there are.
  static let tenthsOfLoad: Int64 = 13

  /// The workload of `seed` out of a list.
  init(_ list: FGDWorkload, seed: Int64) {
    var random = GoRandom(seed: seed)
    // The original draws a number for a message that it does not print.
    _ = random.next63()
    let byName = list.podsByName
    var order = byName
    random.shuffle(&order)
    let target = list.capacity * Self.tenthsOfLoad / 10
    var demand = list.demands.reduce(0) { $0 + $1.total }
    if demand < target && !order.isEmpty {
      while true {
        let pick = byName[random.next(below: byName.count)]
        // What is checked is the share of one device, also for pods of several: as published.
        if demand + list.demands[pick].perDevice > target { break }
        order.append(pick)
        demand += list.demands[pick].total
      }
    } else {
      while demand > target {
        let index = random.next(below: order.count)
        demand -= list.demands[order[index]].total
        order.remove(at: index)
      }
    }
    self.pods = order
    // Ten watches of the original's API client draw one number each before the nodes are ranked.
    for _ in 0..<10 { _ = random.next63() }
    let ranks = random.permutation(list.nodes.count)
    var nodes = [Int](repeating: 0, count: list.nodes.count)
    for (node, rank) in zip(list.nodesByName, ranks) { nodes[rank] = node }
    self.nodes = nodes
    self.random = random
  }
}
