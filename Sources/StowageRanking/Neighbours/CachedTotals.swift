import StowageCluster
import StowageModel
import StowageScheduling

/// What the plugins that look at the node and its pods alone make of each node for one shape.
struct CachedTotals {
  private let plugins: PluginPartition
  private var versions: PartitionVersions
  private let largestVersion: Int
  private let imagesVersion: Int
  /// The nodes that no filter rejects which looks at the node's object alone.
  private var fixed: NodeSet
  /// By slot: what the scores that depend on nodes' objects add up to.
  private var constants: [Int64]
  /// The scores that are normalised by the highest of them, by position.
  private(set) var scaled: [Scaled] = []
  /// The positions where no filter rejects the pod.
  private(set) var passing: PositionSet
  /// By position: the weighted sum of the scores but those of ``scaled``.
  private(set) var totals: [Int64]

  struct Scaled {
    fileprivate(set) var raw: [Int64]
    fileprivate let scorer: Profile.Scorer
    let isReversed: Bool

    var weight: Int64 { scorer.weight }
  }

  /// The totals of all nodes.
  init(
    _ pod: PodInfo, _ plugins: PluginPartition, order: [NodeID], in cluster: ClusterView,
    with scratch: inout NeighbourScratch
  ) {
    self.plugins = plugins
    versions = PartitionVersions(cluster)
    largestVersion = cluster.largestVersion
    imagesVersion = cluster.imagesVersion
    fixed = plugins.nodes(for: pod, in: cluster)
    constants = plugins.constants(for: pod, in: cluster)
    let present = cluster.presentNodes
    for (scorer, isReversed) in plugins.scaledScorers {
      var raw = [Int64](repeating: 0, count: cluster.nodeSlots)
      scorer.prepared.score(pod, nodes: present, in: cluster, into: &raw)
      scaled.append(Scaled(raw: order.map { raw[$0.index] }, scorer: scorer, isReversed: isReversed))
    }
    passing = PositionSet(count: order.count)
    totals = [Int64](repeating: 0, count: order.count)
    workOut(cluster.nodeIDs(in: fixed), for: pod, in: cluster, with: &scratch)
  }

  /// Takes in the nodes whose objects have changed, of which none has joined or left; `false` where the totals are of no use
  /// any more.
  mutating func takeNodeObjects(
    for pod: PodInfo, plugins all: NeighbourPlugins, positions: [Int32], in cluster: ClusterView
  ) -> Bool {
    if versions == PartitionVersions(cluster) { return true }
    if largestVersion != cluster.largestVersion || plugins.usesImages && imagesVersion != cluster.imagesVersion {
      return false
    }
    let now = PluginPartition(pod, filters: all.otherFilters, scorers: all.otherScorers, in: cluster)
    guard now?.signature == plugins.signature else { return false }
    let isComplete = cluster.forEachChangedNodeObject(since: versions.nodes) { slot in
      let node = cluster.nodeID(at: slot)
      let position = Int(positions[slot])
      if plugins.accepts(node, for: pod, in: cluster) {
        fixed.insert(slot)
      } else {
        fixed.remove(slot)
        passing.remove(position)
      }
      constants[slot] = plugins.constant(of: node, for: pod, in: cluster)
      for index in scaled.indices {
        scaled[index].raw[position] = scaled[index].scorer.prepared.score(pod, on: node, in: cluster)
      }
    }
    versions = PartitionVersions(cluster)
    return isComplete
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
    scratch.sums.workOut(nodes, filters: plugins.stateFilters, scorers: plugins.stateScorers, for: pod, in: cluster)
    for (index, node) in nodes.enumerated() {
      let position = Int(scratch.positions[node.index])
      totals[position] = constants[node.index] + scratch.sums.sums[index]
      if scratch.sums.passes[index] { passing.insert(position) } else { passing.remove(position) }
    }
  }
}
