import StowageCluster
import StowageScheduling

/// The plugins of a profile that look at pods all over the cluster and whose counts can be cached:
/// ``PodTopologySpread`` and ``InterPodAffinity``. All others stand beside them.
struct NeighbourPlugins {
  let spreadFilter: PodTopologySpread?
  let affinityFilter: InterPodAffinity?
  let spreadScorer: PodTopologySpread?
  let affinityScorer: InterPodAffinity?
  let spreadWeight: Int64
  let affinityWeight: Int64
  /// The filters and scorers that are none of these.
  let otherFilters: [PreparedFilter]
  let otherScorers: [Profile.Scorer]

  /// `nil` where a plugin stands in a list more than once.
  init?(filters: [PreparedFilter], scorers: [Profile.Scorer]) {
    let spreadFilters = filters.compactMap { $0.plugin as? PodTopologySpread }
    let affinityFilters = filters.compactMap { $0.plugin as? InterPodAffinity }
    let spreadScorers = scorers.filter { $0.plugin is PodTopologySpread }
    let affinityScorers = scorers.filter { $0.plugin is InterPodAffinity }
    if [spreadFilters.count, affinityFilters.count, spreadScorers.count, affinityScorers.count].contains(where: {
      $0 > 1
    }) {
      return nil
    }
    spreadFilter = spreadFilters.first
    affinityFilter = affinityFilters.first
    spreadScorer = spreadScorers.first?.plugin as? PodTopologySpread
    affinityScorer = affinityScorers.first?.plugin as? InterPodAffinity
    spreadWeight = spreadScorers.first?.weight ?? 0
    affinityWeight = affinityScorers.first?.weight ?? 0
    otherFilters = filters.filter { !($0.plugin is PodTopologySpread) && !($0.plugin is InterPodAffinity) }
    otherScorers = scorers.filter { !($0.plugin is PodTopologySpread) && !($0.plugin is InterPodAffinity) }
  }

  /// Whether one of them may have a say about `pod`, as things are.
  func concern(_ pod: PodInfo, in cluster: ClusterView) -> Bool {
    if spreadFilter?.concerns(pod, in: cluster) ?? false { return true }
    if affinityFilter?.concerns(pod, in: cluster) ?? false { return true }
    // Whether these are skipped does not hang on the nodes.
    let none = NodeSet(capacity: 0)
    if let spreadScorer, !spreadScorer.isSkipped(pod, nodes: none, in: cluster) { return true }
    if let affinityScorer, !affinityScorer.isSkipped(pod, nodes: none, in: cluster) { return true }
    return false
  }
}
