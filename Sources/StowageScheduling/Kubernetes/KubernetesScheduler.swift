public import StowageCluster
public import StowageKernel
import StowageModel

/// kube-scheduler: decides by a ``KubernetesProfile`` as the real one does, cycle by cycle.
///
/// It goes through the nodes, one of each zone in turn, from where the cycle before stopped, until enough fit; of those
/// that fit, one with the highest weighted sum of scores is taken; where none fits, pods of lower priority are looked for
/// whose leaving would make room. Source of the rules: pkg/scheduler of Kubernetes 1.34, and of 1.36, which has the same
/// in what is here but for the plugins of the profile.
///
/// ``decide(_:in:random:)`` gives the answer; ``cycle(_:in:random:)`` gives the same answer with an account of every
/// node that was looked at.
public struct KubernetesScheduler: FilteringPolicy, ConfigurablePolicy, ExplainingPolicy {
  /// The plugins with their weights, and the settings of sampling, preemption and queue.
  public let profile: KubernetesProfile
  /// `kubernetes-` and the version.
  public let name: String
  /// How one of several equally good nodes is chosen.
  public var tieBreak: TieBreak
  /// How devices are chosen on the node.
  public var deviceChoice = DeviceChoice.tightest
  /// Which nodes a pod can be on.
  public var feasibility: Feasibility
  private var order: [NodeID] = []
  /// For which state of the nodes the order was worked out.
  private var orderVersion = -1
  private var orderIdentity: ClusterIdentity?
  /// Whether decisions are worked out anew for every pod, or from what is cached of its shape; both are the same.
  public var path = DecisionPath.fast
  /// The fast path.
  private var ranking: any NodeRanking
  private var search = NodeSearch()
  private var totals: [Int64] = []
  private var scores: [Int64] = []

  /// A scheduler with one profile; of equally good nodes it takes any with the same chance, unless told otherwise.
  ///
  /// - Parameter ranking: Where the fast path comes from; without, every decision is made on the plain path.
  public init(profile: KubernetesProfile, tieBreak: TieBreak = .random, ranking: NodeRankingProvider?) {
    self.profile = profile
    self.tieBreak = tieBreak
    name = "kubernetes-\(profile.version.rawValue)"
    feasibility = Feasibility(filters: profile.filters)
    self.ranking = ranking?.make(feasibility, profile.scorers) ?? NoRanking()
  }

  /// Where `pod` goes, which pods must go for it, or that it must wait.
  ///
  /// - Complexity: On the fast path O(*c* log *n*) for the *c* nodes that changed since the shape was decided last; on
  ///   the plain path O(*n* × plugins).
  public mutating func decide(_ pod: PodInfo, in cluster: ClusterView, random: inout RandomStream) -> Decision {
    if let answer = ranked(pod, in: cluster, random: &random) {
      if case .best(let node) = answer { return place(pod, on: node, in: cluster, random: &random) }
      return preempt(for: pod, in: cluster, random: &random) { rejections(of: pod, in: cluster) }
    }
    if let everywhere = feasibility.rejectionEverywhere(of: pod, in: cluster) {
      return preempt(for: pod, in: cluster, random: &random) { Array(repeating: everywhere, count: cluster.nodeSlots) }
    }
    var fitting = feasibility.nodes(for: pod, in: cluster)
    removeNodesHeldByNominations(from: &fitting, for: pod, in: cluster)
    let result = look(for: pod, in: cluster) { fitting.contains($0) }
    guard let first = result.fitting.first else {
      return preempt(for: pod, in: cluster, random: &random) { rejections(of: pod, in: cluster) }
    }
    if result.fitting.count == 1 { return place(pod, on: first, in: cluster, random: &random) }
    sumScores(of: NodeSet(result.fitting, capacity: cluster.nodeSlots), for: pod, in: cluster)
    let best = best(of: result.fitting, by: totals, in: cluster, random: &random)
    return place(pod, on: best ?? first, in: cluster, random: &random)
  }

