import StowageCluster
import StowageScheduling

/// Scores a node for a pod by nothing but what the node itself is like now, so that scores can be cached until it
/// changes.
protocol NodeScoreRule {
  /// Takes in what the node at `index` is like now, before any score of it is asked for.
  mutating func update(_ index: Int, to node: FreeCapacity, in cluster: ClusterView)

  /// How well a pod that asks for `demand` would lie on the node: more is better, never below 0.
  mutating func score(_ demand: ScoredDemand, on index: Int, _ node: FreeCapacity) -> Int32

  /// The one device for a share of a GPU; `nil` leaves it to the tightest.
  mutating func device(for demand: ScoredDemand, on index: Int, _ node: FreeCapacity) -> Int?
}

extension NodeScoreRule {
  mutating func update(_ index: Int, to node: FreeCapacity, in cluster: ClusterView) {}
  mutating func device(for demand: ScoredDemand, on index: Int, _ node: FreeCapacity) -> Int? { nil }
}
