public import StowageModel

/// Why a found cluster can't be brought to life.
public enum ClusterLoadError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The pods on nodes ask for more than can be counted.
  case requestsOverflow(pod: String, node: String, resource: ResourceName)

  /// What is wrong, and what would be right.
  public var description: String {
    switch self {
    case .requestsOverflow(let pod, let node, let resource):
      "with pod \(pod)\(node.isEmpty ? "" : " on node \"\(node)\"") the pods' \(resource.rawValue) and the nodes' together are more than can be "
        + "counted exactly (2^63 - 1)"
    }
  }
}
