import StowageCluster
import StowageModel

/// What the plugins that look at the node and its pods alone make of each node for one shape.
struct KeptTotals {
  private let filters: [any FilterPlugin]
  private let scorers: [Profile.Scorer]
  /// The nodes that no filter rejects which looks at the node's object alone.
  private let fixed: NodeSet
  /// By node: what the scores that hang on nodes' objects add up to.
  private let constants: [Int64]
  /// The scores that are normalised by the highest of them, by place.
  let scaled: [Scaled]
  /// The places where no filter rejects the pod.
  private(set) var passing: PlaceSet
  /// By place: the weighted sum of the scores but those of ``scaled``.
  private(set) var totals: [Int64]

  struct Scaled {
    let raw: [Int64]
    let weight: Int64
    let isReversed: Bool
  }

  /// `nil` where some plugin that has a say looks beyond the node.
  init?(
    _ pod: PodInfo, plugins: NeighbourPlugins, order: [NodeID], in cluster: ClusterView,
    with scratch: inout NeighbourScratch
  ) {
    let all = NodeSet(allOf: cluster.nodeCount)
    var fixed = all
    var changing: [any FilterPlugin] = []
    for filter in plugins.otherFilters {
      // A pod that names its nodes is looked for on those alone.
      if filter.rejectEverywhere(pod, in: cluster) != nil || filter.candidates(for: pod, in: cluster) != nil {
        return nil
      }
      if !filter.concerns(pod, in: cluster) { continue }
      switch filter.scope {
      case .nodeObject: filter.filter(&fixed, for: pod, in: cluster)
      case .nodeState: changing.append(filter)
      case .cluster: return nil
      }
    }
    var constants = [Int64](repeating: 0, count: cluster.nodeCount)
    var scaled: [Scaled] = []
    var dynamic: [Profile.Scorer] = []
    for scorer in plugins.otherScorers where !scorer.plugin.isSkipped(pod, nodes: all, in: cluster) {
      if scorer.plugin.scoreScope == .nodeState, scorer.plugin.normalization == .none {
        dynamic.append(scorer)
        continue
      }
      guard scorer.plugin.scoreScope == .nodeObject else { return nil }
      var raw = [Int64](repeating: 0, count: cluster.nodeCount)
      scorer.plugin.score(pod, nodes: all, in: cluster, into: &raw)
      switch scorer.plugin.normalization {
      case .none: for node in raw.indices { constants[node] += scorer.weight * raw[node] }
      case .byHighest(let isReversed):
        if let only = raw.first, raw.allSatisfy({ $0 == only }) {
          let same = ScoreNormalization.scaled(only, highest: max(only, 0), reversed: isReversed)
          for node in raw.indices { constants[node] += scorer.weight * same }
        } else {
          scaled.append(Scaled(raw: order.map { raw[$0.index] }, weight: scorer.weight, isReversed: isReversed))
        }
      case .other: return nil
      }
    }
    filters = changing
    scorers = dynamic
    self.fixed = fixed
    self.constants = constants
    self.scaled = scaled
    passing = PlaceSet(count: order.count)
    totals = [Int64](repeating: 0, count: order.count)
    workOut(fixed.nodes, for: pod, in: cluster, with: &scratch)
  }

  /// Works out anew what of `nodes` may have changed.
  mutating func update(
    _ nodes: [NodeID], for pod: PodInfo, in cluster: ClusterView, with scratch: inout NeighbourScratch
  ) {
    workOut(nodes.filter(fixed.contains), for: pod, in: cluster, with: &scratch)
  }

  private mutating func workOut(
    _ nodes: [NodeID], for pod: PodInfo, in cluster: ClusterView, with scratch: inout NeighbourScratch
  ) {
    if nodes.isEmpty { return }
    scratch.sums.workOut(nodes, filters: filters, scorers: scorers, for: pod, in: cluster)
    for (index, node) in nodes.enumerated() {
      let place = Int(scratch.places[node.index])
      totals[place] = constants[node.index] + scratch.sums.sums[index]
      if scratch.sums.passes[index] { passing.insert(place) } else { passing.remove(place) }
    }
  }
}
