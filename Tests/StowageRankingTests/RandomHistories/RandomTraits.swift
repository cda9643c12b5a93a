import StowageKernel

/// Something that a random cluster may have or lack. Each cluster has some of them alone, so that each is met by itself
/// and together with every other.
enum RandomFeature: CaseIterable {
  /// Taints that keep pods off, and pods that tolerate them.
  case taints
  /// Taints of the effect `PreferNoSchedule`.
  case softTaints
  /// Cordoned nodes.
  case cordons
  /// Pods that choose nodes by labels.
  case nodeSelectors
  case preferredNodes
  /// Pods that name their node.
  case pins
  case hardSpread
  case softSpread
  case requiredAffinity
  case antiAffinity
  case preferredAffinity
  /// Services and owners, by which pods are spread that say nothing of it.
  case services
  case hostPorts
  case images
  case devices
  /// Resources that few nodes have.
  case extendedResources
  case volumes
  case priorities
  /// Several containers in a pod, starting ones among them, and what a pod costs beside them.
  case containers
  /// Pods that don't say what they need.
  case missingRequests
  /// Nodes that have nothing of CPU or memory, or take any number of pods.
  case oddNodes
  /// Nodes that lack some label.
  case missingLabels
}

/// What a random cluster and its history are like.
struct RandomTraits {
  private(set) var features: Set<RandomFeature>
  /// What it has of these only in the second half of its history.
  let lateFeatures: Set<RandomFeature>
  let nodeCount: Int
  /// Whether pods ask for so much that nodes are soon full.
  let isCrowded: Bool
  /// How many shapes come again and again.
  let shapeCount: Int
  /// How many of a hundred arrivals have a shape of their own.
  let novelty: Int
  let steps: Int
  /// In how many of a hundred steps something happens to nodes or other objects, not to pods alone.
  let upheaval: Int
  /// How many changes the log of the cluster that is decided by the fast path remembers.
  let logCapacity: Int
  /// How many shapes that no pod has any more the clusters remember.
  let unusedShapes: Int
  /// Whether pods for which others were pushed out are not asked for again at once.
  let nominationsStay: Bool

  init(_ random: inout RandomStream, isLarge: Bool) {
    // From none to nearly all, mostly a few.
    let share = random.one(of: [0, 1, 2, 2, 4, 4, 7])
    var features = RandomFeature.allCases.filter { _ in random.next(below: 8) < share }
    // Without them nobody is pushed out.
    if random.once(in: 3) { features.append(.priorities) }
    let lateness = random.one(of: [0, 0, 2, 4])
    lateFeatures = Set(features.filter { _ in random.next(below: 8) < lateness })
    self.features = Set(features).subtracting(lateFeatures)
    // Of fewer than 100 nodes, kube-scheduler looks at all.
    nodeCount =
      isLarge
      ? random.one(of: [random.number(in: 101...140), random.number(in: 257...300)])
      : random.once(in: 4) ? random.number(in: 2...60) : random.number(in: 2...14)
    isCrowded = random.once(in: 2)
    shapeCount = random.number(in: 1...8)
    novelty = random.one(of: [0, 5, 20, 50, 100])
    steps = isLarge ? random.number(in: 10...60) : random.number(in: 20...130)
    upheaval = random.one(of: [0, 3, 8, 25])
    logCapacity = random.one(of: [1, 6, 25, 4_000, 4_000])
    unusedShapes = random.number(in: 0...3)
    nominationsStay = random.once(in: 4)
  }

  /// Brings in what comes late.
  mutating func beginSecondHalf() { features.formUnion(lateFeatures) }

  func has(_ feature: RandomFeature) -> Bool { features.contains(feature) }
}
