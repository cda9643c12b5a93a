public import StowageCluster
import StowageModel

/// Keeps pods off nodes with a `NoSchedule` or `NoExecute` taint that they don't tolerate, and scores nodes by how few
/// `PreferNoSchedule` taints they have that the pod does not tolerate (Kubernetes 1.34).
public struct TaintToleration: PreFilterPlugin, CacheableFilterPlugin, PreScorePlugin, BatchScorePlugin,
  NormalizingScorePlugin, CacheableScorePlugin
{
  /// Makes the plugin; it has no settings.
  public init() {}

  /// The plugin's name in rejections, scores and configuration files: `TaintToleration`.
  public let name = "TaintToleration"
  /// `.nodeObject`: the answer depends on the node's taints, and is cached for a shape.
  public let scope = FilterScope.nodeObject
  /// `.nodeObject`: the score depends on the node's taints, and is cached for a shape.
  public let scoreScope = ScoreScope.nodeObject
  /// `100 - 100 * count / highest`; 100 where no node has such a taint.
  public let normalization = ScoreNormalization.byHighest(reversed: true)

  /// Where some node has a taint.
  public func concerns(_ pod: PodInfo, in cluster: ClusterView) -> Bool { cluster.hasTaintedNodes }

  /// The node's first taint that is not tolerated rejects the pod.
  public func reject(_ pod: PodInfo, on node: NodeID, in cluster: ClusterView) -> Rejection? {
    if Self.tolerates(cluster.node(node), pod.shape.spec) { return nil }
    return Rejection(
      plugin: name, code: .unschedulableAndUnresolvable, reasons: ["node(s) had untolerated taint(s)"])
  }

  /// Whether a pod tolerates all taints of `node` that keep pods off.
  static func tolerates(_ node: Node, _ spec: PodSpec) -> Bool {
    node.taints.allSatisfy { taint in
      taint.effect == .preferNoSchedule || spec.tolerations.contains { $0.tolerates(taint) }
    }
  }

  /// Where no node has a `PreferNoSchedule` taint.
  public func scoresAllAlike(_ pod: PodInfo, in cluster: ClusterView) -> Bool { !cluster.hasPreferNoScheduleTaints }

  /// The same with the pod's tolerations looked through once, and no node looked at where none has such a taint.
  public func score(_ pod: PodInfo, nodes: NodeSet, in cluster: ClusterView, into scores: inout [Int64]) {
    if !cluster.hasPreferNoScheduleTaints {
      nodes.forEach { scores[$0] = 0 }
      return
    }
    let tolerations = Self.preferences(of: pod)
    nodes.forEach { scores[$0] = Self.count(cluster.node(cluster.nodeID(at: $0)), besides: tolerations) }
  }

  /// The number of `PreferNoSchedule` taints that no toleration of that effect, or of all effects, tolerates.
  public func score(_ pod: PodInfo, on node: NodeID, in cluster: ClusterView) -> Int64 {
    Self.count(cluster.node(node), besides: Self.preferences(of: pod))
  }

  /// The tolerations that bear on `PreferNoSchedule` taints.
  private static func preferences(of pod: PodInfo) -> [Toleration] {
    pod.shape.spec.tolerations.filter { $0.effect == nil || $0.effect == .preferNoSchedule }
  }

  private static func count(_ node: Node, besides tolerations: [Toleration]) -> Int64 {
    Int64(
      node.taints.count { taint in
        taint.effect == .preferNoSchedule && !tolerations.contains { $0.tolerates(taint) }
      })
  }
}
