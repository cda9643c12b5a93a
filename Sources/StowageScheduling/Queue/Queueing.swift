/// When a pod that could not be placed is tried again.
public enum Queueing: Hashable, Sendable {
  /// As soon as a node has changed so that it might fit; every pod keeps its place by priority and arrival.
  case immediate
  /// As kube-scheduler does: after events that the plugins which refused it call helpful, and every five minutes;
  /// behind others of its priority that were tried before.
  case kubernetes(QueueSettings)
}
