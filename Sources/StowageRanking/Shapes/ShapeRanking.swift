import StowageCluster
import StowageModel
import StowageScheduling

/// The nodes as pods of one shape see them: which fit, and what the scores of each add up to. Kept up to date node by
/// node as pods come and go, and as nodes join, change and leave.
///
/// It can be cached where every filter that has a say looks at the node and its pods alone, and every score either does
/// so too or depends on the nodes' objects. Then a pod that is bound or leaves, and a node that joins, changes or
/// leaves, changes one node's entry and no other, except where the highest score that another plugin normalises by
/// changes.
struct ShapeRanking {
  private let shape: PodShape
  var versions: PartitionVersions
  private let largestVersion: Int
  let imagesVersion: Int
  let nodeCount: Int
  let plugins: PluginPartition
  /// The nodes that no filter rejects which looks at the node's object alone.
  var fixed: NodeSet
  /// How many nodes ``fixed`` has.
  var fixedCount: Int
  /// By slot: what the scores that depend on nodes' objects add up to; empty where that is the same for all nodes.
  var constants: [Int64]
  /// What they add up to where that is the same for all nodes.
  var constant: Int64 = 0
  /// What scores add up to must be within these bounds for as long as the scores are narrow.
  private let constantBounds: ClosedRange<Int64>
  var scaled: [ScaledScores] = []
  /// Scores that all nodes have alike before they are normalised, and so after.
  private var uniform: [(scorer: Profile.Scorer, score: Int64)] = []
  /// What filters and scorers come to in one go, where that is possible.
  let kernel: CapacityKernel?
  /// How far the changes of the scratch's resources have been taken in, where there is a kernel.
  var resourcePosition = 0
  /// At which position each node stands.
  var layout: NodeLayout
  private(set) var layoutNumber: Int
  /// How far the cluster's log has been read.
  private var logPosition: Int
  var ranked: RankedScores
  /// The number of the question for which it was last asked.
  private(set) var lastUse: Int

  /// The ranking of all nodes for `pod`.
  init(
    _ pod: PodInfo, _ plugins: PluginPartition, layout: NodeLayout, number layoutNumber: Int, in cluster: ClusterView,
    at question: Int, with scratch: inout RankingScratch
  ) {
    self.plugins = plugins
    self.layout = layout
    self.layoutNumber = layoutNumber
    shape = pod.shape
    versions = PartitionVersions(cluster)
    largestVersion = cluster.largestVersion
    imagesVersion = cluster.imagesVersion
    nodeCount = cluster.nodeCount
    fixed = plugins.nodes(for: pod, in: cluster)
    fixedCount = fixed.count
    constants = plugins.objectScorers.isEmpty ? [] : plugins.constants(for: pod, in: cluster)
    let present = cluster.presentNodes
    for (scorer, isReversed) in plugins.scaledScorers {
      var raw = [Int64](repeating: 0, count: cluster.nodeSlots)
      scorer.prepared.score(pod, nodes: present, in: cluster, into: &raw)
      if let first = present.firstIndex, Self.areAlike(raw, of: present) {
        uniform.append((scorer, raw[first]))
      } else {
        scaled.append(ScaledScores(raw: raw, scorer: scorer, isReversed: isReversed))
      }
    }
    if !constants.isEmpty, Self.areAlike(constants, of: present) {
      if let first = present.firstIndex { constant = constants[first] }
      constants = []
    }
    let kernel =
      scaled.isEmpty
      ? CapacityKernel(pod, filters: plugins.stateFilters, scorers: plugins.stateScorers, in: cluster) : nil
    // What all nodes have in common makes no difference.
    let bounds = (constants.min() ?? 0)...(constants.max() ?? 0)
    constantBounds = bounds
    self.kernel = kernel
    logPosition = cluster.logEnd
    lastUse = question
    ranked = RankedScores(
      count: layout.count(slots: cluster.nodeSlots),
      bounds: kernel.map { bounds.lowerBound + $0.bounds.lowerBound...bounds.upperBound + $0.bounds.upperBound })
    if kernel != nil {
      scratch.resources.catchUp(with: cluster)
      rankAll(for: pod, in: cluster, with: &scratch)
    } else {
      rank(fixed.indexes, for: pod, in: cluster, with: &scratch)
    }
  }

