public import StowageCluster
import StowageModel

/// Scores nodes by how much of the pod's images they have already, counting an image for less where few nodes have it
/// (Kubernetes 1.34).
public struct ImageLocality: ScorePlugin {
  /// Whether the images that a pod mounts as volumes count beside those that it runs, as from Kubernetes 1.36 on.
  public let countsImageVolumes: Bool

  /// The plugin; image volumes don't count unless told.
  public init(countsImageVolumes: Bool = false) { self.countsImageVolumes = countsImageVolumes }

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
    let spec = pod.shape.spec
    let containers = spec.initContainers + spec.containers
    var sum: Int64 = 0
    for image in containers.map(\.image) + (countsImageVolumes ? spec.imageVolumes : []) {
      guard let state = cluster.image(named: Self.normalized(image)), state.nodes.contains(node.index) else { continue }
      sum += Int64(Double(state.sizeBytes) * (Double(state.nodeCount) / Double(cluster.nodeCount)))
    }
    // Image volumes add to the sum and not to the range.
    let most = Self.mostPerContainer * Int64(containers.count)
    if sum < Self.least { return 0 }
    return 100 * (min(sum, most) - Self.least) / (most - Self.least)
  }

  /// The name with `:latest` where it has neither tag nor digest.
  static func normalized(_ name: String) -> String {
    let colon = name.lastIndex(of: ":")
    let slash = name.lastIndex(of: "/")
    if let colon, slash.map({ colon > $0 }) ?? true { return name }
    return name + ":latest"
  }
}

extension PodSpec {
  /// The images that are mounted as volumes.
  fileprivate var imageVolumes: [String] {
    volumes.compactMap { volume in
      guard case .image(let reference) = volume.source else { return nil }
      return reference
    }
  }
}
