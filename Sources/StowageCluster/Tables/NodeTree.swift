/// The nodes in the order in which kube-scheduler goes through them: one of each zone in turn, zones and the nodes in them
/// in the order in which they joined (1.34, backend/cache/node_tree.go).
///
/// A zone that has lost its last node is forgotten, and comes last when it has one again; a node whose zone changes joins
/// the new one last.
struct NodeTree {
  private var zones: [(zone: Zone, slots: [Int32])] = []
  private var indexByZone: [Zone: Int] = [:]
  /// How often the order has changed.
  private(set) var version = 0

  /// A region and a zone of it; the labels of old win over those of today.
  struct Zone: Hashable {
    let region: String
    let zone: String

    init(_ labels: [String: String]) {
      if labels.isEmpty {
        (region, zone) = ("", "")
        return
      }
      region = labels["failure-domain.beta.kubernetes.io/region"] ?? labels["topology.kubernetes.io/region"] ?? ""
      zone = labels["failure-domain.beta.kubernetes.io/zone"] ?? labels["topology.kubernetes.io/zone"] ?? ""
    }
  }

  mutating func insert(_ slot: Int, _ labels: [String: String]) { insert(slot, Zone(labels)) }

  mutating func remove(_ slot: Int, _ labels: [String: String]) { remove(slot, Zone(labels)) }

  /// The node in a slot has other labels: where its zone is another, it leaves that for this.
  mutating func move(_ slot: Int, from old: [String: String], to new: [String: String]) {
    if old == new { return }
    let (before, after) = (Zone(old), Zone(new))
    if before == after { return }
    remove(slot, before)
    insert(slot, after)
  }

  private mutating func insert(_ slot: Int, _ zone: Zone) {
    version += 1
    if let index = indexByZone[zone] {
      zones[index].slots.append(Int32(truncatingIfNeeded: slot))
    } else {
      indexByZone[zone] = zones.count
      zones.append((zone, [Int32(truncatingIfNeeded: slot)]))
    }
  }

  private mutating func remove(_ slot: Int, _ zone: Zone) {
    version += 1
    guard let index = indexByZone[zone] else { return }
    zones[index].slots.removeAll { $0 == Int32(truncatingIfNeeded: slot) }
    guard zones[index].slots.isEmpty else { return }
    zones.remove(at: index)
    indexByZone[zone] = nil
    for later in index..<zones.count { indexByZone[zones[later].zone] = later }
  }

  /// The slots in the order. O(*n*).
  var order: [Int32] {
    if zones.count == 1 { return zones[0].slots }
    var order: [Int32] = []
    order.reserveCapacity(zones.reduce(0) { $0 + $1.slots.count })
    var round = 0
    let longest = zones.reduce(0) { max($0, $1.slots.count) }
    while round < longest {
      for zone in zones where round < zone.slots.count { order.append(zone.slots[round]) }
      round += 1
    }
    return order
  }
}
