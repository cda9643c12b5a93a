/// How many nodes that fit are found before the search stops: `percentageOfNodesToScore`.
public struct NodeSampling: Hashable, Sendable {
  /// The share of the nodes in percent, 1 ... 100; 0 lets the share shrink as the cluster grows.
  public let percentage: Int

  /// Stops at a share of `percentage` percent of all nodes; 0 is ``adaptive``.
  public init(percentage: Int) { self.percentage = percentage }

  /// Kubernetes' default: half of a small cluster's nodes, less of a large one's, never under 5 %.
  public static let adaptive = NodeSampling(percentage: 0)
  /// Looks at every node.
  public static let all = NodeSampling(percentage: 100)

  /// How many of `nodes` nodes must fit before the search stops (1.34, schedule_one.go): all of fewer than 100, else the
  /// share, at least 100 of them.
  public func enough(of nodes: Int) -> Int {
    if nodes < Self.floor || percentage >= 100 { return nodes }
    let share = percentage == 0 ? max(50 - nodes / 125, 5) : percentage
    return max(nodes * share / 100, Self.floor)
  }

  private static let floor = 100
}
