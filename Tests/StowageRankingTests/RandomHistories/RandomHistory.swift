import StowageCluster
import StowageKernel
import StowageModel
import StowageScheduling

/// A random cluster through which pods come and go, whose nodes fail, come back, are relabelled and joined by others, while
/// a policy decides by both paths; the same seed gives the same one.
struct RandomHistory {
  private(set) var traits: RandomTraits
  private(set) var pair: PathPair
  private var random: RandomStream
  private var shapes: [PodShape] = []
  private var waiting: [PodID] = []
  private var running: [PodID] = []
  private var failed: [Node] = []
  /// Nodes that have left, and how many have joined.
  private var gone: [Node] = []
  private var joined = 0
  /// How many pods have arrived, and how many steps were taken.
  private var arrivals = 0
  private var steps = 0
  /// How many decisions came out which way.
  private(set) var tally = Tally()

  struct Tally {
    var placed = 0
    var preempting = 0
    var refused = 0
  }

  /// A cluster of its own for every `seed`; `makePolicy` is told the shapes that come most often.
  init(
    seed: Int, purpose: String, isLarge: Bool = false,
    policy makePolicy: ([PodShape], inout RandomStream) throws -> any ConfigurablePolicy
  ) throws {
    var random = RandomStream(seed: UInt64(seed), purpose: purpose)
    let traits = RandomTraits(&random, isLarge: isLarge)
    self.traits = traits
    let nodes = RandomNodes(traits: traits)
    let pods = RandomPods(traits: traits)
    for number in 0..<traits.shapeCount { shapes.append(pods.shape(number, nodes: traits.nodeCount, &random)) }
    let first = (0..<traits.nodeCount).map { nodes.node($0, &random) }
    let others = RandomObjects(traits: traits).objects(nodes: traits.nodeCount, &random)
    let policy = try makePolicy(shapes, &random)
    // Both forget shapes alike: only then are they given up, and their places in memory taken by others.
    let clusters = try [65_536, traits.logCapacity].map { capacity in
      try Cluster(nodes: first, objects: others, logCapacity: capacity, unusedShapes: traits.unusedShapes)
    }
    pair = PathPair(clusters, policy: policy, seed: seed)
    joined = traits.nodeCount
    self.random = random
  }

  private var nodes: RandomNodes { RandomNodes(traits: traits) }
  private var pods: RandomPods { RandomPods(traits: traits) }
  private var objects: RandomObjects { RandomObjects(traits: traits) }

  /// Lets one thing happen, or several at once.
  mutating func step() throws {
    steps += 1
    if steps == traits.steps / 2 && !traits.lateFeatures.isEmpty {
      traits.beginSecondHalf()
      for place in shapes.indices where random.once(in: 2) { shapes[place] = newShape() }
    }
    if random.next(below: 100) < traits.upheaval { return try upheave() }
    switch random.next(below: 12) {
    case 0: for pod in running where random.once(in: 3) { leave(pod) }
    case 1..<4: if !running.isEmpty { leave(random.one(of: running)) }
    case 4: if !waiting.isEmpty { try decide(waiting.remove(at: random.next(below: waiting.count))) }
    default: try arrive()
    }
  }

  /// Lets something happen after which much of what was known no longer holds.
  private mutating func upheave() throws {
    switch random.next(below: 13) {
    case 0: pair.copy()
    case 1: try tryOut()
    case 2, 3: try changeNode()
    case 4: try fail()
    case 5: try recover()
    case 6: if pair.view.nodeCount < 60 || random.once(in: 8) { try join() }
    case 7, 8: changeObjects()
    case 9: nominate()
    case 10, 11: try removeNode()
    default: shapes[random.next(below: shapes.count)] = newShape()
    }
  }

  // MARK: Pods

  private mutating func newShape() -> PodShape { pods.shape(arrivals, nodes: max(1, pair.view.nodeCount), &random) }

  private mutating func arrive() throws {
    let shape = random.next(below: 100) < traits.novelty ? newShape() : random.one(of: shapes)
    let name = "\(shape.namespace)/pod-\(arrivals)"
    arrivals += 1
    try decide(pair.add(PodArrival(time: .origin, name: name, shape: shape, duration: .infinite)))
  }

  private mutating func decide(_ pod: PodID) throws {
    let decision = try pair.decide(pod, isAccounted: random.once(in: 12))
    switch decision {
    case .place(let placement):
      tally.placed += 1
      // A profile without the filter of room puts more on a node than it has.
      try pair.change { try $0.bind(pod, to: placement, overcommitting: true) }
      if random.once(in: 3) {
        let time = Instant(milliseconds: Int64(random.next(below: 4)))
        pair.change { $0.setStartTime(time, of: pod) }
      }
      running.append(pod)
    case .unschedulable:
      tally.refused += 1
      wait(pod)
    case .preempt(let candidate):
      tally.preempting += 1
      for victim in candidate.victims { pushOut(victim, cause: .preempted) }
      for other in pair.view.nominatedPods(on: candidate.node) where priority(of: other) < priority(of: pod) {
        pair.change { $0.clearNomination(of: other) }
      }
      pair.change { $0.nominate(pod, to: candidate.node) }
      if traits.nominationsStay { wait(pod) } else { try askAgain(pod) }
    }
  }

