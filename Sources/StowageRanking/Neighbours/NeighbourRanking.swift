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
  private var kept: KeptTotals?
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
      isSame = isSame && counts.countsAsBefore(node, at: Int(topology.places[slot]))
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
    if kept != nil, totalsPosition == end { return true }
    if kept?.takeNodeObjects(for: pod, plugins: plugins, places: topology.places, in: cluster) == false { kept = nil }
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
      kept = PluginPartition(pod, filters: plugins.otherFilters, scorers: plugins.otherScorers, in: cluster).map {
        KeptTotals(pod, $0, order: topology.order, in: cluster, with: &scratch)
      }
    }
    return kept != nil
  }

  /// The places where the pod fits.
  func fitting(in topology: TopologyTable) -> PlaceSet {
    var places = kept?.passing ?? PlaceSet(count: topology.order.count)
    counts.filter(&places, in: topology)
    return places
  }

  /// Sets the total of each of `places` in the scratch; the highest one, `nil` where there are no places.
  mutating func sum(
    _ places: PlaceSet, for pod: PodInfo, plugins: NeighbourPlugins, topology: TopologyTable, in cluster: ClusterView,
    with scratch: inout NeighbourScratch
  ) -> Int64? {
    guard let kept else { return nil }
    let attraction = attraction(of: places, for: pod, plugins: plugins, topology: topology, in: cluster, with: &scratch)
    var highest: Int64
    if let attraction, !attraction.values.isEmpty, kept.scaled.isEmpty, counts.soft.isEmpty {
      // Mostly there is nothing else, and one pass does.
      let (base, scores, values) = (kept.totals.span, attraction.scores.span, attraction.values.span)
      highest = scratch.totals.set(places) { base[$0] &+ values[Int(scores[$0] &- attraction.lowest)] }
    } else {
      highest = scratch.totals.set(places) { kept.totals[$0] }
      for scaled in kept.scaled { highest = add(scaled, to: &scratch.totals, at: places) }
      if !counts.soft.isEmpty {
        let spread = addSpread(at: places, weight: plugins.spreadWeight, topology: topology, with: &scratch)
        highest = spread ?? highest
      }
      if let attraction { highest = scratch.totals.add(to: places) { attraction.amount($0) } }
    }
    return highest == .min ? nil : highest
  }

  private func add(_ scaled: KeptTotals.Scaled, to totals: inout PlaceTotals, at places: PlaceSet) -> Int64 {
    var highest: Int64 = 0
    places.forEach { highest = max(highest, scaled.raw[$0]) }
    return totals.add(to: places) { place in
      scaled.weight
        * ScoreNormalization.scaled(scaled.raw[place], highest: highest, reversed: scaled.isReversed)
    }
  }

  /// Adds how evenly pods are spread; the highest total then, `nil` where that has no say.
  private mutating func addSpread(
    at places: PlaceSet, weight: Int64, topology: TopologyTable, with scratch: inout NeighbourScratch
  ) -> Int64? {
    counts.spreadScores(at: places, in: topology, into: &scratch.spreads)
    var lowest = Int64.max
    var highest = Int64.min
    places.forEach { place in
      let score = scratch.spreads[place]
      if score == SpreadScoring.ignored { return }
      lowest = min(lowest, score)
      highest = max(highest, score)
    }
    if highest < lowest { return nil }
    let normalized = { weight * PodTopologySpread.normalized($0, lowest: lowest, highest: highest) }
    let isPrepared = spreadValues.prepare(lowest: lowest, highest: highest, normalized)
    let values = spreadValues.values
    let spreads = scratch.spreads
    return scratch.totals.add(to: places) { place in
      let score = spreads[place]
      if score == SpreadScoring.ignored { return 0 }
      return isPrepared ? values[Int(score &- lowest)] : normalized(score)
    }
  }

  /// What inter-pod affinity adds to each of `places`; `nil` where it has no say.
  private mutating func attraction(
    of places: PlaceSet, for pod: PodInfo, plugins: NeighbourPlugins, topology: TopologyTable, in cluster: ClusterView,
    with scratch: inout NeighbourScratch
  ) -> Attraction? {
    let none = NodeSet(capacity: 0)
    guard let plugin = plugins.affinityScorer, !plugin.isSkipped(pod, nodes: none, in: cluster) else { return nil }
    if !counts.isAttractionWhole { counts.attractions(at: places, in: topology, into: &scratch.attractions) }
    let scores = counts.isAttractionWhole ? counts.attraction : scratch.attractions
    let range = places.range(of: scores)
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
  /// By place.
  let scores: [Int64]
  let lowest: Int64
  let highest: Int64
  let weight: Int64
  /// What each score from the lowest on adds; empty where there are too many.
  let values: [Int64]

  @inline(__always)
  func amount(_ place: Int) -> Int64 {
    values.isEmpty
      ? weight * InterPodAffinity.normalized(scores[place], lowest: lowest, highest: highest)
      : values[Int(scores[place] &- lowest)]
  }
}
