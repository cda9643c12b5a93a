import StowageScheduling

/// The nodes that a search looked at, by their positions in the order: one stretch, or two where the search went round.
struct NodeSample {
  var first: Range<Int>
  var second: Range<Int> = 0..<0
  /// How many nodes were looked at.
  var count: Int
}
