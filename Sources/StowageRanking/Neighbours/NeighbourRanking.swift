import StowageCluster
import StowageModel
import StowageScheduling

/// The nodes as pods of one shape see them about which neighbours have a say: what the other plugins make of each node, and
/// what all running pods add up to in each topology.
struct NeighbourRanking {
  let shape: PodShape
  /// How often the objects that terms and constraints look at had changed.
  private let objectsVersion: Int
  private var nodesVersion: Int
  private var counts: NeighbourCounts
  /// `nil` where they are not needed, since no neighbour has made a difference so far.
  private var cached: CachedTotals?
  private var countsPosition: Int
  private var totalsPosition = 0
  private var affinityValues = NormalizedScores()
  private var spreadValues = NormalizedScores()
  /// The number of the question for which it was last asked.
  private(set) var lastUse = 0

  init(_ pod: PodInfo, plugins: NeighbourPlugins, topology: inout TopologyTable, in cluster: ClusterView) {
    shape = pod.shape
    objectsVersion = Self.objectsVersion(cluster)
    nodesVersion = cluster.nodesVersion
    countsPosition = cluster.logEnd
    counts = NeighbourCounts(pod, plugins: plugins, topology: &topology, in: cluster)
    counts.countAll(topology: &topology, in: cluster)
  }

  /// Whether neighbours make no difference.
  var isNeutral: Bool { counts.isNeutral }

  /// Takes in what happened to pods since the last call; `false` where it has to be made anew.
  mutating func catchUp(
    _ pod: PodInfo, topology: inout TopologyTable, in cluster: ClusterView, at question: Int
  ) -> Bool {
    guard shape === pod.shape, objectsVersion == Self.objectsVersion(cluster) else { return false }
    lastUse = question
    if nodesVersion != cluster.nodesVersion && !countsAsBefore(topology: topology, in: cluster) { return false }
    let end = cluster.logEnd
    if countsPosition == end { return true }
    let isKnown = cluster.forEachChange(since: countsPosition) { counts.take($0, topology: &topology, in: cluster) }
    countsPosition = end
    return isKnown
  }

  /// How often namespaces, and what default constraints spread pods by, have changed.
  private static func objectsVersion(_ cluster: ClusterView) -> Int {
    cluster.version(of: .namespace) + cluster.version(of: .service) + cluster.version(of: .podOwner)
  }

  /// Whether the nodes whose objects have changed count as they did. That none has joined, left, or another value of a topology
  /// key, is known.
  private mutating func countsAsBefore(topology: TopologyTable, in cluster: ClusterView) -> Bool {
    var isSame = true
    let isComplete = cluster.forEachChangedNodeObject(since: nodesVersion) { slot in
      let node = cluster.node(cluster.nodeID(at: slot))
      isSame = isSame && counts.countsAsBefore(node, at: Int(topology.positions[slot]))
    }
    nodesVersion = cluster.nodesVersion
    return isComplete && isSame
  }

  /// Brings what the other plugins make of the nodes up to date; `false` where one of them looks beyond the node.
  mutating func catchUpTotals(
    _ pod: PodInfo, plugins: NeighbourPlugins, topology: TopologyTable, in cluster: ClusterView,
    with scratch: inout NeighbourScratch
  ) -> Bool {
    let end = cluster.logEnd
    if cached != nil, totalsPosition == end { return true }
    if cached?.takeNodeObjects(for: pod, plugins: plugins, positions: topology.positions, in: cluster) == false {
      cached = nil
    }
    scratch.beginChanges()
    let isKnown =
      cached != nil
      && cluster.forEachChange(since: totalsPosition) { change in
        if let node = change.node { scratch.note(node) }
        return true
      }
    totalsPosition = end
    if isKnown {
      cached?.update(scratch.changed, for: pod, in: cluster, with: &scratch)
    } else {
      cached = PluginPartition(pod, filters: plugins.otherFilters, scorers: plugins.otherScorers, in: cluster).map {
        CachedTotals(pod, $0, order: topology.order, in: cluster, with: &scratch)
      }
    }
    return cached != nil
  }

  /// The positions where the pod fits.
  func fitting(in topology: TopologyTable) -> PositionSet {
    var positions = cached?.passing ?? PositionSet(count: topology.order.count)
    counts.filter(&positions, in: topology)
    return positions
  }

