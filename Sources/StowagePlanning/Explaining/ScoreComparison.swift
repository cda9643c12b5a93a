/// Why one node won over another: what each score plugin gave to both.
public struct ScoreComparison: Hashable, Sendable {
  /// The node that won, or that is looked at.
  public let node: String
  /// The name of the node that it is compared with.
  public let other: String
  /// The weighted sum of the node's scores.
  public let total: Int64
  /// The weighted sum of the other's.
  public let otherTotal: Int64
  /// The plugins that gave the two different scores, the largest difference first.
  public let plugins: [PluginDifference]

  /// What one plugin gave to two nodes, weights included.
  public struct PluginDifference: Hashable, Sendable {
    /// The name of the score plugin.
    public let plugin: String
    /// What it gave to the node.
    public let score: Int64
    /// What it gave to the other one.
    public let otherScore: Int64

    /// By how much the node is ahead; below 0 where the plugin speaks for the other one.
    public var lead: Int64 { score - otherScore }
  }

  /// Compares two nodes that both fit; `nil` where one does not.
  public init?(of node: NodeAccount, with other: NodeAccount) {
    guard let total = node.total, let otherTotal = other.total else { return nil }
    self.node = node.node
    self.other = other.node
    self.total = total
    self.otherTotal = otherTotal
    plugins = Set(node.weightedScores.keys).union(other.weightedScores.keys)
      .map {
        PluginDifference(
          plugin: $0, score: node.weightedScores[$0] ?? 0, otherScore: other.weightedScores[$0] ?? 0)
      }
      .filter { $0.lead != 0 }
      .sorted { ($1.lead.magnitude, $0.plugin) < ($0.lead.magnitude, $1.plugin) }
  }

  /// By how much the node is ahead in all.
  public var lead: Int64 { total - otherTotal }
}
