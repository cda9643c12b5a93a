import StowageCluster
import StowageModel
import StowageScheduling

/// The plugins that have a say about the pods of one shape, by what their answers depend on: what a ranking of nodes is made
/// of.
///
/// Making one asks about no node. As long as ``signature`` is the same, so is everything here.
struct PluginPartition {
  /// Filters that look at the node's object alone.
  var objectFilters: [PreparedFilter] = []
  /// Filters that look at the node and its pods.
  var stateFilters: [PreparedFilter] = []
  /// Scores that depend on the node's object, and count as they are.
  var objectScorers: [Profile.Scorer] = []
  /// Scores that depend on the node's object, and are normalised by the highest.
  var scaledScorers: [(scorer: Profile.Scorer, isReversed: Bool)] = []
  /// Scores that depend on the node and its pods, and count as they are.
  var stateScorers: [Profile.Scorer] = []
  /// Whether a score depends on what images lie on which nodes, and how many nodes there are.
  var usesImages = false
  /// Which plugins have a say: a bit for each filter, and one for each score.
  var signature = Signature()

  struct Signature: Equatable {
    var filters: UInt64 = 0
    var scorers: UInt64 = 0
  }

  /// `nil` where some plugin that has a say looks beyond the node, or there are more plugins than bits: then nodes can't be
  /// ranked beforehand.
  init?(_ pod: PodInfo, filters: [PreparedFilter], scorers: [Profile.Scorer], in cluster: ClusterView) {
    guard filters.count <= 64, scorers.count <= 64 else { return nil }
    for index in filters.indices {
      let filter = filters[index]
      // A pod that names its nodes is looked for on those alone.
      if filter.rejectEverywhere(pod, in: cluster) != nil || filter.candidates(for: pod, in: cluster) != nil {
        return nil
      }
      guard filter.concerns(pod, in: cluster) else { continue }
      signature.filters |= 1 << UInt64(index)
      switch filter.scope {
      case .nodeObject: objectFilters.append(filter)
      case .nodeState: stateFilters.append(filter)
      case .cluster: return nil
      }
    }
    let nodes = cluster.presentNodes
    for index in scorers.indices {
      let plugin = scorers[index].prepared
      if plugin.isSkipped(pod, nodes: nodes, in: cluster) || plugin.scoresAllAlike(pod, in: cluster) { continue }
      signature.scorers |= 1 << UInt64(index)
      switch (plugin.scope, plugin.normalization) {
      case (.nodeState, .none): stateScorers.append(scorers[index])
      case (.nodeObject, .none): objectScorers.append(scorers[index])
      case (.nodeImages, .none):
        objectScorers.append(scorers[index])
        usesImages = true
      case (.nodeObject, .byHighest(let isReversed)): scaledScorers.append((scorers[index], isReversed))
      default: return nil
      }
    }
  }

  /// What nodes' objects come to in the scores that count as they are, by slot.
  func constants(for pod: PodInfo, in cluster: ClusterView) -> [Int64] {
    let nodes = cluster.presentNodes
    var constants = [Int64](repeating: 0, count: cluster.nodeSlots)
    for scorer in objectScorers {
      var scores = [Int64](repeating: 0, count: cluster.nodeSlots)
      scorer.prepared.score(pod, nodes: nodes, in: cluster, into: &scores)
      nodes.forEach { constants[$0] += scorer.weight * scores[$0] }
    }
    return constants
  }

  /// The same for one node.
  func constant(of node: NodeID, for pod: PodInfo, in cluster: ClusterView) -> Int64 {
    objectScorers.reduce(0) { $0 + $1.weight * $1.prepared.score(pod, on: node, in: cluster) }
  }

  /// The nodes that no filter rejects which looks at the node's object alone.
  func nodes(for pod: PodInfo, in cluster: ClusterView) -> NodeSet {
    var nodes = cluster.presentNodes
    for filter in objectFilters { filter.filter(&nodes, for: pod, in: cluster) }
    return nodes
  }

  /// Whether no such filter rejects the pod on a node.
  func accepts(_ node: NodeID, for pod: PodInfo, in cluster: ClusterView) -> Bool {
    for filter in objectFilters where filter.reject(pod, on: node, in: cluster) != nil { return false }
    return true
  }
}

/// What the answers of plugins hang on beside nodes: as long as it stays, so does a ``PluginPartition``.
struct PartitionVersions: Equatable {
  var nodes: Int
  var objects: Int
  var hadPodAffinity: Bool

  init(_ cluster: ClusterView) {
    nodes = cluster.nodesVersion
    objects = cluster.objectsVersion
    hadPodAffinity = cluster.hasHadPodAffinity
  }
}
