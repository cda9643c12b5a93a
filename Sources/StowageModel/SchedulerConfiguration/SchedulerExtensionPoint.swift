/// The points of a scheduling cycle at which plugins are asked, by their names in a configuration file.
public enum SchedulerExtensionPoint: String, Hashable, Sendable, CaseIterable {
  /// Whether a pod may enter the queue.
  case preEnqueue
  /// Which pod comes first.
  case queueSort
  /// What can be said of a pod before any node is looked at.
  case preFilter
  /// Whether a node will do.
  case filter
  /// What to do where no node will.
  case postFilter
  /// What scoring needs to know of all nodes that will do.
  case preScore
  /// How good a node is.
  case score
  /// What to keep for the pod once a node is chosen.
  case reserve
  /// Whether to bind, not to bind, or to wait.
  case permit
  /// What must be done before the pod is bound.
  case preBind
  /// How the pod is bound.
  case bind
  /// What is done after the pod was bound.
  case postBind
}
