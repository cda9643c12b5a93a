public import StowageCluster
public import StowageModel

/// Keeps pods off nodes where a `DoNotSchedule` spread constraint would be broken, and scores nodes by how few pods of
/// the kind their domains have (Kubernetes 1.34).
///
/// A pod without constraints of its own has the default ones, counting the pods that its services and its controller
/// select.
public struct PodTopologySpread: PreFilterPlugin, BatchFilterPlugin {
  /// The constraints of pods that have none.
  public enum Defaults: Hashable, Sendable {
    /// Kubernetes' own: pods are scored over hosts with skew 3 and over zones with skew 5, and nodes that lack one of
    /// the two labels are scored by the other.
    case system
    /// These, label selectors aside; they filter and score.
    case list([TopologySpreadConstraint])
  }

  /// The constraints of pods that have none.
  public let defaults: Defaults

  /// The plugin; pods without constraints have Kubernetes' own unless told otherwise.
  public init(defaults: Defaults = .system) { self.defaults = defaults }

  /// The plugin's name in rejections, scores and configuration files: `PodTopologySpread`.
  public let name = "PodTopologySpread"

  private static let mismatch = "node(s) didn't match pod topology spread constraints"

  /// Pods with a `DoNotSchedule` constraint, their own or a default one.
  public func concerns(_ pod: PodInfo, in cluster: ClusterView) -> Bool {
    let own = pod.shape.spec.topologySpreadConstraints
    if !own.isEmpty { return own.contains { $0.whenUnsatisfiable == .doNotSchedule } }
    guard case .list(let constraints) = defaults else { return false }
    return constraints.contains { $0.whenUnsatisfiable == .doNotSchedule }
  }

  /// A node that lacks a constraint's key, or in whose domain one pod more would be too many, rejects the pod.
  public func reject(_ pod: PodInfo, on node: NodeID, in cluster: ClusterView) -> Rejection? {
    reject(cluster.node(node), by: domains(for: pod, in: cluster))
  }

  /// The same with the pods counted once.
  public func filter(_ nodes: inout NodeSet, for pod: PodInfo, in cluster: ClusterView) {
    if !concerns(pod, in: cluster) { return }
    let domains = domains(for: pod, in: cluster)
    nodes.filter { reject(cluster.node(cluster.nodeID(at: $0)), by: domains) == nil }
  }

  /// The same, and tells why.
  public func filter(
    _ nodes: inout NodeSet, for pod: PodInfo, in cluster: ClusterView, rejected: (NodeID, Rejection) -> Void
  ) {
    if !concerns(pod, in: cluster) { return }
    let domains = domains(for: pod, in: cluster)
    nodes.filter(in: cluster, rejected: rejected) { reject(cluster.node($0), by: domains) }
  }

  private func reject(_ node: Node, by domains: [SpreadDomains]) -> Rejection? {
    for domain in domains {
      guard let value = node.metadata.labels[domain.constraint.topologyKey] else {
        return Rejection(
          plugin: name, code: .unschedulableAndUnresolvable, reasons: [Self.mismatch + " (missing required label)"])
      }
      if domain.isFull(value) { return Rejection(plugin: name, reasons: [Self.mismatch]) }
    }
    return nil
  }
}