  /// What the fast path says; `nil` where the node has to be found on the plain one.
  private mutating func ranked(
    _ pod: PodInfo, in cluster: ClusterView, random: inout RandomStream
  ) -> RankedNode? {
    guard path == .fast, !cluster.hasNominations, !profile.scorers.isEmpty else { return nil }
    orderNodes(of: cluster)
    let enough = profile.sampling.enough(of: cluster.nodeCount)
    return ranking.best(
      for: pod, enough: enough, search: &search, feasibility: &feasibility, tieBreak: tieBreak, in: cluster,
      random: &random)
  }

  /// One cycle with an account of every node that was looked at; the outcome is that of ``decide(_:in:random:)``.
  ///
  /// Scores are told also where only one node fits, though the outcome does not hang on them then.
  ///
  /// - Complexity: O(*n* × plugins), with a verdict for each of the *n* nodes: the plain path.
  public mutating func cycle(
    _ pod: PodInfo, in cluster: ClusterView, random: inout RandomStream
  ) -> SchedulingCycle {
    let everywhere = feasibility.rejectionEverywhere(of: pod, in: cluster)
    let rejections =
      everywhere.map { Array(repeating: $0, count: cluster.nodeSlots) } ?? rejections(of: pod, in: cluster)
    let result =
      everywhere == nil
      ? look(for: pod, in: cluster) { rejections[$0.index] == nil }
      : NodeSearch.Result(rejected: cluster.nodeIDs)
    let nodes = NodeSet(result.fitting, capacity: cluster.nodeSlots)
    let verdicts = profile.scorers.verdicts(on: pod, nodes: nodes, in: cluster)
    var accounts = result.fitting.map { SchedulingCycle.LookedAt(node: $0, verdict: verdicts[$0.index]) }
    accounts += result.rejected.compactMap { node in
      rejections[node.index].map { SchedulingCycle.LookedAt(node: node, verdict: .rejected($0)) }
    }
    let totals = verdicts.map { $0.total ?? 0 }
    let highest = result.fitting.map { totals[$0.index] }.max()
    let best = result.fitting.filter { totals[$0.index] == highest }
    var outcome = SchedulingCycle.Outcome.unschedulable
    var preempts = false
    if let first = self.best(of: result.fitting, by: totals, in: cluster, random: &random) {
      outcome = .scheduled(first)
    } else if let candidate = candidate(for: pod, in: cluster, random: &random, rejections: { rejections }) {
      outcome = .preempting(candidate)
      preempts = true
    }
    let failure =
      result.fitting.isEmpty
      ? failure(of: pod, in: cluster, everywhere: everywhere, rejections: rejections, preempts: preempts) : nil
    return SchedulingCycle(
      pod: pod.id, outcome: outcome, nodes: accounts,
      best: best.sorted { cluster.node($0).name < cluster.node($1).name }, failure: failure)
  }

  /// The filters' reasons by the number of nodes, free capacity that is held for nominated pods among them.
  public func reasons(against pod: PodInfo, in cluster: ClusterView) -> [ReasonCount] {
    if feasibility.rejectionEverywhere(of: pod, in: cluster) != nil {
      return feasibility.reasons(against: pod, in: cluster)
    }
    return rejections(of: pod, in: cluster).reasonCounts
  }

  // MARK: Filtering

  /// By node: what is against `pod`, free capacity that is held for nominated pods included.
  func rejections(of pod: PodInfo, in cluster: ClusterView) -> [Rejection?] {
    var rejections = feasibility.rejections(of: pod, in: cluster)
    forEachNodeHeldByNominations(for: pod, in: cluster) { node, rejection in rejections[node.index] = rejection }
    if let candidates = feasibility.candidates(for: pod, in: cluster) {
      for node in cluster.nodeIDs where !candidates.contains(node) {
        rejections[node.index] = Rejection(
          plugin: "NodeAffinity", code: .unschedulableAndUnresolvable,
          reasons: ["node(s) didn't satisfy plugin(s) [NodeAffinity]"])
      }
    }
    return rejections
  }

  private func removeNodesHeldByNominations(from nodes: inout NodeSet, for pod: PodInfo, in cluster: ClusterView) {
    if !cluster.hasNominations { return }
    forEachNodeHeldByNominations(for: pod, in: cluster) { node, rejection in
      if rejection != nil { nodes.remove(node) }
    }
  }

