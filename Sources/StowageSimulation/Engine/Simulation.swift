public import StowageCluster
public import StowageKernel
public import StowageModel
public import StowageScheduling

/// One deterministic run: pods arrive, are placed by a policy or wait, run, and leave.
///
/// It is a clock that gives ``Component``s their turns. Time jumps from one instant at which something happens to the next. At
/// each, components act by ``Phase``: pods whose time has come end, nodes fail, what has waited for too long is given up, pods
/// arrive, controllers and autoscalers act, waiting pods are decided; then those that have changes to read act again, until
/// nothing is left to read. The run ends when nothing can change any more. The same setup gives the same run, always.
///
/// It is an object: what it has simulated can't be taken back by going on with a copy.
public final class Simulation {
  /// The last instant that is simulated, 2^52 ms or 142,000 years: pods that would end later never end.
  public static let horizon = Instant(milliseconds: 1 << 52)

  private let stage: Stage
  private let scheduler: Scheduler
  /// In the order of their turns.
  private let components: BoxList<ComponentBox>
  /// Which of them have a clock.
  private let clocks: [Int]
  /// By component: whether it has.
  private let hasClock: [Bool]
  /// By component: the kinds of changes that it is told of.
  private let kinds: [Change.Kinds]
  /// By component: how far it has read the log.
  @exclusivity(unchecked) private var positions: [Int]
  @exclusivity(unchecked) private var due: [Wake] = []

  /// A run that is about to begin.
  ///
  /// - Throws: `ClusterError`, ``SimulationError``, or what the workload throws.
  public init(_ setup: SimulationSetup) throws {
    let cluster = try Cluster(nodes: setup.nodes, objects: setup.objects)
    stage = Stage(cluster, seed: setup.seed)
    var random = RandomStream(seed: setup.seed, purpose: "policy")
    let arrivals = try Arrivals(setup.arrivals)
    try Self.checkSums(setup)
    for pod in setup.running { try Self.start(pod, on: cluster, random: &random) }
    // A policy that goes by the typical pods gets to know them.
    let settings = PolicySettings(typicalPods: setup.typicalPods)
    scheduler = Scheduler(settings.applied(to: setup.policy), random: random)
    var components: [any Component] = [PodEndings(), arrivals, Scheduling(scheduler: scheduler)]
    if let timeout = setup.options.pendingTimeout { components.append(PendingTimeouts(timeout: timeout)) }
    if setup.options.evictedPods == .requeue { components.append(ReplacePods()) }
    components += setup.components
    // After those that make pods.
    if EphemeralVolumes.canBind(in: setup.objects) { components.append(EphemeralVolumes()) }
    let boxes = Self.inOrder(components, on: stage)
    self.components = BoxList(boxes)
    clocks = boxes.indices.filter { boxes[$0].hasClock }
    hasClock = boxes.map(\.hasClock)
    kinds = boxes.map(\.observes)
    positions = [Int](repeating: 0, count: boxes.count)
    stage.phases = boxes.map(\.phase.rawValue)
    stage.recorder = Recorder(
      cluster: view, start: arrivals.nextArrival ?? .origin, typicalPods: setup.typicalPods, options: setup.options,
      probes: setup.probes)
    stage.hasMoreArrivals = arrivals.nextArrival != nil
    for index in boxes.indices {
      positions[index] = view.logEnd
      try give(index) { try $0.begin() }
    }
  }

  /// Components by their phase, of one phase in the order in which they were registered.
  private static func inOrder(_ components: [any Component], on stage: Stage) -> [ComponentBox] {
    let ordered = components.enumerated().sorted { ($0.element.phase, $0.offset) < ($1.element.phase, $1.offset) }
    var boxes: [ComponentBox] = []
    for (_, component) in ordered {
      boxes.append(ComponentBox.make(component, number: UInt16(truncatingIfNeeded: boxes.count), on: stage))
    }
    return boxes
  }

  /// Running pods are counted even beyond what their nodes have.
  private static func checkSums(_ setup: SimulationSetup) throws(SimulationError) {
    var sums = RequestSums()
    for node in setup.nodes { sums.add(node) }
    for pod in setup.running {
      if let resource = sums.add(pod.shape) { throw .runningOverflow(pod: pod.name, resource: resource) }
    }
  }

  private static func start(_ pod: RunningPod, on cluster: Cluster, random: inout RandomStream) throws {
    let view = cluster.view
    guard let node = view.node(named: pod.node) else {
      throw SimulationError.runningOnMissingNode(pod: pod.name, node: pod.node)
    }
    let arrival = PodArrival(time: .origin, name: pod.name, shape: pod.shape, duration: pod.remaining)
    let id = cluster.add(arrival)
    guard let info = PodInfo(id, in: view),
      case .place(let placement) = DeviceChoice.tightest.place(info, on: node, in: view, random: &random)
    else { throw SimulationError.runningWithoutDevices(pod: pod.name, node: pod.node) }
    try cluster.bind(id, to: placement, overcommitting: true, cause: .external)
  }

  // MARK: What can be seen

  /// The cluster between two instants, for reading.
  public var cluster: ClusterView { stage.view }

