import StowageCluster
import StowageScheduling

extension ShapeRanking {
  /// The part of the order that a search from `start` looks at until it comes upon a fitting node more than `enough`.
  func sample(from start: Int, enough: Int, of nodeCount: Int) -> NodeSample {
    let fitting = fittingCount
    guard fitting > enough else { return NodeSample(first: 0..<nodeCount, count: nodeCount) }
    let before = Int(ranked.summary(in: 0..<start).count)
    let end = ranked.position(ofMember: (before + enough) % fitting) ?? start
    return end >= start && before + enough < fitting
      ? NodeSample(first: start..<end, count: end - start)
      : NodeSample(first: 0..<end, second: start..<nodeCount, count: end + nodeCount - start)
  }

  /// What a sample holds.
  func summary(of sample: NodeSample) -> ScoreSummary {
    var summary = ranked.summary(in: sample.first)
    summary.add(ranked.summary(in: sample.second))
    return summary
  }

  /// The position of a node of a sample with its highest score, before which `rank` equally good ones of it stand.
  func position(of highest: Int64, rank: Int, in sample: NodeSample) -> Int? {
    let first = ranked.summary(in: sample.first)
    let here = first.highest == highest ? Int(first.bestCount) : 0
    return rank < here
      ? ranked.position(of: highest, rank: rank, in: sample.first)
      : ranked.position(of: highest, rank: rank - here, in: sample.second)
  }
}
