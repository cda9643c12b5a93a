import StowageCluster
import StowageModel

/// The nodes as pods of one shape see them: which fit, and what the scores of each add up to. Kept up to date node by
/// node as pods come and go.
///
/// It can be kept where every filter that has a say looks at the node and its pods alone, and every score either does so
/// too or hangs on the nodes' objects. Then a pod that is bound or leaves changes one node's entry and no other, except
/// where the highest score that another plugin normalises by changes.
struct ShapeRanking {
  private let shape: PodShape
  private let nodesVersion: Int
  private let objectsVersion: Int
  private let hadPodAffinity: Bool
  /// The nodes that no filter rejects which looks at the node's object alone.
  let fixed: NodeSet
  let filters: [any FilterPlugin]
  let scorers: [Profile.Scorer]
  /// Whether no node is left out of ``fixed``.
  let isFixedEverywhere: Bool
  /// By node: what the scores that hang on nodes' objects add up to; empty where that is the same for all nodes.
  var constants: [Int64]
  /// What they add up to where that is the same for all nodes.
  var constant: Int64 = 0
  private var scaled: [ScaledScores]
  /// What filters and scorers come to in one go, where that is possible.
  let kernel: RoomKernel?
  /// How far the changes of the scratch's rooms have been taken in, where there is a kernel.
  var roomPosition = 0
  /// The place of each node in the order; empty where nodes stand in their own order.
  let places: [Int32]
  /// How far the cluster's log has been read.
  private var logPosition: Int
  var ranked: RankedScores
  /// The number of the question for which it was last asked.
  private(set) var lastUse: Int

  /// The ranking of all nodes for `pod`; `nil` where some plugin that has a say looks beyond the node.
  init?(
    _ pod: PodInfo, filters: [any FilterPlugin], scorers: [Profile.Scorer], places: [Int32], in cluster: ClusterView,
    at question: Int, with scratch: inout RankingScratch
  ) {
    // A pod that names its nodes is looked for on those alone.
    let isSpecial = filters.contains {
      $0.rejectEverywhere(pod, in: cluster) != nil || $0.candidates(for: pod, in: cluster) != nil
    }
    if isSpecial { return nil }
    var fixed = NodeSet(allOf: cluster.nodeCount)
    var changing: [any FilterPlugin] = []
    for filter in filters where filter.concerns(pod, in: cluster) {
      switch filter.scope {
      case .nodeObject: filter.filter(&fixed, for: pod, in: cluster)
      case .nodeState: changing.append(filter)
      case .cluster: return nil
      }
    }
    let all = NodeSet(allOf: cluster.nodeCount)
    constants = [Int64](repeating: 0, count: cluster.nodeCount)
    scaled = []
    var dynamic: [Profile.Scorer] = []
    for scorer in scorers where !scorer.plugin.isSkipped(pod, nodes: all, in: cluster) {
      switch (scorer.plugin.scoreScope, scorer.plugin.normalization) {
      case (.nodeState, .none): dynamic.append(scorer)
      case (.nodeObject, .none):
        var scores = constants
        scorer.plugin.score(pod, nodes: all, in: cluster, into: &scores)
        for node in scores.indices { constants[node] += scorer.weight * scores[node] }
      case (.nodeObject, .byHighest(let isReversed)):
        var raw = constants
        scorer.plugin.score(pod, nodes: all, in: cluster, into: &raw)
        if let only = raw.first, raw.allSatisfy({ $0 == only }) {
          let same = ScoreNormalization.scaled(only, highest: max(only, 0), reversed: isReversed)
          for node in raw.indices { constants[node] += scorer.weight * same }
        } else {
          scaled.append(ScaledScores(raw: raw, weight: scorer.weight, isReversed: isReversed))
        }
      default: return nil
      }
    }
    shape = pod.shape
    nodesVersion = cluster.nodesVersion
    objectsVersion = cluster.objectsVersion
    hadPodAffinity = cluster.hasHadPodAffinity
    self.fixed = fixed
    isFixedEverywhere = fixed == all
    if let only = constants.first, constants.allSatisfy({ $0 == only }) {
      constant = only
      constants = []
    }
    self.filters = changing
    self.scorers = dynamic
    self.places = places
    let kernel = scaled.isEmpty ? RoomKernel(pod, filters: changing, scorers: dynamic, in: cluster) : nil
    // What all nodes have in common makes no difference.
    let lowest = constants.min() ?? 0
    let highest = constants.max() ?? 0
    let bounds = kernel.map { lowest + $0.bounds.lowerBound...highest + $0.bounds.upperBound }
    self.kernel = kernel
    logPosition = cluster.logEnd
    lastUse = question
    ranked = RankedScores(count: cluster.nodeCount, bounds: bounds)
    if kernel != nil {
      scratch.rooms.catchUp(with: cluster)
      rankAll(for: pod, in: cluster, with: &scratch)
    } else {
      rank(fixed.nodes, for: pod, in: cluster, with: &scratch)
    }
  }

