import StowageCluster

/// One plugin's scores that hang on the node alone and are normalised by the highest among the nodes that fit.
struct ScaledScores {
  /// By node, as the plugin gives them.
  private let raw: [Int64]
  private let weight: Int64
  private let isReversed: Bool
  /// How many of the nodes that fit have each score.
  private var counts: [Int64: Int] = [:]
  /// The highest score among the nodes that fit, at least 0.
  private(set) var highest: Int64 = 0

  init(raw: [Int64], weight: Int64, isReversed: Bool) {
    self.raw = raw
    self.weight = weight
    self.isReversed = isReversed
  }

  /// Notes that a node fits now, or no longer.
  mutating func note(_ node: Int, fits: Bool) { counts[raw[node], default: 0] += fits ? 1 : -1 }

  /// Works out the highest score; whether it is another than before.
  mutating func updateHighest() -> Bool {
    let now = counts.reduce(0) { $1.value > 0 ? max($0, $1.key) : $0 }
    defer { highest = now }
    return now != highest
  }

  /// What the node's score counts as things stand.
  func weighted(_ node: Int) -> Int64 {
    weight * ScoreNormalization.scaled(raw[node], highest: highest, reversed: isReversed)
  }
}
