import StowageKernel
public import StowageModel

/// Random nodes, and pods that arrive, run for a while and leave: what a ``FixedWorkload`` and a simulation are made of. The
/// same seed gives the same ones.
///
/// Many pods arrive at equal times; their sizes go from small to too large for any node, and some never end.
public struct RandomWorkload: Sendable {
  /// The nodes, called `node-0` and so on.
  public let nodes: [Node]
  /// The pods in the order of their arrival, called `pod-0` and so on.
  public let pods: [PodArrival]

  /// What nodes and pods of such a workload may have unless told otherwise: nothing that needs other objects.
  public static let usualFeatures: Set<ClusterFeature> = [
    .taints, .cordons, .nodeSelectors, .hardSpread, .requiredAffinity, .antiAffinity, .hostPorts, .devices,
    .extendedResources, .priorities,
  ]

  /// The nodes and pods of a seed.
  ///
  /// - Parameters:
  ///   - seed: Other nodes and pods each.
  ///   - nodeCount: How many nodes there are.
  ///   - podCount: How many pods arrive.
  ///   - features: What they may have.
  public init(
    seed: UInt64, nodes nodeCount: Int = 12, pods podCount: Int = 150,
    features: Set<ClusterFeature> = Self.usualFeatures
  ) {
    var random = RandomStream(seed: seed, purpose: "random workload")
    var traits = HistoryTraits(features: features, nodeCount: nodeCount)
    let nodes = (0..<max(0, nodeCount)).map { RandomNodes(traits).node($0, &random) }
    self.nodes = nodes
    var shapes: [PodShape] = []
    var time = Instant.origin
    pods = (0..<max(0, podCount)).map { number in
      time = time + Milliseconds(random.one(of: [0, 0, 250, 1_000, 4_000]))
      let duration: Milliseconds = random.once(in: 12) ? .infinite : .seconds(Int64(random.next(below: 90)))
      // Half of the pods are copies of others.
      if shapes.isEmpty || random.once(in: 2) {
        traits.isCrowded = random.once(in: 2)
        let shape = RandomPods(traits).shape(number, nodes: nodeCount, &random)
        shapes.append(random.once(in: 12) ? Self.tooLarge(shape) : shape)
      }
      return PodArrival("pod-\(number)", random.one(of: shapes.suffix(20)), at: time, for: duration)
    }
  }

  private static func tooLarge(_ shape: PodShape) -> PodShape {
    var spec = shape.spec
    for index in spec.containers.indices { spec.containers[index].resources.requests[.cpu] = 20_000 }
    return PodShape(spec: spec, namespace: shape.namespace, labels: shape.labels, controller: shape.controller)
  }
}
