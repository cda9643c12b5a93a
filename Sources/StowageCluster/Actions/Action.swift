public import StowageKernel
public import StowageModel

/// Something that whoever decides wants done to a cluster: a scheduler, a controller, an autoscaler, a failure model.
///
/// Who decides returns actions, and an ``Actuator`` carries them out: on a simulated cluster, on a copy to try things out, or
/// on a real one.
public enum Action: Sendable {
  /// Bind a waiting pod to a node.
  case bind(PodID, Placement)
  /// Take a running pod off its node before its time, once it has had so long to end by itself.
  case evict(PodID, Cause, grace: Milliseconds = .zero)
  /// The pod's work is done. Only what runs pods says so: on a real cluster it happens by itself.
  case complete(PodID)
  /// Nominate a node for a waiting pod; `nil` withdraws the nomination.
  case nominate(PodID, NodeID?)
  /// Make a pod, which waits for a node from then on.
  case create(PodArrival, Cause, after: Milliseconds = .zero)
  /// Delete a pod that waits.
  case delete(PodID, Cause)
  /// Let a node join.
  case addNode(Node, Cause, after: Milliseconds = .zero)
  /// Take a node away; the pods on it are evicted for the same cause.
  case removeNode(NodeID, Cause)
  /// Replace a node's object: labels, taints, what it has. The node of that name keeps its pods.
  case updateNode(Node)
  /// Keep new pods off a node, or let them come again.
  case cordon(NodeID, Bool)
  /// Give a node these taints, in place of those that it has.
  case taint(NodeID, [Taint])
  /// Make an object beside nodes and pods, or replace the one of the same kind, namespace and name.
  case put(any ClusterObject)
  /// Delete an object beside nodes and pods.
  case deleteObject(any ClusterObject)
}

/// Carries out actions.
public protocol Actuator {
  /// Carries an action out.
  ///
  /// - Returns: Whether it had an effect. It has none where what it is about has left meanwhile: an identifier that is out of
  ///   date is found, and nothing happens to whoever has its slot now.
  /// - Throws: Where it can't be carried out: `PlacementError`, `ClusterError`, or what a real cluster says.
  @discardableResult
  mutating func carryOut(_ action: Action) throws -> Bool
}
