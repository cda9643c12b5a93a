import StowageCluster
import StowageScheduling

/// One plugin's scores that depend on the node's object alone and are normalised by the highest among the nodes that fit.
struct ScaledScores {
  private let scorer: Profile.Scorer
  private let isReversed: Bool
  /// By slot, as the plugin gives them.
  private var raw: [Int64]
  /// How many of the nodes that fit have each score.
  private var counts: [Int64: Int] = [:]
  /// The highest score among the nodes that fit, at least 0.
  private(set) var highest: Int64 = 0

  init(raw: [Int64], scorer: Profile.Scorer, isReversed: Bool) {
    self.raw = raw
    self.scorer = scorer
    self.isReversed = isReversed
  }

  /// Notes that a node fits now, or no longer.
  mutating func note(_ slot: Int, fits: Bool) { counts[raw[slot], default: 0] += fits ? 1 : -1 }

  /// The node's object is another than before.
  ///
  /// - Parameter fitted: Whether the node was noted to fit.
  mutating func update(_ node: NodeID, fitted: Bool, for pod: PodInfo, in cluster: ClusterView) {
    while raw.count <= node.index { raw.append(0) }
    let score = cluster.contains(node) ? scorer.prepared.score(pod, on: node, in: cluster) : 0
    if fitted {
      note(node.index, fits: false)
      counts[score, default: 0] += 1
    }
    raw[node.index] = score
  }

  /// Works out the highest score; whether it is another than before.
  mutating func updateHighest() -> Bool {
    let now = counts.reduce(0) { $1.value > 0 ? max($0, $1.key) : $0 }
    defer { highest = now }
    return now != highest
  }

  /// What the node's score counts as things stand.
  func weighted(_ slot: Int) -> Int64 {
    scorer.weight * ScoreNormalization.scaled(raw[slot], highest: highest, reversed: isReversed)
  }
}
