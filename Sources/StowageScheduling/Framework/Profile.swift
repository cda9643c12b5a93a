public import StowageCluster
public import StowageKernel

/// A policy made of plugins: filters say where a pod can be, scores where it would lie best.
public struct Profile: FilteringPolicy, ConfigurablePolicy {
  /// The name of the policy in files, tables and reports.
  public let name: String
  /// How one of several equally good nodes is chosen.
  public var tieBreak: TieBreak
  /// How devices are chosen on the node.
  public var deviceChoice: DeviceChoice
  /// The score plugins, in the order in which they are listed.
  public let scorers: [Scorer]
  /// Which nodes a pod can be on.
  public private(set) var feasibility: Feasibility
  /// Whether decisions are worked out anew for every pod, or from what is cached of its shape; both are the same.
  public var path = DecisionPath.fast
  /// The fast path.
  private var ranking: any NodeRanking
  private var totals: [Int64] = []
  private var scores: [Int64] = []

  /// A score plugin and how much it counts.
  public struct Scorer: Sendable {
    /// The plugin whose scores are summed up.
    public var plugin: any ScorePlugin { prepared.plugin }
    /// The factor of its scores.
    public let weight: Int64
    /// The plugin with what it can do.
    package let prepared: PreparedScore

    /// `plugin` with a weight; 1 unless given.
    public init(_ plugin: any ScorePlugin, weight: Int64 = 1) {
      prepared = PreparedScore(plugin)
      self.weight = weight
    }
  }

  /// A profile of these plugins.
  ///
  /// - Parameter ranking: Where the fast path comes from; without, every decision is made on the plain path.
  public init(
    name: String, filters: [any FilterPlugin] = Feasibility.defaultFilters, scorers: [Scorer],
    tieBreak: TieBreak = .first, deviceChoice: DeviceChoice = .tightest, ranking: NodeRankingProvider?
  ) {
    self.name = name
    self.scorers = scorers
    self.tieBreak = tieBreak
    self.deviceChoice = deviceChoice
    feasibility = Feasibility(filters: filters)
    self.ranking = ranking?.make(feasibility, scorers) ?? NoRanking()
  }

  /// Tie break, device choice and path.
  public var settings: PolicySettings {
    PolicySettings(tieBreak: tieBreak, deviceChoice: deviceChoice, path: path)
  }

  /// Goes by the tie break, the device choice and the path that are given.
  public mutating func configure(_ settings: PolicySettings) {
    if let tieBreak = settings.tieBreak { self.tieBreak = tieBreak }
    if let deviceChoice = settings.deviceChoice { self.deviceChoice = deviceChoice }
    if let path = settings.path { self.path = path }
  }

  /// The node with the highest weighted sum of scores among those that no filter rejects.
  ///
  /// - Complexity: On the fast path O(*c* log *n*) for the *c* nodes that changed since the shape was decided last; on
  ///   the plain path O(*n* × plugins).
  public mutating func decide(_ pod: PodInfo, in cluster: ClusterView, random: inout RandomStream) -> Decision {
    if let answer = ranked(pod, in: cluster, random: &random) {
      guard case .best(let node) = answer else { return .unschedulable }
      return deviceChoice.place(pod, on: node, in: cluster, random: &random)
    }
    let nodes = feasibility.nodes(for: pod, in: cluster)
    guard let firstIndex = nodes.firstIndex else { return .unschedulable }
    let first = cluster.nodeID(at: firstIndex)
    var chosen = first
    if nodes.count > 1 {
      sumScores(of: nodes, for: pod, in: cluster)
      chosen = tieBreak.best(of: nodes, by: totals, in: cluster, random: &random) ?? first
    }
    return deviceChoice.place(pod, on: chosen, in: cluster, random: &random)
  }

  /// What the fast path says; `nil` where the node has to be found on the plain one.
  private mutating func ranked(
    _ pod: PodInfo, in cluster: ClusterView, random: inout RandomStream
  ) -> RankedNode? {
    guard path == .fast else { return nil }
    var search = NodeSearch()
    return ranking.best(
      for: pod, enough: cluster.nodeCount, search: &search, feasibility: &feasibility, tieBreak: tieBreak, in: cluster,
      random: &random)
  }

  private mutating func sumScores(of nodes: NodeSet, for pod: PodInfo, in cluster: ClusterView) {
    if totals.count != nodes.capacity {
      totals = [Int64](repeating: 0, count: nodes.capacity)
      scores = totals
    }
    if scorers.count == 1 && scorers[0].weight == 1 {
      scorers[0].prepared.finalScores(pod, nodes: nodes, in: cluster, into: &totals)
      return
    }
    nodes.forEach { totals[$0] = 0 }
    for scorer in scorers {
      scorer.prepared.finalScores(pod, nodes: nodes, in: cluster, into: &scores)
      nodes.forEach { totals[$0] += scorer.weight * scores[$0] }
    }
  }
}