  /// Sets the total of each of `positions` in the scratch; the highest one, `nil` where there are no positions.
  mutating func sum(
    _ positions: PositionSet, for pod: PodInfo, plugins: NeighbourPlugins, topology: TopologyTable,
    in cluster: ClusterView,
    with scratch: inout NeighbourScratch
  ) -> Int64? {
    guard let cached else { return nil }
    let attraction = attraction(
      of: positions, for: pod, plugins: plugins, topology: topology, in: cluster, with: &scratch)
    var highest: Int64
    if let attraction, !attraction.values.isEmpty, cached.scaled.isEmpty, counts.soft.isEmpty {
      // Mostly there is nothing else, and one pass does.
      let (base, scores, values) = (cached.totals.span, attraction.scores.span, attraction.values.span)
      highest = scratch.totals.set(positions) { base[$0] &+ values[Int(scores[$0] &- attraction.lowest)] }
    } else {
      highest = scratch.totals.set(positions) { cached.totals[$0] }
      for scaled in cached.scaled { highest = add(scaled, to: &scratch.totals, at: positions) }
      if !counts.soft.isEmpty {
        let spread = addSpread(at: positions, weight: plugins.spreadWeight, topology: topology, with: &scratch)
        highest = spread ?? highest
      }
      if let attraction { highest = scratch.totals.add(to: positions) { attraction.amount($0) } }
    }
    return highest == .min ? nil : highest
  }

  private func add(_ scaled: CachedTotals.Scaled, to totals: inout PositionTotals, at positions: PositionSet) -> Int64 {
    var highest: Int64 = 0
    positions.forEach { highest = max(highest, scaled.raw[$0]) }
    return totals.add(to: positions) { position in
      scaled.weight
        * ScoreNormalization.scaled(scaled.raw[position], highest: highest, reversed: scaled.isReversed)
    }
  }

  /// Adds how evenly pods are spread; the highest total then, `nil` where that has no say.
  private mutating func addSpread(
    at positions: PositionSet, weight: Int64, topology: TopologyTable, with scratch: inout NeighbourScratch
  ) -> Int64? {
    counts.spreadScores(at: positions, in: topology, into: &scratch.spreads)
    var lowest = Int64.max
    var highest = Int64.min
    positions.forEach { position in
      let score = scratch.spreads[position]
      if score == SpreadScoring.ignored { return }
      lowest = min(lowest, score)
      highest = max(highest, score)
    }
    if highest < lowest { return nil }
    let normalized = { weight * PodTopologySpread.normalized($0, lowest: lowest, highest: highest) }
    let isPrepared = spreadValues.prepare(lowest: lowest, highest: highest, normalized)
    let values = spreadValues.values
    let spreads = scratch.spreads
    return scratch.totals.add(to: positions) { position in
      let score = spreads[position]
      if score == SpreadScoring.ignored { return 0 }
      return isPrepared ? values[Int(score &- lowest)] : normalized(score)
    }
  }

  /// What inter-pod affinity adds to each of `positions`; `nil` where it has no say.
  private mutating func attraction(
    of positions: PositionSet, for pod: PodInfo, plugins: NeighbourPlugins, topology: TopologyTable,
    in cluster: ClusterView,
    with scratch: inout NeighbourScratch
  ) -> Attraction? {
    let none = NodeSet(capacity: 0)
    guard let plugin = plugins.affinityScorer, !plugin.isSkipped(pod, nodes: none, in: cluster) else { return nil }
    if !counts.isAttractionWhole { counts.attractions(at: positions, in: topology, into: &scratch.attractions) }
    let scores = counts.isAttractionWhole ? counts.attraction : scratch.attractions
    let range = positions.range(of: scores)
    if range.highest <= range.lowest { return nil }
    let weight = plugins.affinityWeight
    let isPrepared = affinityValues.prepare(lowest: range.lowest, highest: range.highest) {
      weight * InterPodAffinity.normalized($0, lowest: range.lowest, highest: range.highest)
    }
    return Attraction(
      scores: scores, lowest: range.lowest, highest: range.highest, weight: weight,
      values: isPrepared ? affinityValues.values : [])
  }
}

/// What inter-pod affinity adds to totals: its scores, normalised and weighed.
private struct Attraction {
  /// By position.
  let scores: [Int64]
  let lowest: Int64
  let highest: Int64
  let weight: Int64
  /// What each score from the lowest on adds; empty where there are too many.
  let values: [Int64]

  @inline(__always)
  func amount(_ position: Int) -> Int64 {
    values.isEmpty
      ? weight * InterPodAffinity.normalized(scores[position], lowest: lowest, highest: highest)
      : values[Int(scores[position] &- lowest)]
  }
}
