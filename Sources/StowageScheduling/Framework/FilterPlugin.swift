public import StowageCluster

/// Says which nodes a pod can be on.
///
/// The rule itself is ``reject(_:on:in:)``, for one node, word for word. ``filter(_:for:in:)`` is the same for all
/// nodes at once; a plugin overrides it to be fast, and then both must agree.
public protocol FilterPlugin: Sendable {
  /// The plugin's name, as Kubernetes spells it where it has one.
  var name: String { get }

  /// What the answer for a node depends on beside the pod. A narrower answer lets work be kept and shared.
  var scope: FilterScope { get }

  /// Whether this pod has anything that the plugin looks at; if not, it is not asked.
  func concerns(_ pod: PodInfo, in cluster: ClusterView) -> Bool

  /// Whether the plugin is left aside for this pod through a whole cycle, also when other pods are tried out on nodes or
  /// taken off them afterwards (Kubernetes' Skip at PreFilter).
  func isLeftAside(_ pod: PodInfo, in cluster: ClusterView) -> Bool

  /// Why the pod can be on no node at all, whatever they are like: asked once, before any node is looked at
  /// (Kubernetes' PreFilter).
  func rejectEverywhere(_ pod: PodInfo, in cluster: ClusterView) -> Rejection?

  /// The only nodes that the pod could be on, where the pod itself names them: asked once, before any node is looked at
  /// (Kubernetes' PreFilterResult). `nil` where it names none.
  func candidates(for pod: PodInfo, in cluster: ClusterView) -> [NodeID]?

  /// Why the pod can't be on `node` now, with all the pods that are there; `nil` where it can.
  func reject(_ pod: PodInfo, on node: NodeID, in cluster: ClusterView) -> Rejection?

  /// Takes out of `nodes` those that the pod can't be on.
  func filter(_ nodes: inout NodeSet, for pod: PodInfo, in cluster: ClusterView)

  /// Clears the entries in `passes`, by the place in the list, of those of a few nodes that the pod can't be on.
  func test(_ nodes: [NodeID], for pod: PodInfo, in cluster: ClusterView, passes: inout [Bool])

  /// What has to be free on a node for this pod, where the plugin's rule is that and nothing else: a quick way to the same
  /// answers. It holds as long as the nodes' and other objects stay. `nil` is always right, and the default.
  func roomDemands(of pod: PodInfo, in cluster: ClusterView) -> [Demand]?

  /// The kinds of events that can make room for a pod that the plugin rejected (Kubernetes' EventsToRegister).
  var registeredEvents: ClusterEvent.Kinds { get }

  /// Whether `event`, of one of the ``registeredEvents``, may have made room for `pod`, which the plugin rejected
  /// (Kubernetes' queueing hint). The answer is the same for all pods of a shape.
  ///
  /// Answering `true` is always right; a good `false` leaves the pod asleep and spares a question.
  func queueingHint(_ event: ClusterEvent, _ pod: PodInfo, in cluster: ClusterView) -> Bool

  /// The same, and tells why of each node that is taken out.
  func filter(
    _ nodes: inout NodeSet, for pod: PodInfo, in cluster: ClusterView, rejected: (NodeID, Rejection) -> Void)
}

/// What a filter's answer for one node depends on, beside the pod's shape.
public enum FilterScope: Hashable, Sendable {
  /// The node as it was given: its name, labels, taints.
  case nodeObject
  /// The node and the pods on it.
  case nodeState
  /// Anything in the cluster. Always true, and the default.
  case cluster
}

extension FilterPlugin {
  /// Anything in the cluster.
  public var scope: FilterScope { .cluster }

  /// Default: `true`, so the plugin is called for every pod.
  public func concerns(_ pod: PodInfo, in cluster: ClusterView) -> Bool { true }

  /// Where it does not concern the pod.
  public func isLeftAside(_ pod: PodInfo, in cluster: ClusterView) -> Bool { !concerns(pod, in: cluster) }

  /// Nothing keeps the pod off all nodes at once.
  public func rejectEverywhere(_ pod: PodInfo, in cluster: ClusterView) -> Rejection? { nil }

  /// The pod names none.
  public func candidates(for pod: PodInfo, in cluster: ClusterView) -> [NodeID]? { nil }

  /// Asks ``FilterPlugin/reject(_:on:in:)`` of every node.
  ///
  /// - Complexity: One call of ``FilterPlugin/reject(_:on:in:)`` for each node in `nodes`.
  public func filter(_ nodes: inout NodeSet, for pod: PodInfo, in cluster: ClusterView) {
    nodes.filter { reject(pod, on: cluster.nodeID(at: $0), in: cluster) == nil }
  }

  /// Asks ``FilterPlugin/reject(_:on:in:)`` of every node that is not out yet.
  ///
  /// - Complexity: One call of ``FilterPlugin/reject(_:on:in:)`` for each node that passes so far.
  public func test(_ nodes: [NodeID], for pod: PodInfo, in cluster: ClusterView, passes: inout [Bool]) {
    for (place, node) in nodes.enumerated() where passes[place] {
      passes[place] = reject(pod, on: node, in: cluster) == nil
    }
  }

  /// The rule is another.
  public func roomDemands(of pod: PodInfo, in cluster: ClusterView) -> [Demand]? { nil }

  /// All of them.
  public var registeredEvents: ClusterEvent.Kinds { .all }

  /// It may.
  public func queueingHint(_ event: ClusterEvent, _ pod: PodInfo, in cluster: ClusterView) -> Bool { true }

  /// Asks ``FilterPlugin/reject(_:on:in:)`` of every node.
  public func filter(
    _ nodes: inout NodeSet, for pod: PodInfo, in cluster: ClusterView, rejected: (NodeID, Rejection) -> Void
  ) {
    nodes.filter(in: cluster, rejected: rejected) { reject(pod, on: $0, in: cluster) }
  }
}

extension NodeSet {
  /// Keeps the nodes for which `reject` finds nothing against them, and tells what it finds.
  mutating func filter(
    in cluster: ClusterView, rejected: (NodeID, Rejection) -> Void, _ reject: (NodeID) -> Rejection?
  ) {
    filter { index in
      let node = cluster.nodeID(at: index)
      guard let rejection = reject(node) else { return true }
      rejected(node, rejection)
      return false
    }
  }
}
