import StowageCluster
import StowageModel

/// The nodes as pods of one shape see them about which neighbours have a say: what the other plugins make of each node, and
/// what all running pods add up to in each topology.
struct NeighbourRanking {
  let shape: PodShape
  private let objectsVersion: Int
  private var counts: NeighbourCounts
  /// `nil` where they are not needed, since no neighbour has made a difference so far.
  private var kept: KeptTotals?
  private var countsPosition: Int
  private var totalsPosition = 0
  private var affinityValues = NormalizedScores()
  private var spreadValues = NormalizedScores()
  /// The number of the question for which it was last asked.
  private(set) var lastUse = 0

  init(_ pod: PodInfo, plugins: NeighbourPlugins, topology: inout TopologyTable, in cluster: ClusterView) {
    shape = pod.shape
    objectsVersion = cluster.objectsVersion
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
    guard shape === pod.shape, objectsVersion == cluster.objectsVersion else { return false }
    lastUse = question
    let end = cluster.logEnd
    if countsPosition == end { return true }
    let isKnown = cluster.forEachChange(since: countsPosition) { counts.take($0, topology: &topology, in: cluster) }
    countsPosition = end
    return isKnown
  }

  /// Brings what the other plugins make of the nodes up to date; `false` where one of them looks beyond the node.
  mutating func catchUpTotals(
    _ pod: PodInfo, plugins: NeighbourPlugins, topology: TopologyTable, in cluster: ClusterView,
    with scratch: inout NeighbourScratch
  ) -> Bool {
    let end = cluster.logEnd
    if kept != nil, totalsPosition == end { return true }
    scratch.beginChanges()
    let isKnown =
      kept != nil
      && cluster.forEachChange(since: totalsPosition) { change in
        if let node = change.node { scratch.note(node) }
        return true
      }
    totalsPosition = end
    if isKnown {
      kept?.update(scratch.changed, for: pod, in: cluster, with: &scratch)
    } else {
      kept = KeptTotals(pod, plugins: plugins, order: topology.order, in: cluster, with: &scratch)
    }
    return kept != nil
  }

  /// The places where the pod fits.
  func fitting(in topology: TopologyTable) -> PlaceSet {
    var places = kept?.passing ?? PlaceSet(count: topology.order.count)
    counts.filter(&places, in: topology)
    return places
  }

  /// Writes the total of each of `places` to the scratch's totals; the highest one, and how many have it.
  mutating func sum(
    _ places: PlaceSet, for pod: PodInfo, plugins: NeighbourPlugins, topology: TopologyTable, in cluster: ClusterView,
    with scratch: inout NeighbourScratch
  ) -> (highest: Int64, count: Int) {
    guard let kept else { return (0, 0) }
    places.copy(kept.totals, to: &scratch.totals)
    for scaled in kept.scaled { add(scaled, to: &scratch.totals, at: places) }
    if !counts.soft.isEmpty { addSpread(at: places, weight: plugins.spreadWeight, topology: topology, with: &scratch) }
    let none = NodeSet(capacity: 0)
    if let plugin = plugins.affinityScorer, !plugin.isSkipped(pod, nodes: none, in: cluster) {
      addAffinity(at: places, weight: plugins.affinityWeight, topology: topology, with: &scratch)
    }
    return places.best(by: scratch.totals)
  }

  private func add(_ scaled: KeptTotals.Scaled, to totals: inout [Int64], at places: PlaceSet) {
    var highest: Int64 = 0
    places.forEach { highest = max(highest, scaled.raw[$0]) }
    places.forEach { place in
      totals[place] +=
        scaled.weight
        * ScoreNormalization.scaled(scaled.raw[place], highest: highest, reversed: scaled.isReversed)
    }
  }

  private mutating func addSpread(
    at places: PlaceSet, weight: Int64, topology: TopologyTable, with scratch: inout NeighbourScratch
  ) {
    counts.spreadScores(at: places, in: topology, into: &scratch.spreads)
    var lowest = Int64.max
    var highest = Int64.min
    places.forEach { place in
      let score = scratch.spreads[place]
      if score == SpreadScoring.ignored { return }
      lowest = min(lowest, score)
      highest = max(highest, score)
    }
    if highest < lowest { return }
    let isPrepared = spreadValues.prepare(lowest: lowest, highest: highest) {
      weight * PodTopologySpread.normalized($0, lowest: lowest, highest: highest)
    }
    let values = spreadValues.values
    places.forEach { place in
      let score = scratch.spreads[place]
      if score == SpreadScoring.ignored { return }
      scratch.totals[place] +=
        isPrepared
        ? values[Int(score - lowest)]
        : weight * PodTopologySpread.normalized(score, lowest: lowest, highest: highest)
    }
  }

  private mutating func addAffinity(
    at places: PlaceSet, weight: Int64, topology: TopologyTable, with scratch: inout NeighbourScratch
  ) {
    if counts.isAttractionWhole {
      addAffinity(counts.attraction, at: places, weight: weight, to: &scratch.totals)
    } else {
      counts.attractions(at: places, in: topology, into: &scratch.attractions)
      addAffinity(scratch.attractions, at: places, weight: weight, to: &scratch.totals)
    }
  }

  private mutating func addAffinity(
    _ scores: [Int64], at places: PlaceSet, weight: Int64, to totals: inout [Int64]
  ) {
    let range = places.range(of: scores)
    if range.highest <= range.lowest { return }
    let isPrepared = affinityValues.prepare(lowest: range.lowest, highest: range.highest) {
      weight * InterPodAffinity.normalized($0, lowest: range.lowest, highest: range.highest)
    }
    if isPrepared {
      places.add(affinityValues.values, by: scores, from: range.lowest, to: &totals)
    } else {
      places.forEach { place in
        totals[place] +=
          weight * InterPodAffinity.normalized(scores[place], lowest: range.lowest, highest: range.highest)
      }
    }
  }
}