  private static func areAlike(_ scores: [Int64], of nodes: NodeSet) -> Bool {
    guard let first = nodes.firstIndex else { return true }
    var areAlike = true
    nodes.forEach { areAlike = areAlike && scores[$0] == scores[first] }
    return areAlike
  }

  /// What all nodes come to.
  var summary: ScoreSummary { ranked.summary }

  /// How many nodes fit.
  var fittingCount: Int { ranked.count }

  /// Whether a score depends on which other nodes are looked at.
  var isRelative: Bool { !scaled.isEmpty }

  /// The position of a node with the highest score of all before which `rank` equally good ones stand.
  func position(of highest: Int64, rank: Int) -> Int? { ranked.bestPosition(of: highest, rank: rank) }

  /// Whether the ranking is one of this pod's shape, and the plugins that have a say are the same.
  private func holds(for pod: PodInfo, filters: [PreparedFilter], scorers: [Profile.Scorer], in cluster: ClusterView)
    -> Bool
  {
    if shape !== pod.shape { return false }
    if versions == PartitionVersions(cluster) { return true }
    if kernel == nil && largestVersion != cluster.largestVersion { return false }
    if plugins.usesImages && (imagesVersion != cluster.imagesVersion || nodeCount != cluster.nodeCount) { return false }
    return PluginPartition(pod, filters: filters, scorers: scorers, in: cluster)?.signature == plugins.signature
  }

  /// Takes in what changed since the last call; `false` where the ranking is of no use any more.
  mutating func catchUp(
    _ pod: PodInfo, filters: [PreparedFilter], scorers: [Profile.Scorer], layout: NodeLayout,
    number layoutNumber: Int, in cluster: ClusterView, at question: Int, with scratch: inout RankingScratch
  ) -> Bool {
    guard holds(for: pod, filters: filters, scorers: scorers, in: cluster) else { return false }
    lastUse = question
    if layoutNumber != self.layoutNumber { setLayout(layout, number: layoutNumber, in: cluster) }
    if versions.nodes != cluster.nodesVersion && !takeNodeObjects(for: pod, in: cluster) { return false }
    versions = PartitionVersions(cluster)
    if kernel != nil {
      scratch.resources.catchUp(with: cluster)
      rankChanged(for: pod, in: cluster, with: &scratch)
      return true
    }
    let end = cluster.logEnd
    if logPosition == end { return true }
    let slots = scratch.takeChangedNodes(since: logPosition, in: cluster)
    logPosition = end
    guard let slots else {
      rankAllAnew(for: pod, in: cluster, with: &scratch)
      return true
    }
    rank(slots, for: pod, in: cluster, with: &scratch)
    return true
  }

  /// What happened has been forgotten: all nodes are worked out.
  private mutating func rankAllAnew(for pod: PodInfo, in cluster: ClusterView, with scratch: inout RankingScratch) {
    rank(Array(0..<cluster.nodeSlots), for: pod, in: cluster, with: &scratch)
  }

  /// Works out anew whether the pod fits on each of some nodes, and how well.
  private mutating func rank(
    _ slots: [Int], for pod: PodInfo, in cluster: ClusterView, with scratch: inout RankingScratch
  ) {
    if slots.isEmpty { return }
    var lost: [Int] = []
    scratch.nodes.removeAll(keepingCapacity: true)
    if slots.allSatisfy(fixed.contains) {
      cluster.appendNodes(at: slots, to: &scratch.nodes)
    } else {
      for slot in slots {
        if fixed.contains(slot) { scratch.nodes.append(cluster.nodeID(at: slot)) } else { lost.append(slot) }
      }
    }
    scratch.sums.workOut(
      scratch.nodes, filters: plugins.stateFilters, scorers: plugins.stateScorers, for: pod, in: cluster)
    if !scaled.isEmpty { noteChanges(scratch.nodes, scratch.sums.passes, lost) }
    for (index, node) in scratch.nodes.enumerated() {
      let total = scratch.sums.passes[index] ? scratch.sums.sums[index] + fixedScore(node.index) : ScoreSummary.none
      ranked.set(total, at: position(of: node.index))
    }
    for slot in lost { ranked.set(ScoreSummary.none, at: position(of: slot)) }
  }

  func position(of slot: Int) -> Int { layout.position(of: slot) }

  private func fixedScore(_ slot: Int) -> Int64 {
    let base = constants.isEmpty ? constant : constants[slot]
    return scaled.isEmpty ? base : scaled.reduce(base) { $0 + $1.weighted(slot) }
  }