  /// Asks for a pod once more for which others were pushed out; where it still finds no place it gives up.
  private mutating func askAgain(_ pod: PodID) throws {
    if case .place(let placement) = try pair.decide(pod, isAccounted: false) {
      try pair.change { try $0.bind(pod, to: placement, overcommitting: true) }
      running.append(pod)
    } else {
      pair.change { $0.drop(pod) }
    }
  }

  private mutating func wait(_ pod: PodID) {
    waiting.append(pod)
    if waiting.count > 4 {
      let given = waiting.removeFirst()
      pair.change { $0.drop(given) }
    }
  }

  /// Room is kept for a pod that waits, or no longer.
  private mutating func nominate() {
    guard !waiting.isEmpty else { return }
    let pod = random.one(of: waiting)
    guard let node = anyNode() else { return }
    if random.once(in: 3) {
      pair.change { $0.clearNomination(of: pod) }
    } else {
      pair.change { $0.nominate(pod, to: node) }
    }
  }

  private func priority(of pod: PodID) -> Int32 { pair.view.shape(pair.view.shape(of: pod))?.priority ?? 0 }

  private mutating func leave(_ pod: PodID) {
    if random.once(in: 3) { return pushOut(pod) }
    running.removeAll { $0 == pod }
    pair.change { $0.complete(pod) }
  }

  /// Evicts a pod, or takes it off its node so that it waits again, or asks for its deletion alone.
  private mutating func pushOut(_ pod: PodID, cause: Cause = .external) {
    switch random.next(below: 3) {
    case 0:
      running.removeAll { $0 == pod }
      pair.change { $0.evict(pod, cause: cause) }
    case 1:
      running.removeAll { $0 == pod }
      pair.change { $0.unbind(pod) }
      wait(pod)
    default: pair.change { $0.markTerminating(pod, cause: cause) }
    }
  }

  // MARK: Nodes and other objects

  private mutating func changeNode() throws {
    guard let id = anyNode() else { return }
    let node = nodes.changed(pair.view.node(id), &random)
    try pair.change { cluster throws(ClusterError) in try cluster.update(node) }
  }

  /// A node goes down, and with it most of the pods on it.
  private mutating func fail() throws {
    guard let id = anyNode() else { return }
    let node = pair.view.node(id)
    if failed.contains(where: { $0.name == node.name }) { return }
    failed.append(node)
    let down = nodes.failed(node, &random)
    let isFirst = random.once(in: 2)
    if isFirst { try pair.change { cluster throws(ClusterError) in try cluster.update(down) } }
    for pod in pair.view.pods(on: id) where !random.once(in: 8) { pushOut(pod) }
    if !isFirst { try pair.change { cluster throws(ClusterError) in try cluster.update(down) } }
  }

  private mutating func recover() throws {
    guard !failed.isEmpty else { return }
    let node = failed.remove(at: random.next(below: failed.count))
    try pair.change { cluster throws(ClusterError) in try cluster.update(node) }
  }

  private mutating func join() throws {
    let node = gone.isEmpty || random.once(in: 3) ? nodes.node(joined, &random) : gone.removeFirst()
    joined += 1
    // One that had left may have come back under its name meanwhile.
    if pair.view.node(named: node.name) != nil { return }
    try pair.change { cluster throws(ClusterError) in try cluster.add(node) }
  }

  /// A node leaves, and its pods with it; it may come back one day, as it was or another.
  private mutating func removeNode() throws {
    guard let id = anyNode() else { return }
    let node = pair.view.node(id)
    failed.removeAll { $0.name == node.name }
    gone.append(random.once(in: 2) ? node : nodes.changed(node, &random))
    let left = Set(pair.view.pods(on: id))
    running.removeAll { left.contains($0) }
    try pair.change { cluster throws(ClusterError) in try cluster.remove(id, cause: .nodeLost) }
  }

  private mutating func anyNode() -> NodeID? {
    let nodes = pair.view.nodeIDs
    return nodes.isEmpty ? nil : random.one(of: nodes)
  }

  private mutating func changeObjects() {
    let changed = objects.changed(pair.view.objects, nodes: max(1, pair.view.nodeCount), &random)
    pair.change { $0.replaceObjects(with: changed) }
  }

  /// The policies are asked what they would do if a node were another: as planning does, on copies.
  private mutating func tryOut() throws {
    let shape = random.one(of: shapes)
    let arrival = PodArrival(time: .origin, name: "\(shape.namespace)/trial", shape: shape, duration: .infinite)
    guard let id = anyNode() else { return }
    let node = nodes.changed(pair.view.node(id), &random)
    let pod = pair.add(arrival)
    try pair.tryOut(pod) { try $0.update(node) }
    pair.change { $0.drop(pod) }
  }
}