  /// Calls `body` with each node that is nominated for other pods of no lower priority, and what is against `pod` there.
  func forEachNodeHeldByNominations(
    for pod: PodInfo, in cluster: ClusterView, _ body: (NodeID, Rejection?) -> Void
  ) {
    if !cluster.hasNominations { return }
    let filters = FiltersWithNominations(pod, filters: feasibility.prepared, in: cluster)
    let nodes = cluster.nominatedNodes.filter { !filters.others(on: $0, in: cluster).isEmpty }
    if nodes.isEmpty { return }
    let trial = cluster.copy()
    for node in nodes { body(node, filters.rejection(on: node, in: trial)) }
  }

  /// The nodes that fit and those that were looked at on the way: the nominated one alone where it fits.
  private mutating func look(
    for pod: PodInfo, in cluster: ClusterView, fits: (NodeID) -> Bool
  ) -> NodeSearch.Result {
    let nominated = cluster.nominatedNode(of: pod.id)
    if let nominated, fits(nominated) { return NodeSearch.Result(fitting: [nominated]) }
    orderNodes(of: cluster)
    let nodes = feasibility.candidates(for: pod, in: cluster) ?? order
    let enough = profile.scorers.isEmpty ? 1 : profile.sampling.enough(of: nodes.count)
    var result = search.find(enough, among: nodes, fits: fits)
    // It was looked at before the others, also where the search does not come to it.
    if let nominated, !result.rejected.contains(nominated) { result.rejected.append(nominated) }
    search.moveOn(past: result, of: cluster.nodeCount)
    return result
  }

  private mutating func orderNodes(of cluster: ClusterView) {
    if orderVersion == cluster.nodeOrderVersion && cluster.isIdentified(by: orderIdentity) { return }
    order = cluster.nodeOrder
    orderVersion = cluster.nodeOrderVersion
    orderIdentity = cluster.identity
    ranking.setOrder(order, slots: cluster.nodeSlots)
  }

  // MARK: Choosing

  /// Of `nodes` one with the highest entry in `totals`; equals stand in the order in which nodes are gone through.
  private func best(
    of nodes: [NodeID], by totals: [Int64], in cluster: ClusterView, random: inout RandomStream
  ) -> NodeID? {
    guard let highest = nodes.map({ totals[$0.index] }).max() else { return nil }
    let best = Set(nodes.filter { totals[$0.index] == highest })
    if best.count == 1 { return best.first }
    return tieBreak.choose(among: order.filter(best.contains), in: cluster, random: &random)
  }

  private func place(
    _ pod: PodInfo, on node: NodeID, in cluster: ClusterView, random: inout RandomStream
  ) -> Decision {
    deviceChoice.place(pod, on: node, in: cluster, random: &random)
  }

  private mutating func sumScores(of nodes: NodeSet, for pod: PodInfo, in cluster: ClusterView) {
    if totals.count != nodes.capacity {
      totals = [Int64](repeating: 0, count: nodes.capacity)
      scores = totals
    }
    nodes.forEach { totals[$0] = 0 }
    for scorer in profile.scorers {
      scorer.prepared.finalScores(pod, nodes: nodes, in: cluster, into: &scores)
      nodes.forEach { totals[$0] += scorer.weight * scores[$0] }
    }
  }

  private func preempt(
    for pod: PodInfo, in cluster: ClusterView, random: inout RandomStream, rejections: () -> [Rejection?]
  ) -> Decision {
    candidate(for: pod, in: cluster, random: &random, rejections: rejections).map(Decision.preempt) ?? .unschedulable
  }

  private func candidate(
    for pod: PodInfo, in cluster: ClusterView, random: inout RandomStream, rejections: () -> [Rejection?]
  ) -> PreemptionCandidate? {
    guard let settings = profile.preemption, let lowest = cluster.lowestRunningPriority, lowest < pod.shape.priority
    else { return nil }
    let preemption = DefaultPreemption(settings: settings, filters: feasibility.prepared, tieBreak: tieBreak)
    let rejections = rejections()
    return preemption.candidate(for: pod, in: cluster, random: &random) { rejections[$0.index] }
  }
}

extension NodeSet {
  /// The set of `nodes`, of `capacity` possible ones.
  fileprivate init(_ nodes: [NodeID], capacity: Int) {
    self.init(capacity: capacity)
    for node in nodes { insert(node) }
  }
}
