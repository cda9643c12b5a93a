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
  private var rankings = DenseMap<ShapeRanking>()
  /// By shape: the number of the shape that was asked for last in that place; 0 for none.
  private var asked: [UInt32] = []
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
    rankings.removeAll()
  }

  /// The best node for `pod`; `nil` where it has to be found in another way.
  mutating func best(
    for pod: PodInfo, tieBreak: TieBreak, in cluster: ClusterView, random: inout RandomStream
  ) -> Answer? {
    guard let place = upToDate(pod, in: cluster) else { return nil }
    return best(at: place, tieBreak: tieBreak, in: cluster, random: &random)
  }

  /// The best node for `pod` among those that `search` comes upon until it has `enough`; `nil` where it has to be found in
  /// another way. The search moves on.
  mutating func best(
    for pod: PodInfo, enough: Int, search: inout NodeSearch, tieBreak: TieBreak, in cluster: ClusterView,
    random: inout RandomStream
  ) -> Answer? {
    guard let place = upToDate(pod, in: cluster) else { return nil }
    // The search goes all the way round, back to where it began.
    if rankings[place].fittingCount <= enough {
      return best(at: place, tieBreak: tieBreak, in: cluster, random: &random)
    }
    if rankings[place].isRelative { return nil }
    let sample = rankings[place].sample(from: search.start, enough: enough, of: cluster.nodeCount)
    let summary = rankings[place].summary(of: sample)
    search.moveOn(by: sample.count, of: cluster.nodeCount)
    if summary.bestCount == 0 { return Answer.none }
    guard let rank = Self.rank(among: Int(summary.bestCount), by: tieBreak, random: &random) else {
      return byName(among: summary, in: cluster) { rankings[place].position(of: summary.highest, rank: $0, in: sample) }
    }
    return answer(rankings[place].position(of: summary.highest, rank: rank, in: sample))
  }

  private func best(
    at place: Int, tieBreak: TieBreak, in cluster: ClusterView, random: inout RandomStream
  ) -> Answer? {
    let summary = rankings[place].summary
    if summary.bestCount == 0 { return Answer.none }
    guard let rank = Self.rank(among: Int(summary.bestCount), by: tieBreak, random: &random) else {
      return byName(among: summary, in: cluster) { rankings[place].position(of: summary.highest, rank: $0) }
    }
    return answer(rankings[place].position(of: summary.highest, rank: rank))
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
  private func byName(among summary: ScoreSummary, in cluster: ClusterView, position: (Int) -> Int?) -> Answer? {
    let best = (0..<Int(summary.bestCount)).compactMap(position).map(node)
    return TieBreak.firstByName(of: best, in: cluster).map(Answer.best)
  }

  @inline(__always)
  private func answer(_ position: Int?) -> Answer? {
    guard let position else { return nil }
    return .best(node(position))
  }

  private func node(_ position: Int) -> NodeID { order.isEmpty ? NodeID(position) : order[position] }

  /// The place of the ranking for `pod`, made if need be and up to date; `nil` where there is none.
  private mutating func upToDate(_ pod: PodInfo, in cluster: ClusterView) -> Int? {
    let index = pod.shapeID.index
    while asked.count <= index { asked.append(0) }
    questions += 1
    if !cluster.isIdentified(by: identity) {
      identity = cluster.identity
      rankings.removeAll()
    }
    if let place = rankings.place(of: index) {
      if rankings[place].catchUp(pod, in: cluster, at: questions, with: &scratch) { return place }
      rankings.remove(at: place)
    } else if case let serial = cluster.serial(of: pod.shapeID), asked[index] != serial {
      asked[index] = serial
      return nil
    }
    guard
      let ranking = ShapeRanking(
        pod, filters: filters, scorers: scorers, places: places, in: cluster, at: questions, with: &scratch)
    else { return nil }
    makeRoom(for: cluster.nodeCount)
    return rankings.insert(ranking, for: index)
  }

  /// Gives up the half of the rankings that was not asked for the longest where one more would be too many.
  private mutating func makeRoom(for nodeCount: Int) {
    let limit = max(16, Self.memory / (Self.bytesPerNode * max(nodeCount, 1)))
    guard rankings.count >= limit else { return }
    let uses = rankings.values.map(\.lastUse).sorted()
    let median = uses[uses.count / 2]
    for place in rankings.values.indices.reversed() where rankings[place].lastUse < median {
      rankings.remove(at: place)
    }
  }
}
