import StowageCluster
import StowageModel
import StowageScheduling

/// Shorthand for tests of PodTopologySpread: pods of the kind `app=web`, spread over `zone`.
enum SpreadCase {
  static let web = ["app": "web"]
  static let selector = LabelSelector(matchLabels: web)
  static let broken = ["node(s) didn't match pod topology spread constraints"]
  static let unlabelled = ["node(s) didn't match pod topology spread constraints (missing required label)"]

  static func hard(
    _ maxSkew: Int32 = 1, key: String = "zone", selector: LabelSelector? = selector, minDomains: Int32? = nil
  ) -> TopologySpreadConstraint {
    TopologySpreadConstraint(
      maxSkew: maxSkew, topologyKey: key, whenUnsatisfiable: .doNotSchedule, labelSelector: selector,
      minDomains: minDomains)
  }

  static func soft(
    _ maxSkew: Int32 = 1, key: String = "zone", selector: LabelSelector? = selector
  ) -> TopologySpreadConstraint {
    TopologySpreadConstraint(
      maxSkew: maxSkew, topologyKey: key, whenUnsatisfiable: .scheduleAnyway, labelSelector: selector)
  }

  static func spec(_ constraints: TopologySpreadConstraint...) -> PodSpec {
    PodSpec(topologySpreadConstraints: constraints)
  }

  /// Nodes of one zone each, with this many web pods on each.
  static func zones(_ counts: Int...) throws -> Cluster {
    let cluster = try Cluster(
      nodes: counts.indices.map {
        Node(metadata: ObjectMeta(name: "n\($0)", labels: ["zone": "z\($0)"]), allocatable: [.pods: 110])
      })
    for (node, count) in counts.enumerated() { try cluster.bind(labels: web, to: node, count: count) }
    return cluster
  }
}
