import StowageCluster
import StowageModel

/// The order in which kube-scheduler goes through the nodes: one of each zone in turn, zones and the nodes in them in
/// the order in which they joined (1.34, backend/cache/node_tree.go).
struct NodeOrder {
  /// All nodes.
  let nodes: [NodeID]

  init(_ cluster: ClusterView) {
    var placeOfZone: [Zone: Int] = [:]
    var zones: [[NodeID]] = []
    for index in 0..<cluster.nodeCount {
      let zone = Zone(cluster.node(NodeID(index)).metadata.labels)
      let place = placeOfZone[zone] ?? zones.count
      if place == zones.count {
        placeOfZone[zone] = place
        zones.append([])
      }
      zones[place].append(NodeID(index))
    }
    var nodes: [NodeID] = []
    nodes.reserveCapacity(cluster.nodeCount)
    var round = 0
    while nodes.count < cluster.nodeCount {
      for zone in zones where round < zone.count { nodes.append(zone[round]) }
      round += 1
    }
    self.nodes = nodes
  }

  /// A region and a zone of it; the labels of old win over those of today.
  private struct Zone: Hashable {
    let region: String
    let zone: String

    init(_ labels: [String: String]) {
      region = labels["failure-domain.beta.kubernetes.io/region"] ?? labels["topology.kubernetes.io/region"] ?? ""
      zone = labels["failure-domain.beta.kubernetes.io/zone"] ?? labels["topology.kubernetes.io/zone"] ?? ""
    }
  }
}
