/// Why an experiment that was read can't be run.
public enum ExperimentError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The cluster has no nodes.
  case noNodes(source: String)
  /// No pod arrives from `source` after its transforms; `hint` ends the message.
  case noPods(source: String, hint: String)
  /// Measuring would begin after the last arrival.
  case warmUpTooLong(warmUp: String, span: String)
  /// A key of the experiment names a node that is not there; the nearest name, where one is near.
  case unknownNode(name: String, key: String, suggestion: String?)
  /// A key of the experiment asks for `labels` that no node has; what nodes have instead, and the nearest of that.
  case noNodeWithLabels(labels: String, key: String, expected: String, suggestion: String?)
  /// The nodes can't make a cluster.
  case badCluster(source: String, reason: String)

  /// What is wrong, and what would be right.
  public var description: String {
    switch self {
    case .noNodes(let source):
      "\(source): found no nodes, expected at least one"
    case .noPods(let source, let hint):
      "\(source): no pod arrives, expected at least one\(hint)"
    case .warmUpTooLong(let warmUp, let span):
      "warmUp: found \(warmUp), expected less than \(span), the time from the first arrival to the last"
    case .unknownNode(let name, let key, let suggestion):
      "\(key): found no node called \"\(name)\"\(suggestion.map { "; did you mean \"\($0)\"?" } ?? "")"
    case .noNodeWithLabels(let labels, let key, let expected, let suggestion):
      "\(key): expected \(expected), found no node with \(labels)"
        + (suggestion.map { "; did you mean \"\($0)\"?" } ?? "")
    case .badCluster(let source, let reason):
      "\(source): \(reason)"
    }
  }
}
