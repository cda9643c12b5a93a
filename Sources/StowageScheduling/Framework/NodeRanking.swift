public import StowageCluster
public import StowageKernel

// Usable from inline, so that the imports are public: a package import keeps the optimiser from inlining across modules.
/// Finds the best node for a pod from what it has cached of shapes and nodes: the fast path of a decision.
///
/// What it answers, and what it draws from the random stream, is what the plain path of ``Profile`` and ``KubernetesScheduler``
/// would answer and draw. It is asked once a decision.
@usableFromInline package protocol NodeRanking {
  /// Sets the order in which nodes are gone through, and in which equally good ones stand; that of their slots unless set.
  mutating func setOrder(_ nodes: [NodeID], slots: Int)

  /// The best node for `pod`; `nil` where the plain path has to find it. Then nothing was drawn.
  ///
  /// - Parameters:
  ///   - enough: How many nodes that fit are compared.
  ///   - search: Goes through the nodes until there are enough; it moves on where there is an answer.
  ///   - feasibility: The filters, with what they have cached.
  mutating func best(
    for pod: PodInfo, enough: Int, search: inout NodeSearch, feasibility: inout Feasibility, tieBreak: TieBreak,
    in cluster: ClusterView, random: inout RandomStream
  ) -> RankedNode?
}

/// The best node for a pod.
@usableFromInline package enum RankedNode {
  /// No node fits.
  case none
  /// The best node that fits.
  case best(NodeID)
}

/// Knows of no node: every decision is left to the plain path. An optional would be copied for every question.
struct NoRanking: NodeRanking {
  mutating func setOrder(_ nodes: [NodeID], slots: Int) {}

  mutating func best(
    for pod: PodInfo, enough: Int, search: inout NodeSearch, feasibility: inout Feasibility, tieBreak: TieBreak,
    in cluster: ClusterView, random: inout RandomStream
  ) -> RankedNode? { nil }
}

/// Where policies get the fast path of their decisions from. Without, they decide on the plain path, which gives the same
/// decisions.
public struct NodeRankingProvider: Sendable {
  /// Makes the ranking for the filters and scores of one policy.
  package let make: @Sendable (Feasibility, [Profile.Scorer]) -> any NodeRanking

  package init(_ make: @escaping @Sendable (Feasibility, [Profile.Scorer]) -> any NodeRanking) { self.make = make }
}