  /// Notes which nodes fit now and which no longer do; where a highest score changes by that, the totals of all nodes do.
  private mutating func noteChanges(_ nodes: [NodeID], _ passes: [Bool], _ lost: [Int]) {
    for (index, node) in nodes.enumerated() {
      if isRanked(node.index) == passes[index] { continue }
      for plugin in scaled.indices { scaled[plugin].note(node.index, fits: passes[index]) }
    }
    for slot in lost where isRanked(slot) {
      for plugin in scaled.indices { scaled[plugin].note(slot, fits: false) }
    }
    let before = scaled
    var isChanged = false
    for plugin in scaled.indices where scaled[plugin].updateHighest() { isChanged = true }
    if !isChanged { return }
    for slot in 0..<fixed.capacity where fixed.contains(slot) {
      let score = ranked.score(at: position(of: slot))
      if score == ScoreSummary.none { continue }
      let difference = scaled.reduce(0) { $0 + $1.weighted(slot) } - before.reduce(0) { $0 + $1.weighted(slot) }
      ranked.set(score + difference, at: position(of: slot))
    }
  }

  /// Whether a node has a score.
  private func isRanked(_ slot: Int) -> Bool { ranked.score(at: position(of: slot)) != ScoreSummary.none }
}

// MARK: Nodes that join, change and leave

extension ShapeRanking {
  /// The nodes stand at other positions; those that have no position any more, and new ones, have no scores.
  private mutating func setLayout(_ new: NodeLayout, number: Int, in cluster: ClusterView) {
    let slots = cluster.nodeSlots
    let old = layout
    let count = new.count(slots: slots)
    let vacant = new.positions.isEmpty ? -1 : count - 1
    let oldVacant = old.positions.isEmpty ? -1 : old.order.count
    let oldSlots = fixed.capacity
    var moves: [(from: Int, to: Int)] = []
    moves.reserveCapacity(oldSlots)
    for slot in 0..<oldSlots {
      let (from, to) = (old.position(of: slot), new.position(of: slot))
      if from == oldVacant { continue }
      if to != vacant {
        moves.append((from, to))
      } else if ranked.score(at: from) != ScoreSummary.none {
        for plugin in scaled.indices { scaled[plugin].note(slot, fits: false) }
      }
    }
    ranked = ranked.moved(moves, count: count)
    layout = new
    layoutNumber = number
  }

  /// Takes in the nodes whose objects have changed; `false` where that can't be taken in one by one.
  private mutating func takeNodeObjects(for pod: PodInfo, in cluster: ClusterView) -> Bool {
    let slots = cluster.nodeSlots
    if fixed.capacity < slots {
      fixed.grow(to: slots)
      if !constants.isEmpty { constants.append(contentsOf: repeatElement(0, count: slots - constants.count)) }
      if layout.positions.isEmpty { ranked.grow(to: slots) }
    }
    var isTaken = true
    let isComplete = cluster.forEachChangedNodeObject(since: versions.nodes) { slot in
      if isTaken { isTaken = takeNodeObject(cluster.nodeID(at: slot), for: pod, in: cluster) }
    }
    return isComplete && isTaken
  }

  /// Works out what hangs on a node's object; its total follows with the changes of the log.
  private mutating func takeNodeObject(_ node: NodeID, for pod: PodInfo, in cluster: ClusterView) -> Bool {
    let slot = node.index
    let isPresent = cluster.contains(node)
    let isFixed = isPresent && plugins.accepts(node, for: pod, in: cluster)
    if isFixed != fixed.contains(slot) {
      fixedCount += isFixed ? 1 : -1
      if isFixed { fixed.insert(slot) } else { fixed.remove(slot) }
    }
    let isRanked = isRanked(slot)
    for plugin in scaled.indices { scaled[plugin].update(node, fitted: isRanked, for: pod, in: cluster) }
    if !isPresent { return true }
    for (scorer, score) in uniform where scorer.prepared.score(pod, on: node, in: cluster) != score { return false }
    if plugins.objectScorers.isEmpty { return true }
    let own = plugins.constant(of: node, for: pod, in: cluster)
    if constants.isEmpty { return own == constant }
    guard constantBounds.contains(own) else { return false }
    constants[slot] = own
    return true
  }
}
