public import StowageKernel

/// What a random cluster and its history are like.
///
/// ``RandomHistory`` draws them from its seed, so that every cluster is of another kind; whoever wants some of them to be
/// fixed sets them:
///
/// ```swift
/// try expectSameDecisions(of: plain, and: fast, seeds: 1...100) { traits in
///   traits.features.insert(.devices)
///   traits.rates[.nodeRemoved] = 0
/// }
/// ```
public struct HistoryTraits: Sendable, Hashable {
  /// What nodes, pods and objects may have.
  public var features: Set<ClusterFeature>
  /// What they may have only in the second half of the history.
  public var lateFeatures: Set<ClusterFeature>
  /// How many nodes there are at the start.
  public var nodeCount: Int
  /// Whether pods ask for so much that nodes are soon full.
  public var isCrowded: Bool
  /// How many shapes of pods come again and again; at least 1.
  public var shapeCount: Int
  /// How many of a hundred arrivals have a shape of their own.
  public var novelty: Int
  /// How many steps the history has.
  public var steps: Int
  /// How often each kind of step is taken.
  public var rates: StepRates
  /// How many changes the log of the second cluster remembers, where the history is played on two: readers that fall behind
  /// are told so. The first remembers all.
  public var logCapacity: Int
  /// How many shapes that no pod has any more the clusters remember.
  public var unusedShapes: Int
  /// Whether pods that have preempted others wait with the node nominated for them; if not, they are decided again at once.
  public var nominationsStay: Bool

  /// How many nodes a cluster has.
  public enum Size: Sendable, Hashable {
    /// 2 to 60 nodes, mostly fewer than 15: all of them are looked at for every pod.
    case small
    /// 101 to 300 nodes: kube-scheduler looks at a part of them for each pod.
    case large
  }

  /// Ten nodes, four shapes of pods and a hundred steps of all kinds, with every feature, unless given.
  public init(
    features: Set<ClusterFeature> = Set(ClusterFeature.allCases), nodeCount: Int = 10, shapeCount: Int = 4,
    steps: Int = 100, rates: StepRates = .upheaval(percent: 10)
  ) {
    self.features = features
    self.nodeCount = nodeCount
    self.shapeCount = shapeCount
    self.steps = steps
    self.rates = rates
    lateFeatures = []
    isCrowded = false
    novelty = 20
    logCapacity = 65_536
    unusedShapes = 4_096
    nominationsStay = true
  }

  /// Traits as `random` has them: from none of the features to nearly all, mostly a few; quiet histories and wild ones.
  public init(drawnFrom random: inout RandomStream, size: Size = .small) {
    let share = random.one(of: [0, 1, 2, 2, 4, 4, 7])
    var features = ClusterFeature.allCases.filter { _ in random.next(below: 8) < share }
    // Without them nobody is preempted.
    if random.once(in: 3) { features.append(.priorities) }
    let lateness = random.one(of: [0, 0, 2, 4])
    let lateFeatures = Set(features.filter { _ in random.next(below: 8) < lateness })
    self.features = Set(features).subtracting(lateFeatures)
    self.lateFeatures = lateFeatures
    switch size {
    case .small: nodeCount = random.number(in: random.once(in: 4) ? 2...60 : 2...14)
    case .large: nodeCount = random.number(in: random.once(in: 2) ? 101...140 : 257...300)
    }
    isCrowded = random.once(in: 2)
    shapeCount = random.number(in: 1...8)
    novelty = random.one(of: [0, 5, 20, 50, 100])
    steps = size == .large ? random.number(in: 10...60) : random.number(in: 20...130)
    rates = .upheaval(percent: random.one(of: [0, 3, 8, 25]))
    logCapacity = random.one(of: [1, 6, 25, 4_000, 4_000])
    unusedShapes = random.number(in: 0...3)
    nominationsStay = random.once(in: 4)
  }

  /// Brings in what comes late.
  mutating func beginSecondHalf() { features.formUnion(lateFeatures) }

  func has(_ feature: ClusterFeature) -> Bool { features.contains(feature) }
}
