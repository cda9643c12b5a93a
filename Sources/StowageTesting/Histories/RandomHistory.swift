public import StowageCluster
import StowageKernel
public import StowageModel
public import StowageScheduling

/// A random cluster through which pods come and go, whose nodes fail, come back, change, leave and are joined by others.
///
/// The seed decides what the cluster is like and what happens to it; a policy of yours decides where pods go. The same seed and
/// the same decisions give the same history always.
///
/// ```swift
/// var history = try RandomHistory(seed: 7)
/// var policy = MyPolicy()
/// var random = RandomStream(seed: 7, purpose: "policy")
/// for _ in 0..<history.traits.steps {
///   try history.step { pod, clusters in
///     PodInfo(pod, in: clusters[0]).map { policy.decide($0, in: clusters[0], random: &random) } ?? .unschedulable
///   }
/// }
/// ```
///
/// It can be played on several clusters at once, to which the same happens, each with a policy of its own.
public struct RandomHistory {
  /// What the cluster and what happens to it are like; its features may become more in the second half.
  public internal(set) var traits: HistoryTraits
  /// The shapes that pods come with most often.
  public internal(set) var shapes: [PodShape]
  /// The clusters, one unless more were asked for; the same happens to all.
  public internal(set) var clusters: [Cluster]
  /// What has come of the steps so far.
  public internal(set) var tally = HistoryTally()
  /// How many steps have been taken.
  public private(set) var stepCount = 0

  /// Decides about a pod that waits in each of the clusters, which may be copies of the history's own.
  ///
  /// Policies read the clusters; the history carries out what they decide.
  public typealias Deciding = (_ pod: PodID, _ clusters: [ClusterView]) throws -> Decision

  var random: RandomStream
  var waiting: [PodID] = []
  var running: [PodID] = []
  /// Nodes that are down, as they were before.
  var failed: [Node] = []
  /// Nodes that have left, as they would come back.
  var gone: [Node] = []
  /// How many nodes and pods have joined so far.
  var joined: Int
  var arrived = 0

  /// The history of a seed, before its first step: its nodes and objects, and no pods.
  ///
  /// - Parameters:
  ///   - seed: Another cluster and another history each.
  ///   - purpose: Sets the histories of one test apart from those of another with the same seeds.
  ///   - size: How many nodes there are.
  ///   - copies: How many clusters it is played on. The log of the first remembers everything, those of the others no more than
  ///     ``HistoryTraits/logCapacity``.
  ///   - adjust: Changes the traits that the seed has drawn.
  /// - Throws: `ClusterError` where the adjusted traits make no cluster.
  public init(
    seed: UInt64, purpose: String = "history", size: HistoryTraits.Size = .small, copies: Int = 1,
    adjusting adjust: (inout HistoryTraits) -> Void = { _ in }
  ) throws(ClusterError) {
    var random = RandomStream(seed: seed, purpose: purpose)
    var traits = HistoryTraits(drawnFrom: &random, size: size)
    adjust(&traits)
    traits.nodeCount = max(0, traits.nodeCount)
    let pods = RandomPods(traits)
    shapes = (0..<max(1, traits.shapeCount)).map { pods.shape($0, nodes: traits.nodeCount, &random) }
    let nodes = (0..<traits.nodeCount).map { RandomNodes(traits).node($0, &random) }
    let objects = RandomObjects(traits).objects(nodes: traits.nodeCount, &random)
    clusters = []
    for copy in 0..<max(1, copies) {
      let capacity = copy == 0 ? 65_536 : max(1, traits.logCapacity)
      clusters.append(
        try Cluster(
          nodes: nodes, objects: objects, logCapacity: capacity, unusedShapes: max(0, traits.unusedShapes)))
    }
    joined = traits.nodeCount
    self.traits = traits
    self.random = random
  }

  /// The first cluster, for reading.
  public var view: ClusterView { clusters[0].view }

  /// Lets one thing happen, or several at once.
  ///
  /// - Parameter decide: Is asked about every pod that is to be placed.
  /// - Returns: What happened; `nil` where nothing could, as when a pod should leave and none runs.
  /// - Throws: What `decide` throws, and `PlacementError` where it places a pod on a node that is not there, or on GPUs that
  ///   are not free.
  @discardableResult
  public mutating func step(deciding decide: Deciding) throws -> StepKind? {
    stepCount += 1
    if stepCount == traits.steps / 2 && !traits.lateFeatures.isEmpty {
      traits.beginSecondHalf()
      for index in shapes.indices where random.once(in: 2) { shapes[index] = newShape() }
    }
    guard let kind = traits.rates.kind(&random), try take(kind, decide) else { return nil }
    tally.steps[kind, default: 0] += 1
    return kind
  }

  /// Whether there was anything that a step of this kind could happen to.
  private mutating func take(_ kind: StepKind, _ decide: Deciding) throws -> Bool {
    switch kind {
    case .arrival: try arrive(decide)
    case .retry: return try retry(decide)
    case .completion: return withRunningPod { $0.complete($1) }
    case .departures: return leaveTogether()
    case .eviction: return withRunningPod { $0.evict($1) }
    case .unbinding: return withRunningPod { $0.unbind($1) }
    case .termination: return withRunningPod { $0.terminate($1) }
    case .nomination: return nominate()
    case .nodeAdded: return try addNode()
    case .nodeChanged: return try changeNode { $0 = $1.changed($0, &$2) }
    case .nodeCordoned: return try changeNode { node, _, _ in node.unschedulable.toggle() }
    case .nodeTainted: return try changeNode { $1.taint(&$0, &$2) }
    case .nodeFailed: return try failNode()
    case .nodeRecovered: return try recoverNode()
    case .nodeRemoved: return try removeNode()
    case .objectsChanged: changeObjects()
    case .shapeReplaced: shapes[random.next(below: shapes.count)] = newShape()
    case .clusterCopied: clusters = clusters.map { Cluster(copying: $0) }
    case .trial: return try tryOut(decide)
    }
    return true
  }

  /// Does the same to all clusters.
  func change<Failure: Error>(_ body: (Cluster) throws(Failure) -> Void) throws(Failure) {
    for cluster in clusters { try body(cluster) }
  }

  mutating func newShape() -> PodShape {
    RandomPods(traits).shape(arrived, nodes: max(1, view.nodeCount), &random)
  }

  mutating func anyNode() -> NodeID? {
    let nodes = view.nodeIDs
    return nodes.isEmpty ? nil : random.one(of: nodes)
  }
}