  /// What all nodes come to.
  var summary: ScoreSummary { ranked.summary }

  /// How many nodes fit.
  var fittingCount: Int { ranked.count }

  /// Whether a score hangs on which other nodes are looked at.
  var isRelative: Bool { !scaled.isEmpty }

  /// The position of a node with the highest score of all before which `rank` equally good ones stand.
  func position(of highest: Int64, rank: Int) -> Int? { ranked.bestPosition(of: highest, rank: rank) }

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

  /// Whether the ranking is one of this pod's shape and of the nodes and other objects as they are.
  private func holds(for pod: PodInfo, in cluster: ClusterView) -> Bool {
    shape === pod.shape && nodesVersion == cluster.nodesVersion && objectsVersion == cluster.objectsVersion
      && hadPodAffinity == cluster.hasHadPodAffinity
  }

  /// Takes in what changed since the last call; `false` where the ranking is of no use any more.
  mutating func catchUp(
    _ pod: PodInfo, in cluster: ClusterView, at question: Int, with scratch: inout RankingScratch
  ) -> Bool {
    guard holds(for: pod, in: cluster) else { return false }
    lastUse = question
    if kernel != nil {
      scratch.rooms.catchUp(with: cluster)
      rankChanged(for: pod, in: cluster, with: &scratch)
      return true
    }
    let end = cluster.logEnd
    if logPosition == end { return true }
    let nodes = scratch.takeChangedNodes(since: logPosition, in: cluster)
    logPosition = end
    guard let nodes else {
      rank(fixed.nodes, for: pod, in: cluster, with: &scratch)
      return true
    }
    rank(isFixedEverywhere ? nodes : nodes.filter(fixed.contains), for: pod, in: cluster, with: &scratch)
    return true
  }

  /// Works out anew whether the pod fits on each of `nodes`, and how well.
  private mutating func rank(
    _ nodes: [NodeID], for pod: PodInfo, in cluster: ClusterView, with scratch: inout RankingScratch
  ) {
    if nodes.isEmpty { return }
    scratch.sums.workOut(nodes, filters: filters, scorers: scorers, for: pod, in: cluster)
    if !scaled.isEmpty { noteChanges(nodes, scratch.sums.passes) }
    for (place, node) in nodes.enumerated() {
      let total = scratch.sums.passes[place] ? scratch.sums.sums[place] + fixedScore(node.index) : ScoreSummary.none
      ranked.set(total, at: self.place(of: node.index))
    }
  }

  func place(of node: Int) -> Int { places.isEmpty ? node : Int(places[node]) }

  private func fixedScore(_ node: Int) -> Int64 {
    let known = constants.isEmpty ? constant : constants[node]
    return scaled.isEmpty ? known : scaled.reduce(known) { $0 + $1.weighted(node) }
  }

  /// Notes which nodes fit now and which no longer do; where a highest score changes by that, the totals of all nodes do.
  private mutating func noteChanges(_ nodes: [NodeID], _ passes: [Bool]) {
    for (place, node) in nodes.enumerated() {
      let fitted = ranked.score(at: self.place(of: node.index)) != ScoreSummary.none
      if fitted == passes[place] { continue }
      for index in scaled.indices { scaled[index].note(node.index, fits: passes[place]) }
    }
    let before = scaled
    var isChanged = false
    for index in scaled.indices where scaled[index].updateHighest() { isChanged = true }
    if !isChanged { return }
    for node in 0..<fixed.capacity {
      let score = ranked.score(at: place(of: node))
      if score == ScoreSummary.none { continue }
      let difference = scaled.reduce(0) { $0 + $1.weighted(node) } - before.reduce(0) { $0 + $1.weighted(node) }
      ranked.set(score + difference, at: place(of: node))
    }
  }
}
