import StowageCluster
import StowageKernel
import StowageScheduling

/// The fast path: counts of neighbours, rankings of the shapes that come again, and a scan for those that don't.
struct CachedRanking: NodeRanking {
  private var rankings: NodeRankings
  private var neighbours: Neighbours?
  private var scan: NodeScan?
  /// By slot: the position in the order; empty where nodes stand at their slots.
  private var positions: [Int32] = []

  init(_ feasibility: Feasibility, _ scorers: [Profile.Scorer]) {
    let plugins = NeighbourPlugins(filters: feasibility.prepared, scorers: scorers)
    neighbours = plugins.map(Neighbours.init)
    rankings = NodeRankings(
      filters: plugins?.otherFilters ?? feasibility.prepared, scorers: plugins?.otherScorers ?? scorers)
    scan = NodeScan(scorers)
  }

  mutating func setOrder(_ nodes: [NodeID], slots: Int) {
    let layout = NodeLayout(nodes, slots: slots)
    positions = layout.positions
    rankings.setLayout(layout)
    neighbours?.setOrder(nodes)
  }

  mutating func best(
    for pod: PodInfo, enough: Int, search: inout NodeSearch, feasibility: inout Feasibility, tieBreak: TieBreak,
    in cluster: ClusterView, random: inout RandomStream
  ) -> RankedNode? {
    switch neighbours?.best(
      for: pod, enough: enough, search: &search, tieBreak: tieBreak, in: cluster, random: &random)
    {
    case .decided(let answer): return answer
    case .unknown: break
    case .makeNoDifference, nil:
      let answer = rankings.best(
        for: pod, enough: enough, search: &search, tieBreak: tieBreak, in: cluster, random: &random)
      if let answer { return answer }
    }
    return scanned(
      for: pod, enough: enough, search: &search, feasibility: &feasibility, tieBreak: tieBreak, in: cluster,
      random: &random)
  }

  /// What one pass over all nodes says; `nil` where the node has to be found in another way.
  private mutating func scanned(
    for pod: PodInfo, enough: Int, search: inout NodeSearch, feasibility: inout Feasibility, tieBreak: TieBreak,
    in cluster: ClusterView, random: inout RandomStream
  ) -> RankedNode? {
    guard scan != nil, enough >= cluster.nodeCount, feasibility.rejectionEverywhere(of: pod, in: cluster) == nil,
      feasibility.candidates(for: pod, in: cluster) == nil,
      let (fit, plugin, nodes) = feasibility.nodesApartFromFit(for: pod, in: cluster),
      var best = scan?.best(
        for: pod, in: cluster, fit: fit, plugin: plugin, nodes: nodes, resources: &rankings.resources)
    else { return nil }
    search.moveOn(by: 0, of: cluster.nodeCount)
    if best.isEmpty { return RankedNode.none }
    if best.count > 1 {
      if positions.isEmpty {
        best.sort { $0.index < $1.index }
      } else {
        best.sort { positions[$0.index] < positions[$1.index] }
      }
    }
    return tieBreak.choose(among: best, in: cluster, random: &random).map(RankedNode.best)
  }
}
