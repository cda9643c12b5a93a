public import StowageCluster
import StowageModel

/// Scores nodes by how much of the pod's images they have already, counting an image for less where few nodes have it
/// (Kubernetes 1.34).
public struct ImageLocality: PreScorePlugin, BatchScorePlugin, CacheableScorePlugin {
  /// Whether the images that a pod mounts as volumes count beside those that it runs, as from Kubernetes 1.36 on.
  public let countsImageVolumes: Bool

  /// The plugin; image volumes don't count unless told.
  public init(countsImageVolumes: Bool = false) { self.countsImageVolumes = countsImageVolumes }

  /// The plugin's name in rejections, scores and configuration files: `ImageLocality`.
  public let name = "ImageLocality"
  /// The images of all nodes.
  public let scoreScope = ScoreScope.nodeImages

  private static let mebibyte: Int64 = 1 << 20
  /// Below this sum the score is 0.
  private static let least = 23 * mebibyte
  /// A container more raises the sum at which the score is 100 by this much.
  private static let mostPerContainer = 1_000 * mebibyte

  /// Where no node has one of the pod's images.
  public func scoresAllAlike(_ pod: PodInfo, in cluster: ClusterView) -> Bool {
    !cluster.hasImages || !images(of: pod).contains { cluster.image(named: Self.normalized($0)) != nil }
  }

  /// The same with each image looked up once; only nodes that have one can score above 0.
  public func score(_ pod: PodInfo, nodes: NodeSet, in cluster: ClusterView, into scores: inout [Int64]) {
    nodes.forEach { scores[$0] = 0 }
    if !cluster.hasImages { return }
    var isAny = false
    for image in images(of: pod) {
      guard let state = cluster.image(named: Self.normalized(image)) else { continue }
      isAny = true
      let part = Self.part(of: state, in: cluster)
      for node in state.nodes where nodes.contains(node) { scores[node] += part }
    }
    if isAny { nodes.forEach { scores[$0] = Self.score(sum: scores[$0], of: pod) } }
  }

  /// By image `size * nodesWithIt / allNodes`, cut to a whole number; their sum, held between 23 MiB and 1000 MiB a
  /// container, as a share of that range in whole percent.
  ///
  /// - Complexity: O(*i*) in the number of the pod's images.
  public func score(_ pod: PodInfo, on node: NodeID, in cluster: ClusterView) -> Int64 {
    var sum: Int64 = 0
    for image in images(of: pod) {
      guard let state = cluster.image(named: Self.normalized(image)), state.nodes.contains(node.index) else { continue }
      sum += Self.part(of: state, in: cluster)
    }
    return Self.score(sum: sum, of: pod)
  }

  private func images(of pod: PodInfo) -> [String] {
    let spec = pod.shape.spec
    return (spec.initContainers + spec.containers).map(\.image) + (countsImageVolumes ? spec.imageVolumes : [])
  }

  private static func part(of state: ImageState, in cluster: ClusterView) -> Int64 {
    let part = Double(state.sizeBytes) * (Double(state.nodeCount) / Double(cluster.nodeCount))
    // Above what any pod's containers count together; so the sum of a pod's images stays in range.
    return Int64(min(part, 0x1p45))
  }

  private static func score(sum: Int64, of pod: PodInfo) -> Int64 {
    // Image volumes add to the sum and not to the range.
    let most = mostPerContainer * Int64(pod.shape.spec.initContainers.count + pod.shape.spec.containers.count)
    if sum < least { return 0 }
    return 100 * (min(sum, most) - least) / (most - least)
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
