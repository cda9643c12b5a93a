import StowageCluster
import StowageScheduling

/// The room that typical pods can't use, by both of its measures.
struct Waste {
  private(set) var stranded: StrandedResources
  private(set) var fragmentation: FragmentationLedger
  private let hasFragmentation: Bool

  init(_ typicalPods: TypicalPods, cluster: ClusterView) {
    stranded = StrandedResources(typicalPods, cluster: cluster)
    fragmentation = FragmentationLedger(typicalPods, cluster: cluster)
    hasFragmentation = fragmentation.isMeasured
  }

  /// Whether there is anything to follow.
  var isMeasured: Bool { stranded.isMeasured || hasFragmentation }

  /// Takes in that what is free on a node has changed.
  mutating func update(_ node: NodeID, in cluster: ClusterView) {
    if stranded.isMeasured { stranded.update(node, in: cluster) }
    if hasFragmentation { fragmentation.update(node, in: cluster) }
  }
}
