import StowageCluster

/// Kubernetes' usual way to bring scores to 0 ... 100 (1.34, plugins/helper/normalize_score.go).
enum ScoreNormalization {
  /// `100 * score / highest` in whole numbers, or 100 less that where `reversed`.
  ///
  /// Where the highest is 0, all are left at 0, or all become 100 where `reversed`.
  static func scale(_ scores: inout [Int64], of nodes: NodeSet, reversed: Bool) {
    var highest: Int64 = 0
    nodes.forEach { highest = max(highest, scores[$0]) }
    nodes.forEach { node in
      if highest == 0 {
        if reversed { scores[node] = 100 }
      } else {
        let scaled = 100 * scores[node] / highest
        scores[node] = reversed ? 100 - scaled : scaled
      }
    }
  }
}
