import StowageCluster
import StowageKernel
import StowageModel
import StowageScheduling

/// The best of all nodes for a pod of whose shape nothing is known: one pass over what every node has left.
///
/// It is there for Kubernetes' two scores of CPU and memory, where every other score is alike on all nodes. A bound on the
/// scores of each group of nodes says which groups can have the best one, and a bound on each node's which of those. Only
/// nodes whose bound reaches the best score are scored, and looked at whether they fit. So the answer is that of the rules, as
/// long as no bound is below the score.
struct NodeScan {
  /// The two scores.
  private let scorers: [Profile.Scorer]
  private let fitScore: NodeResourcesFitScore
  private let others: [PreparedScore]
  private var groups: NodeSizeGroups
  private var search = GroupSearch()
  /// The nodes that were found, and what they come to.
  private var candidates = NodeResourcePairs()
  private var totals = PairTotals()
  private var best: [NodeID] = []

  /// The scan for `scorers`; `nil` where there are not both scores, or they are not over CPU and memory alike.
  init?(_ scorers: [Profile.Scorer]) {
    var fit: (NodeResourcesFitScore, Profile.Scorer)?
    var balance: (NodeResourcesBalancedAllocation, Profile.Scorer)?
    var others: [PreparedScore] = []
    for scorer in scorers {
      if let plugin = scorer.plugin as? NodeResourcesFitScore, fit == nil {
        fit = (plugin, scorer)
      } else if let plugin = scorer.plugin as? NodeResourcesBalancedAllocation, balance == nil {
        balance = (plugin, scorer)
      } else {
        others.append(scorer.prepared)
      }
    }
    let weights: ClosedRange<Int64> = 0...1_000
    guard let fit, let balance, fit.0.strategy == .least, weights.contains(fit.1.weight),
      weights.contains(balance.1.weight), fit.0.resources == [.init(.cpu), .init(.memory)],
      balance.0.resources.map({ $0 == [.cpu, .memory] }) ?? true
    else { return nil }
    self.scorers = [fit.1, balance.1]
    self.others = others
    fitScore = fit.0
    groups = NodeSizeGroups(
      bound: ScoreBound(
        allocationWeight: fit.1.weight, evennessWeight: balance.1.weight, isGain: balance.0.rule == .improvement))
  }

  /// The nodes that fit with the highest score, in no order; `nil` where the scan has no answer for such a pod.
  ///
  /// - Parameters:
  ///   - fit: The fit filter, and `plugin` itself.
  ///   - nodes: The nodes that the other filters leave; `nil` where they have no say.
  ///   - resources: What all nodes have left; brought up to date here.
  mutating func best(
    for pod: PodInfo, in cluster: ClusterView, fit: PreparedFilter, plugin: NodeResourcesFit, nodes: NodeSet?,
    resources: inout NodeResourceTable
  ) -> [NodeID]? {
    guard let rule = rule(for: pod, in: cluster, fit: fit, plugin: plugin, nodes: nodes) else { return nil }
    resources.catchUp(with: cluster)
    groups.catchUp(with: resources, in: cluster)
    let nonZeroRequested = fitScore.nonZeroRequests(of: pod)
    let cost = groups.bound.cost(
      of: SIMD2(Double(pod.demand(.cpu)), Double(pod.demand(.memory))),
      nonZeroRequested: SIMD2(Double(nonZeroRequested[.cpu]), Double(nonZeroRequested[.memory])),
      isEvennessScored: rule.isEvennessScored)
    collect(by: rule, cost, resources)
    return best
  }

  /// What the rules say of a node for `pod`; `nil` where the two scores are not all there is to say.
  private mutating func rule(
    for pod: PodInfo, in cluster: ClusterView, fit: PreparedFilter, plugin: NodeResourcesFit, nodes: NodeSet?
  ) -> NodeRule? {
    if pod.shape.gpu != nil { return nil }
    let all = cluster.presentNodes
    for plugin in others
    where !plugin.scoresAllAlike(pod, in: cluster) && !plugin.isSkipped(pod, nodes: all, in: cluster) {
      return nil
    }
    let isEvennessScored = !scorers[1].prepared.isSkipped(pod, nodes: all, in: cluster)
    let scorers = isEvennessScored ? scorers : [scorers[0]]
    let whole = CapacityKernel(pod, filters: [fit], scorers: scorers, in: cluster)
    guard let kernel = whole ?? CapacityKernel(pod, filters: [], scorers: scorers, in: cluster) else { return nil }
    return NodeRule(
      kernel: kernel, coversFit: whole != nil, fit: plugin, nodes: nodes, scorers: scorers,
      isEvennessScored: isEvennessScored, pod: pod, cluster: cluster)
  }

  /// Finds the nodes that fit with the highest score of all.
  ///
  /// All nodes are scored whose bounds reach a score that is guessed, a little below the highest bound. If one of them
  /// scores that much, the highest is among them; if not, the guess is lowered.
  private mutating func collect(by rule: NodeRule, _ cost: PodCost, _ resources: borrowing NodeResourceTable) {
    let furthest = search.begin(in: groups, cost)
    var guess = max(groups.bound.score(of: furthest) - 1, 0)
    var step: Int64 = 1
    while true {
      search.find(in: groups, atLeast: groups.bound.threshold(of: guess))
      candidates.removeAll()
      candidates.append(search.nodes, search.count, of: resources.records)
      let highest = rule.score(candidates, resources, into: &totals)
      if highest >= guess || guess == 0 { return takeBest(highest, in: rule.cluster) }
      guess = max(highest, guess - step, 0)
      step *= 2
    }
  }

  /// Takes the nodes that were found with this score.
  private mutating func takeBest(_ highest: Int64, in cluster: ClusterView) {
    best.removeAll(keepingCapacity: true)
    if highest < 0 { return }
    for index in 0..<candidates.count where totals.total(at: index) == highest {
      best.append(cluster.nodeID(at: Int(candidates.nodes[index])))
    }
  }
}
