public import StowageScheduling

/// What was made of one node for one pod, by names.
public struct NodeAccount: Hashable, Sendable {
  /// The name of the node.
  public var node: String
  /// The weighted sum of the scores; `nil` where the node was rejected.
  public var total: Int64?
  /// The weighted scores by plugin.
  public var weightedScores: [String: Int64]
  /// The first plugin that refused.
  public var rejectedBy: String?
  /// Whether preempting pods could help; `nil` where the node was not rejected.
  public var code: Rejection.Code?
  /// Why the plugin rejected the node, in Kubernetes' words; empty where it was not rejected.
  public var reasons: [String]

  /// An account by hand, of a node that fits (`total`) or was rejected (`rejectedBy`, `code`, `reasons`).
  public init(
    node: String, total: Int64? = nil, weightedScores: [String: Int64] = [:], rejectedBy: String? = nil,
    code: Rejection.Code? = nil, reasons: [String] = []
  ) {
    self.node = node
    self.total = total
    self.weightedScores = weightedScores
    self.rejectedBy = rejectedBy
    self.code = code
    self.reasons = reasons
  }

  /// What the plugins said of `node`.
  public init(node: String, verdict: NodeVerdict) {
    switch verdict {
    case .rejected(let rejection):
      self.init(node: node, rejectedBy: rejection.plugin, code: rejection.code, reasons: rejection.reasons)
    case .feasible(let sum, let weighted):
      // There is one of these for every node and pod: the table is made once, in its size.
      var scores = [String: Int64](minimumCapacity: weighted.count)
      for score in weighted { scores[score.plugin, default: 0] += score.score }
      self.init(node: node, total: sum, weightedScores: scores)
    }
  }
}
