public import StowageCluster
import StowageModel

/// Scores nodes by how much of the pod's images they have already, counting an image for less where few nodes have it
/// (Kubernetes 1.34).
public struct ImageLocality: ScorePlugin {
  /// The plugin.
  public init() {}

  /// `ImageLocality`.
  public let name = "ImageLocality"
  /// The nodes as they were given.
  public let scoreScope = ScoreScope.nodeObject
  /// Not normalised.
  public let normalization = ScoreNormalization.none

  private static let mebibyte: Int64 = 1 << 20
  /// Below this sum the score is 0.
  private static let least = 23 * mebibyte
  /// A container more raises the sum at which the score is 100 by this much.
  private static let mostPerContainer = 1_000 * mebibyte

  /// By image `size * nodesWithIt / allNodes`, cut to a whole number; their sum, held between 23 MiB and 1000 MiB a
  /// container, as a share of that range in whole percent.
  public func score(_ pod: PodInfo, on node: NodeID, in cluster: ClusterView) -> Int64 {
    let containers = pod.shape.spec.initContainers + pod.shape.spec.containers
    var sum: Int64 = 0
    for container in containers {
      guard let state = cluster.image(named: Self.normalized(container.image)), let size = state.sizes[node.index]
      else { continue }
      sum += Int64(Double(size) * (Double(state.nodeCount) / Double(cluster.nodeCount)))
    }
    let most = Self.mostPerContainer * Int64(containers.count)
    let held = min(max(sum, Self.least), most)
    return 100 * (held - Self.least) / (most - Self.least)
  }

  /// The name with `:latest` where it has neither tag nor digest.
  static func normalized(_ name: String) -> String {
    let colon = name.lastIndex(of: ":")
    let slash = name.lastIndex(of: "/")
    if let colon, slash.map({ colon > $0 }) ?? true { return name }
    return name + ":latest"
  }
}
