import StowageCluster
import StowageKernel
import StowageModel
import StowageScheduling

/// Decides the pods about which neighbours have a say from counts that are cached: the fast path of
/// ``PodTopologySpread`` and ``InterPodAffinity``.
///
/// For pods about which they have none, and where they have one that makes no difference, ``NodeRankings`` without the two
/// plugins decide.
struct Neighbours {
  /// What a look at the counts comes to.
  enum Answer {
    /// No neighbour makes a difference: the other plugins alone decide.
    case makeNoDifference
    /// The pod has to be decided anew.
    case unknown
    /// The answer.
    case decided(RankedNode)
  }

  private let plugins: NeighbourPlugins
  private var topology = TopologyTable(order: [])
  private var nodesVersion = -1
  private var orderVersion = -1
  private var identity: ClusterIdentity?
  private var order: [NodeID]?
  /// By shape.
  private var entries: [Entry] = []
  private var rankedCount = 0
  private var questions = 0
  private var scratch = NeighbourScratch()

  /// About how many bytes all counts may take.
  private static let memory = 256 << 20
  /// About how many bytes the counts of a shape take for each node.
  private static let bytesPerNode = 64

  private struct Entry {
    /// The number of the shape among all that the cluster has had: its slot, and where it lies in memory, are given to
    /// another in time.
    var serial: UInt32 = 0
    var versions: PartitionVersions?
    /// Whether the plugins may have a say about pods of the shape.
    var areConcerned = false
    /// Whether other plugins keep the shape from being decided here, as things are.
    var isBeyond = false
    var ranking: NeighbourRanking?
  }

  init(_ plugins: NeighbourPlugins) { self.plugins = plugins }

  /// Sets the order in which equally good nodes stand; all counts begin anew.
  mutating func setOrder(_ nodes: [NodeID]) {
    order = nodes
    identity = nil
  }

  /// The best of all nodes for `pod`.
  mutating func best(
    for pod: PodInfo, tieBreak: TieBreak, in cluster: ClusterView, random: inout RandomStream
  ) -> Answer {
    var search = NodeSearch()
    return best(
      for: pod, enough: cluster.nodeCount, search: &search, tieBreak: tieBreak, in: cluster, random: &random)
  }

  /// The best node for `pod` among those that `search` comes upon until it has `enough`; all of them where there is no
  /// search. The search moves on where a node is found.
  mutating func best(
    for pod: PodInfo, enough: Int, search: inout NodeSearch, tieBreak: TieBreak, in cluster: ClusterView,
    random: inout RandomStream
  ) -> Answer {
    questions += 1
    prepare(for: cluster)
    let index = pod.shapeID.index
    while entries.count <= index { entries.append(Entry()) }
    look(at: pod, in: cluster)
    if !entries[index].areConcerned { return .makeNoDifference }
    if entries[index].isBeyond { return .unknown }
    catchUp(pod, in: cluster)
    guard let isNeutral = entries[index].ranking?.isNeutral else { return .unknown }
    if isNeutral { return .makeNoDifference }
    let isCached =
      entries[index].ranking?.catchUpTotals(
        pod, plugins: plugins, topology: topology, in: cluster, with: &scratch) ?? false
    guard isCached, var positions = entries[index].ranking?.fitting(in: topology) else {
      forget(index)
      entries[index].isBeyond = true
      return .unknown
    }
    let looked = positions.keepFirst(enough, from: search.start(of: cluster.nodeCount))
    search.moveOn(by: looked ?? 0, of: cluster.nodeCount)
    guard
      let highest = entries[index].ranking?.sum(
        positions, for: pod, plugins: plugins, topology: topology, in: cluster, with: &scratch)
    else { return .decided(.none) }
    let candidates = scratch.totals.positions(of: highest, among: positions).map { topology.order[$0] }
    return tieBreak.choose(among: candidates, in: cluster, random: &random).map { .decided(.best($0)) } ?? .unknown
  }

  /// Makes sure that what is cached is of this cluster and its nodes as they are.
  private mutating func prepare(for cluster: ClusterView) {
    if cluster.isIdentified(by: identity), orderVersion == cluster.nodeOrderVersion,
      nodesVersion == cluster.nodesVersion || holdsTopology(of: cluster)
    {
      nodesVersion = cluster.nodesVersion
      return
    }
    identity = cluster.identity
    nodesVersion = cluster.nodesVersion
    orderVersion = cluster.nodeOrderVersion
    entries.removeAll(keepingCapacity: true)
    rankedCount = 0
    topology = TopologyTable(order: order ?? cluster.nodeIDs)
    scratch.setTopology(topology)
  }

  /// Whether the nodes whose objects have changed have the same values of all topology keys; none has joined or left.
  private func holdsTopology(of cluster: ClusterView) -> Bool {
    var holds = true
    let isComplete = cluster.forEachChangedNodeObject(since: nodesVersion) { slot in
      holds =
        holds && topology.holds(for: cluster.node(cluster.nodeID(at: slot)), at: Int(topology.positions[slot]))
    }
    return isComplete && holds
  }

  /// Works out whether the plugins may have a say about `pod`, where that is not known.
  private mutating func look(at pod: PodInfo, in cluster: ClusterView) {
    let index = pod.shapeID.index
    let serial = cluster.serial(of: pod.shapeID)
    let versions = PartitionVersions(cluster)
    if entries[index].serial == serial, entries[index].versions == versions { return }
    entries[index].isBeyond = false
    entries[index].serial = serial
    entries[index].versions = versions
    entries[index].areConcerned = plugins.concern(pod, in: cluster)
  }

  /// Brings the counts for `pod` up to date, and makes them where there are none.
  private mutating func catchUp(_ pod: PodInfo, in cluster: ClusterView) {
    let index = pod.shapeID.index
    if entries[index].ranking?.catchUp(pod, topology: &topology, in: cluster, at: questions) ?? false { return }
    forget(index)
    discardLeastRecentlyUsed(for: cluster.nodeCount)
    var ranking = NeighbourRanking(pod, plugins: plugins, topology: &topology, in: cluster)
    _ = ranking.catchUp(pod, topology: &topology, in: cluster, at: questions)
    entries[index].ranking = ranking
    rankedCount += 1
  }

  private mutating func forget(_ index: Int) {
    if entries[index].ranking == nil { return }
    entries[index].ranking = nil
    rankedCount -= 1
  }

  /// Gives up the half of the counts that was not asked for the longest where one more would be too many.
  private mutating func discardLeastRecentlyUsed(for nodeCount: Int) {
    let limit = max(16, Self.memory / (Self.bytesPerNode * max(nodeCount, 1)))
    guard rankedCount >= limit else { return }
    let uses = entries.compactMap { $0.ranking?.lastUse }.sorted()
    let median = uses[uses.count / 2]
    for index in entries.indices where entries[index].ranking.map({ $0.lastUse < median }) ?? false { forget(index) }
  }
}
