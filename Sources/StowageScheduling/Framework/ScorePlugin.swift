public import StowageCluster

/// Says how well a pod would lie on each node that it can be on.
///
/// The rule itself is ``score(_:on:in:)``, for one node, word for word. ``score(_:nodes:in:into:)`` is the same for
/// all nodes at once; a plugin overrides it to be fast, and then both must agree.
public protocol ScorePlugin: Sendable {
  /// The plugin's name, as Kubernetes spells it where it has one.
  var name: String { get }

  /// What the score of a node depends on beside the pod, before it is normalised. A narrower answer lets scores be kept
  /// and only those of nodes that changed be worked out anew.
  var scoreScope: ScoreScope { get }

  /// How ``normalize(_:of:for:in:)`` brings scores together.
  var normalization: ScoreNormalization { get }

  /// Whether the plugin has nothing to say about this pod among `nodes`: all of them score 0 then, and nothing is
  /// normalised (Kubernetes' Skip at PreScore).
  func isSkipped(_ pod: PodInfo, nodes: NodeSet, in cluster: ClusterView) -> Bool

  /// Whether all nodes come to the same score for this pod once it is normalised, whichever of them it can be on; a quick
  /// answer from what holds for all nodes at once. Answering `false` is always right.
  func scoresAllAlike(_ pod: PodInfo, in cluster: ClusterView) -> Bool

  /// How well the pod would lie on `node`: more is better. Plugins that are combined by weights keep to 0 ... 100.
  func score(_ pod: PodInfo, on node: NodeID, in cluster: ClusterView) -> Int64

  /// Writes the score of each of `nodes` to the entry of `scores` with the node's index; other entries are left alone.
  func score(_ pod: PodInfo, nodes: NodeSet, in cluster: ClusterView, into scores: inout [Int64])

  /// Writes the score of each of a few nodes to `scores`, by the place in the list.
  func score(_ pod: PodInfo, each nodes: [NodeID], in cluster: ClusterView, into scores: inout [Int64])

  /// The score as a formula of CPU and memory, where that is what it is for this pod: a quick way to the same scores. The
  /// answer holds as long as the nodes' and other objects stay. `nil` is always right, and the default.
  func roomFormula(for pod: PodInfo, in cluster: ClusterView) -> RoomFormula?

  /// Brings the scores of `nodes` to the range 0 ... 100 where the plugin's rule says so.
  func normalize(_ scores: inout [Int64], of nodes: NodeSet, for pod: PodInfo, in cluster: ClusterView)
}

/// What a score depends on, beside the pod's shape.
public enum ScoreScope: Hashable, Sendable {
  /// The node as it was given: its name, labels, taints.
  case nodeObject
  /// Which images lie on which nodes, and how many nodes there are.
  case nodeImages
  /// The node and the pods on it, and the largest amounts that any node has.
  case nodeState
  /// Anything in the cluster. Always true, and the default.
  case cluster
}

extension ScorePlugin {
  /// Anything in the cluster.
  public var scoreScope: ScoreScope { .cluster }

  /// In a way of its own.
  public var normalization: ScoreNormalization { .other }

  /// Asks ``score(_:on:in:)`` of every node.
  ///
  /// - Complexity: One call of `score(_:on:in:)` for each node in `nodes`.
  public func score(_ pod: PodInfo, each nodes: [NodeID], in cluster: ClusterView, into scores: inout [Int64]) {
    for (place, node) in nodes.enumerated() { scores[place] = score(pod, on: node, in: cluster) }
  }

  /// It may tell nodes apart.
  public func scoresAllAlike(_ pod: PodInfo, in cluster: ClusterView) -> Bool { false }

  /// It is no formula.
  public func roomFormula(for pod: PodInfo, in cluster: ClusterView) -> RoomFormula? { nil }

  /// It has always something to say.
  public func isSkipped(_ pod: PodInfo, nodes: NodeSet, in cluster: ClusterView) -> Bool { false }

  /// The scores of `nodes` as they are weighed, by the node's index: skipped, scored and normalised.
  func finalScores(_ pod: PodInfo, nodes: NodeSet, in cluster: ClusterView, into scores: inout [Int64]) {
    if isSkipped(pod, nodes: nodes, in: cluster) {
      nodes.forEach { scores[$0] = 0 }
    } else {
      score(pod, nodes: nodes, in: cluster, into: &scores)
      normalize(&scores, of: nodes, for: pod, in: cluster)
    }
  }

  /// Asks ``score(_:on:in:)`` of every node.
  ///
  /// - Complexity: One call of `score(_:on:in:)` for each node in `nodes`.
  public func score(_ pod: PodInfo, nodes: NodeSet, in cluster: ClusterView, into scores: inout [Int64]) {
    nodes.forEach { scores[$0] = score(pod, on: cluster.nodeID(at: $0), in: cluster) }
  }

  /// Leaves the scores as they are.
  public func normalize(_ scores: inout [Int64], of nodes: NodeSet, for pod: PodInfo, in cluster: ClusterView) {}
}
