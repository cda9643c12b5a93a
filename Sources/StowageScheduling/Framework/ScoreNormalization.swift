import StowageCluster

/// How the scores of the nodes that a pod can be on are brought to 0 ... 100.
public enum ScoreNormalization: Hashable, Sendable {
  /// They are not: they count as they are.
  case none
  /// Kubernetes' usual way (1.34, plugins/helper/normalize_score.go): `100 * score / highest` in whole numbers, or 100
  /// less that where `reversed`. Where the highest is 0, all are left at 0, or all become 100 where `reversed`.
  case byHighest(reversed: Bool)
  /// In a way of the plugin's own. Always true, and the default.
  case other

  /// The normalised value of one score among scores of which the highest is `highest`, by ``byHighest(reversed:)``.
  package static func scaled(_ score: Int64, highest: Int64, reversed: Bool) -> Int64 {
    if highest == 0 { return reversed ? 100 : score }
    let scaled = 100 * score / highest
    return reversed ? 100 - scaled : scaled
  }

  /// Normalises all scores of `nodes` by ``byHighest(reversed:)``.
  static func scale(_ scores: inout [Int64], of nodes: NodeSet, reversed: Bool) {
    var highest: Int64 = 0
    nodes.forEach { highest = max(highest, scores[$0]) }
    nodes.forEach { scores[$0] = scaled(scores[$0], highest: highest, reversed: reversed) }
  }
}