  private var view: ClusterView { stage.view }

  /// The instant that was handled last.
  public var now: Instant { stage.now }

  /// How many pods have come and what became of them.
  public var counts: PodCounts { view.counts }

  // MARK: Time

  /// Handles the next instant at which something happens.
  ///
  /// - Returns: Whether there was one.
  public func advance() throws -> Bool {
    guard let time = nextInstant else { return false }
    stage.recorder?.advance(to: time, cluster: view)
    stage.advance(to: time)
    takeDueWakes(at: time)
    try runPhases()
    while try observeChanges() {}
    stage.recorder?.observe(at: time, cluster: view, hasMoreArrivals: stage.hasMoreArrivals)
    return true
  }

  private var nextInstant: Instant? {
    var next = stage.events.nextTime
    if next != nil && stage.foregroundCount == 0 && !isMoreToCome && !isWaitedForWithPods { return nil }
    for index in clocks { next = components.with(index) { $0.nextInstant(before: next) } }
    return next
  }

  /// Whether something is still to come that makes a difference to the pods that are here, though none of them ends.
  private var isWaitedForWithPods: Bool { stage.podWakeCount > 0 && counts.running + counts.pending > 0 }

  /// Whether a component with a clock still has something to do, were it not for events in the background.
  private var isMoreToCome: Bool { clocks.contains { components.boxes[$0].nextInstant(before: nil) != nil } }

  /// Takes what is due out of the queue: what is asked for meanwhile, though it be for the same time, has its turn when that is
  /// over.
  private func takeDueWakes(at time: Instant) {
    if !due.isEmpty { due.removeAll(keepingCapacity: true) }
    while let wake = stage.nextDue(at: time) { due.append(wake) }
  }

  /// Gives everybody a first turn, phase by phase.
  private func runPhases() throws {
    var nextDue = 0
    for index in components.indices {
      let rank = stage.phases[index]
      while nextDue < due.count, self.rank(of: due[nextDue]) <= rank {
        let wake = due[nextDue]
        nextDue += 1
        if wake.component == Stage.delays {
          try stage.carryOutDelayed(wake.token)
        } else {
          try give(Int(wake.component)) { try $0.wake(wake.token) }
        }
      }
      if hasClock[index] { try give(index) { try $0.tick() } }
      try observe(index)
    }
  }

  private func rank(of wake: Wake) -> UInt8 {
    wake.component == Stage.delays ? Phase.arrivals.rawValue : stage.phases[Int(wake.component)]
  }

  /// Gives a turn to everybody who has changes to read; whether anybody had.
  private func observeChanges() throws -> Bool {
    var hasAny = false
    for index in components.indices where positions[index] != view.logEnd {
      if try observe(index) { hasAny = true }
    }
    return hasAny
  }

  /// Gives a component a turn where it has changes to read; whether it had.
  @inline(__always)
  @discardableResult
  private func observe(_ index: Int) throws -> Bool {
    let position = positions[index]
    let end = view.logEnd
    if position == end { return false }
    positions[index] = end
    guard view.hasChanges(since: position, of: kinds[index]) else { return false }
    let unread = Unread(from: position, of: view)
    try give(index) { try $0.observe(unread) }
    return true
  }

  /// Gives a component a turn. What it does itself it need not read, unless there is something else before that.
  @inline(__always)
  private func give(_ index: Int, _ turn: (ComponentBox) throws -> Void) throws {
    let isUpToDate = positions[index] == view.logEnd
    try components.with(index, turn)
    if isUpToDate { positions[index] = view.logEnd }
  }

  /// Handles everything that is left and tells what was recorded.
  ///
  /// - Parameter progress: Called now and then with the number of pods that have arrived so far.
  /// - Complexity: O(events × cost of a decision): the policy's cost dominates.
  public func run(progress: (Int) -> Void = { _ in }) throws -> RunRecord {
    var reported = 0
    while try advance() {
      if counts.arrived - reported >= 2_048 {
        reported = counts.arrived
        progress(reported)
      }
    }
    progress(counts.arrived)
    guard let recorder = stage.recorder else { preconditionFailure("a run is recorded from its beginning") }
    var finished = recorder
    return finished.finish(
      policy: scheduler.name, seed: stage.seed, at: now, waiting: scheduler.waiting, cluster: view,
      reasons: { scheduler.reasons(against: $0, in: view) })
  }
}

extension Simulation {
  /// A run that is about to begin, of these parts; see ``SimulationSetup``.
  public convenience init(
    nodes: [Node], objects: ClusterObjects = ClusterObjects(), running: [RunningPod] = [], arrivals: any ArrivalStream,
    policy: any SchedulingPolicy, seed: UInt64 = 0, typicalPods: TypicalPods = TypicalPods(),
    options: SimulationOptions = SimulationOptions(), probes: [any Probe] = BuiltInProbes.all
  ) throws {
    try self.init(
      SimulationSetup(
        nodes: nodes, objects: objects, running: running, arrivals: arrivals, policy: policy, seed: seed,
        typicalPods: typicalPods, probes: probes, options: options))
  }
}
