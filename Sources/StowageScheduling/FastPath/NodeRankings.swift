import StowageCluster
import StowageKernel
import StowageModel

/// The rankings of the shapes that are asked for again and again.
///
/// A shape is ranked from the second time on that it is asked for, since ranking costs more than deciding once. The
/// number of rankings is bounded by their memory; those that were not asked for the longest are given up first.
struct NodeRankings {
  /// What is known of the best node for a pod.
  enum Answer {
    /// No node fits.
    case none
    /// The best node that fits.
    case best(NodeID)
  }

  private let filters: [any FilterPlugin]
  private let scorers: [Profile.Scorer]
  /// By shape.
  private var rankings: [ShapeRanking?] = []
  /// By shape: the number of the shape that was asked for last in that place; 0 for none.
  private var asked: [UInt32] = []
  private var rankedCount = 0
  /// The cluster that the rankings are of.
  private var identity: ClusterIdentity?
  private var questions = 0
  private var scratch = RankingScratch()
  /// The nodes in the order in which equals stand, and the place of each; empty for the nodes' own order.
  private var order: [NodeID] = []
  private var places: [Int32] = []

  /// What all nodes have left, as it was last asked for.
  var rooms: NodeRooms {
    _read { yield scratch.rooms }
    _modify { yield &scratch.rooms }
  }

  /// About how many bytes all rankings may take.
  private static let memory = 256 << 20
  /// About how many bytes a ranking takes for each node.
  private static let bytesPerNode = 20

  init(filters: [any FilterPlugin], scorers: [Profile.Scorer]) {
    self.filters = filters
    self.scorers = scorers
  }

  /// Sets the order in which equally good nodes stand, and the place of each in it, both empty for the nodes' own; all
  /// rankings begin anew.
  mutating func setOrder(_ nodes: [NodeID], places: [Int32]) {
    order = nodes
    self.places = places
    forgetAll()
  }

  private mutating func forgetAll() {
    for index in rankings.indices { rankings[index] = nil }
    rankedCount = 0
  }

  /// The best node for `pod`; `nil` where it has to be found in another way.
  mutating func best(
    for pod: PodInfo, tieBreak: TieBreak, in cluster: ClusterView, random: inout RandomStream
  ) -> Answer? {
    guard let index = upToDate(pod, in: cluster) else { return nil }
    return best(at: index, tieBreak: tieBreak, in: cluster, random: &random)
  }

  /// The best node for `pod` among those that `search` comes upon until it has `enough`; `nil` where it has to be found in
  /// another way. The search moves on.
  mutating func best(
    for pod: PodInfo, enough: Int, search: inout NodeSearch, tieBreak: TieBreak, in cluster: ClusterView,
    random: inout RandomStream
  ) -> Answer? {
    guard let index = upToDate(pod, in: cluster), let fitting = rankings[index]?.fittingCount else { return nil }
    // The search goes all the way round, back to where it began.
    if fitting <= enough { return best(at: index, tieBreak: tieBreak, in: cluster, random: &random) }
    guard rankings[index]?.isRelative == false,
      let sample = rankings[index]?.sample(from: search.start, enough: enough, of: cluster.nodeCount),
      let summary = rankings[index]?.summary(of: sample)
    else { return nil }
    search.moveOn(by: sample.count, of: cluster.nodeCount)
    return choose(among: summary, by: tieBreak, in: cluster, random: &random) {
      rankings[index]?.position(of: summary.highest, rank: $0, in: sample)
    }
  }

  private func best(
    at index: Int, tieBreak: TieBreak, in cluster: ClusterView, random: inout RandomStream
  ) -> Answer? {
    guard let summary = rankings[index]?.summary else { return nil }
    return choose(among: summary, by: tieBreak, in: cluster, random: &random) {
      rankings[index]?.position(of: summary.highest, rank: $0)
    }
  }

  /// One of the best nodes of a summary, of which `position` tells each by its rank.
  @inline(__always)
  private func choose(
    among summary: ScoreSummary, by tieBreak: TieBreak, in cluster: ClusterView, random: inout RandomStream,
    position: (Int) -> Int?
  ) -> Answer? {
    let count = Int(summary.bestCount)
    if count == 0 { return Answer.none }
    switch tieBreak {
    case .first: return position(0).map { .best(node($0)) }
    case .random:
      let rank = count == 1 ? 0 : random.next(below: count)
      return position(rank).map { .best(node($0)) }
    case .firstName:
      let best = (0..<count).compactMap(position).map(node)
      return tieBreak.choose(among: best, in: cluster, random: &random).map(Answer.best)
    }
  }

  private func node(_ position: Int) -> NodeID { order.isEmpty ? NodeID(position) : order[position] }

  /// The place of the ranking for `pod`, made if need be and up to date; `nil` where there is none.
  private mutating func upToDate(_ pod: PodInfo, in cluster: ClusterView) -> Int? {
    let index = pod.shapeID.index
    while rankings.count <= index { rankings.append(nil) }
    while asked.count <= index { asked.append(0) }
    questions += 1
    if !cluster.isIdentified(by: identity) {
      identity = cluster.identity
      forgetAll()
    }
    if let isCurrent = rankings[index]?.catchUp(pod, in: cluster, at: questions, with: &scratch) {
      if isCurrent { return index }
      rankings[index] = nil
      rankedCount -= 1
    } else if case let serial = cluster.serial(of: pod.shapeID), asked[index] != serial {
      asked[index] = serial
      return nil
    }
    guard
      let ranking = ShapeRanking(
        pod, filters: filters, scorers: scorers, places: places, in: cluster, at: questions, with: &scratch)
    else { return nil }
    makeRoom(for: cluster.nodeCount)
    rankings[index] = ranking
    rankedCount += 1
    return index
  }

  /// Gives up the half of the rankings that was not asked for the longest where one more would be too many.
  private mutating func makeRoom(for nodeCount: Int) {
    let limit = max(16, Self.memory / (Self.bytesPerNode * max(nodeCount, 1)))
    guard rankedCount >= limit else { return }
    let uses = rankings.compactMap { $0?.lastUse }.sorted()
    let median = uses[uses.count / 2]
    for index in rankings.indices where rankings[index].map({ $0.lastUse < median }) ?? false {
      rankings[index] = nil
      rankedCount -= 1
    }
  }
}
