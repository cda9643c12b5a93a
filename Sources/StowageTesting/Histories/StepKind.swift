/// What can happen in a step of a ``RandomHistory``.
public enum StepKind: String, Hashable, Sendable, CaseIterable, CustomStringConvertible {
  /// A pod arrives and is decided.
  case arrival
  /// A pod that was refused before is decided again.
  case retry
  /// A pod's work is done.
  case completion
  /// Several pods leave at once, in any way.
  case departures
  /// A pod is evicted.
  case eviction
  /// A pod is taken off its node and waits again.
  case unbinding
  /// A pod's deletion is asked for; it stays for now.
  case termination
  /// A node is nominated for a pod that waits, or is no longer.
  case nomination
  /// A node joins: a new one, or one that had left.
  case nodeAdded
  /// A node's labels, amounts or images change.
  case nodeChanged
  /// A node is cordoned, or no longer.
  case nodeCordoned
  /// A node's taints change.
  case nodeTainted
  /// A node goes down, and most of the pods on it leave.
  case nodeFailed
  /// A node that went down is as it was before.
  case nodeRecovered
  /// A node leaves, and its pods with it.
  case nodeRemoved
  /// Objects beside nodes and pods change: namespaces, services, budgets, volumes.
  case objectsChanged
  /// A shape that pods came with is replaced by a new one.
  case shapeReplaced
  /// The history goes on with a copy of the cluster, whose log begins anew.
  case clusterCopied
  /// A pod is decided on a copy of the cluster with one node changed, as planning does; the cluster itself stays as it is.
  case trial

  /// The name of the kind, as in code.
  public var description: String { rawValue }
}
