import StowageCluster
import StowageKernel
import StowageModel
import StowageScheduling

/// The rankings of the shapes that are asked for again and again.
///
/// A shape is ranked from the second time on that it is asked for, since ranking costs more than deciding once. The
/// number of rankings is bounded by their memory; those that were not asked for the longest are given up first.
struct NodeRankings {
  private let filters: [PreparedFilter]
  private let scorers: [Profile.Scorer]
  /// By shape.
  private var rankings = DenseMap<ShapeRanking>()
  /// By shape.
  private var entries: [Entry] = []
  /// The cluster that the rankings are of.
  private var identity: ClusterIdentity?
  private var questions = 0
  private var scratch = RankingScratch()
  /// The positions at which nodes stand, equals in the order in which they do, and how often they have changed.
  private var layout = NodeLayout.bySlot
  private var layoutNumber = 0

  /// What is remembered of a shape that has no ranking.
  private struct Entry {
    /// The number of the shape that was asked for last in that slot; 0 for none.
    var asked: UInt32 = 0
    /// As things were when some plugin was found to keep it from being ranked; `nil` where none was.
    var refused: PartitionVersions?
  }

  /// What all nodes have left, as it was last asked for.
  var resources: NodeResourceTable {
    _read { yield scratch.resources }
    _modify { yield &scratch.resources }
  }

  /// About how many bytes all rankings may take.
  private static let memory = 256 << 20
  /// About how many bytes a ranking takes for each node.
  private static let bytesPerNode = 20

  init(filters: [PreparedFilter], scorers: [Profile.Scorer]) {
    self.filters = filters
    self.scorers = scorers
  }

  /// Sets at which position each node stands; rankings follow when they are next asked for.
  mutating func setLayout(_ layout: NodeLayout) {
    self.layout = layout
    layoutNumber += 1
  }

  /// The best node for `pod`; `nil` where it has to be found in another way.
  mutating func best(
    for pod: PodInfo, tieBreak: TieBreak, in cluster: ClusterView, random: inout RandomStream
  ) -> RankedNode? {
    guard let index = upToDate(pod, in: cluster) else { return nil }
    return best(at: index, tieBreak: tieBreak, in: cluster, random: &random)
  }

  /// The best node for `pod` among those that `search` comes upon until it has `enough`; `nil` where it has to be found in
  /// another way. The search moves on.
  mutating func best(
    for pod: PodInfo, enough: Int, search: inout NodeSearch, tieBreak: TieBreak, in cluster: ClusterView,
    random: inout RandomStream
  ) -> RankedNode? {
    guard let index = upToDate(pod, in: cluster) else { return nil }
    // The search goes all the way round, back to where it began.
    if rankings[index].fittingCount <= enough {
      search.moveOn(by: 0, of: cluster.nodeCount)
      return best(at: index, tieBreak: tieBreak, in: cluster, random: &random)
    }
    if rankings[index].isRelative { return nil }
    let nodeCount = cluster.nodeCount
    let sample = rankings[index].sample(from: search.start(of: nodeCount), enough: enough, of: nodeCount)
    let summary = rankings[index].summary(of: sample)
    search.moveOn(by: sample.count, of: nodeCount)
    if summary.bestCount == 0 { return RankedNode.none }
    guard let rank = Self.rank(among: Int(summary.bestCount), by: tieBreak, random: &random) else {
      return byName(among: summary, in: cluster) { rankings[index].position(of: summary.highest, rank: $0, in: sample) }
    }
    return answer(rankings[index].position(of: summary.highest, rank: rank, in: sample), in: cluster)
  }

  private func best(
    at index: Int, tieBreak: TieBreak, in cluster: ClusterView, random: inout RandomStream
  ) -> RankedNode? {
    let summary = rankings[index].summary
    if summary.bestCount == 0 { return RankedNode.none }
    guard let rank = Self.rank(among: Int(summary.bestCount), by: tieBreak, random: &random) else {
      return byName(among: summary, in: cluster) { rankings[index].position(of: summary.highest, rank: $0) }
    }
    return answer(rankings[index].position(of: summary.highest, rank: rank), in: cluster)
  }

  /// Which of `count` equally good nodes it is; `nil` where their names have to tell.
  @inline(__always)
  private static func rank(among count: Int, by tieBreak: TieBreak, random: inout RandomStream) -> Int? {
    switch tieBreak {
    case .first: 0
    case .random: count == 1 ? 0 : random.next(below: count)
    case .firstName: nil
    }
  }

  /// The best node of a summary whose name comes first; `position` tells each by its rank.
  private func byName(among summary: ScoreSummary, in cluster: ClusterView, position: (Int) -> Int?) -> RankedNode? {
    let best = (0..<Int(summary.bestCount)).compactMap(position).map { layout.node(at: $0, in: cluster) }
    return TieBreak.firstByName(of: best, in: cluster).map(RankedNode.best)
  }

  @inline(__always)
  private func answer(_ position: Int?, in cluster: ClusterView) -> RankedNode? {
    guard let position else { return nil }
    return .best(layout.node(at: position, in: cluster))
  }

  /// The index of the ranking for `pod`, made if need be and up to date; `nil` where there is none.
  private mutating func upToDate(_ pod: PodInfo, in cluster: ClusterView) -> Int? {
    let shape = pod.shapeID.index
    while entries.count <= shape { entries.append(Entry()) }
    questions += 1
    if !cluster.isIdentified(by: identity) {
      identity = cluster.identity
      rankings.removeAll()
      entries = [Entry](repeating: Entry(), count: shape + 1)
    }
    if let index = rankings.index(of: shape) {
      let isUpToDate = rankings[index].catchUp(
        pod, filters: filters, scorers: scorers, layout: layout, number: layoutNumber, in: cluster, at: questions,
        with: &scratch)
      if isUpToDate { return index }
      rankings.remove(at: index)
    } else if case let serial = cluster.serial(of: pod.shapeID), entries[shape].asked != serial {
      entries[shape] = Entry(asked: serial)
      return nil
    } else if let refused = entries[shape].refused, refused == PartitionVersions(cluster) {
      return nil
    }
    guard let plugins = PluginPartition(pod, filters: filters, scorers: scorers, in: cluster) else {
      entries[shape].refused = PartitionVersions(cluster)
      return nil
    }
    entries[shape].refused = nil
    let ranking = ShapeRanking(
      pod, plugins, layout: layout, number: layoutNumber, in: cluster, at: questions, with: &scratch)
    discardLeastRecentlyUsed(for: cluster.nodeCount)
    return rankings.insert(ranking, for: shape)
  }

  /// Gives up the half of the rankings that was not asked for the longest where one more would be too many.
  private mutating func discardLeastRecentlyUsed(for nodeCount: Int) {
    let limit = max(16, Self.memory / (Self.bytesPerNode * max(nodeCount, 1)))
    guard rankings.count >= limit else { return }
    let uses = rankings.values.map(\.lastUse).sorted()
    let median = uses[uses.count / 2]
    for index in rankings.values.indices.reversed() where rankings[index].lastUse < median {
      rankings.remove(at: index)
    }
  }
}
