public import StowageCluster
import StowageModel

/// Keeps pods off nodes where a `DoNotSchedule` spread constraint would be broken, and scores nodes by how few pods of
/// the kind their domains have (Kubernetes 1.34).
///
/// A pod without constraints of its own is scored by the system's defaults: over hosts with skew 3 and over zones with
/// skew 5, counting the pods that its services and its controller select.
public struct PodTopologySpread: FilterPlugin, ScorePlugin {
  /// The plugin.
  public init() {}

  /// `PodTopologySpread`.
  public let name = "PodTopologySpread"

  private static let mismatch = "node(s) didn't match pod topology spread constraints"

  /// Pods with a `DoNotSchedule` constraint.
  public func concerns(_ pod: PodInfo, in cluster: ClusterView) -> Bool {
    pod.shape.spec.topologySpreadConstraints.contains { $0.whenUnsatisfiable == .doNotSchedule }
  }

  /// A node that lacks a constraint's key, or in whose domain one pod more would be too many, rejects the pod.
  public func reject(_ pod: PodInfo, on node: NodeID, in cluster: ClusterView) -> Rejection? {
    reject(pod, cluster.node(node), by: SpreadCounts(pod, in: cluster))
  }

  /// The same with the pods counted once.
  public func filter(_ nodes: inout NodeSet, for pod: PodInfo, in cluster: ClusterView) {
    if !concerns(pod, in: cluster) { return }
    let counts = SpreadCounts(pod, in: cluster)
    nodes.filter { reject(pod, cluster.node(NodeID($0)), by: counts) == nil }
  }

  /// The same, and tells why.
  public func filter(
    _ nodes: inout NodeSet, for pod: PodInfo, in cluster: ClusterView, rejected: (NodeID, Rejection) -> Void
  ) {
    if !concerns(pod, in: cluster) { return }
    let counts = SpreadCounts(pod, in: cluster)
    nodes.filter(rejected: rejected) { reject(pod, cluster.node($0), by: counts) }
  }

  private func reject(_ pod: PodInfo, _ node: Node, by counts: SpreadCounts) -> Rejection? {
    for (constraint, domains) in zip(counts.constraints, counts.domains) {
      guard let value = node.metadata.labels[constraint.topologyKey] else {
        return Rejection(
          plugin: name, code: .unschedulableAndUnresolvable, reasons: [Self.mismatch + " (missing required label)"])
      }
      let least = domains.count < constraint.minDomains ? 0 : domains.values.min() ?? 0
      let itself: Int64 = constraint.selector?.matches(pod.shape.labels) ?? false ? 1 : 0
      if domains[value, default: 0] + itself - least > constraint.maxSkew {
        return Rejection(plugin: name, reasons: [Self.mismatch])
      }
    }
    return nil
  }
}

/// The pods in every domain of a pod's `DoNotSchedule` constraints.
private struct SpreadCounts {
  let constraints: [SpreadConstraint]
  /// By constraint: the number of pods by the value of its key.
  private(set) var domains: [[String: Int64]]

  init(_ pod: PodInfo, in cluster: ClusterView) {
    let shape = pod.shape
    constraints = shape.spec.topologySpreadConstraints.filter { $0.whenUnsatisfiable == .doNotSchedule }
      .map { SpreadConstraint($0, labels: shape.labels) }
    domains = constraints.map { _ in [:] }
    for index in 0..<cluster.nodeCount {
      let node = cluster.node(NodeID(index))
      guard constraints.areAllKeys(in: node.metadata.labels) else { continue }
      for (position, constraint) in constraints.enumerated() where constraint.counts(node, for: shape.spec) {
        guard let value = node.metadata.labels[constraint.topologyKey] else { continue }
        domains[position][value, default: 0] += constraint.count(
          on: NodeID(index), namespace: shape.namespace, in: cluster)
      }
    }
  }
}
