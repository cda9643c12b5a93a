public import StowageCluster
public import StowageKernel
public import StowageModel
public import StowageScheduling

/// One deterministic run: pods arrive, are placed by a policy or wait, run, and leave.
///
/// Time jumps from one instant at which something happens to the next. At each instant, in this order: pods whose time
/// has come end; waiting pods whose patience is over are given up; pods arrive; then, as long as a waiting pod can be
/// placed, the first by priority and age that can is placed. A policy with Kubernetes' ``StowageScheduling/Queueing``
/// is asked for pods in the order and at the times of kube-scheduler's queue instead. The run ends when nothing can
/// change any more. The same cluster, workload, policy and seed give the same run, always.
public struct Simulation {
  enum Event {
    case end(PodID, ticket: Int)
    case giveUp(PodID, ticket: Int)
  }

  /// The last instant that is simulated, 2^52 ms or 142,000 years: pods that would end later never end.
  public static let horizon = Instant(milliseconds: 1 << 52)

  /// The cluster. Its ``StowageCluster/Cluster/view`` shows it between two instants.
  public let cluster: Cluster
  /// The same for reading; asked for once.
  let view: ClusterView
  /// The instant that was handled last.
  public private(set) var now = Instant.origin
  private var arrivals: any ArrivalStream
  private var upcoming: PodArrival?
  var policy: any SchedulingPolicy
  var random: RandomStream
  var events = EventQueue<Event>()
  var queue: WaitingPods
  var recorder: Recorder
  let options: SimulationOptions
  private let seed: UInt64
  /// How far the cluster's log has been read for nodes that got room.
  private var logPosition = 0
  /// By pod place: the arrival that holds it, to tell a pod from a later one in the same place.
  var tickets: [Int] = []
  private var ticketCount = 0
  /// How often pods that wait have pushed others out.
  var preemptions: [PodID: Int] = [:]
  /// Pods that were pushed out at this instant and arrive anew.
  var comingBack: [PodArrival] = []

  /// A run that is about to begin.
  ///
  /// - Parameters:
  ///   - nodes: The cluster's nodes, in the order in which policies see them.
  ///   - objects: Everything beside nodes and pods that scheduling looks at, such as namespaces.
  ///   - running: Pods that are on nodes from the start. They may overcommit a node.
  ///   - arrivals: The workload.
  ///   - policy: Who decides.
  ///   - seed: What chance starts from.
  ///   - typicalPods: The pods for which stranded resources and fragmentation are measured.
  ///   - options: Everything else.
  ///   - probes: What is measured.
  /// - Throws: ``StowageCluster/ClusterError``, ``SimulationError``, or what the workload throws.
  public init(
    nodes: [Node], objects: ClusterObjects = ClusterObjects(), running: [RunningPod] = [], arrivals: any ArrivalStream,
    policy: any SchedulingPolicy,
    seed: UInt64 = 0, typicalPods: TypicalPods = TypicalPods(), options: SimulationOptions = SimulationOptions(),
    probes: [any Probe] = BuiltInProbes.all
  ) throws {
    cluster = try Cluster(nodes: nodes, objects: objects)
    view = cluster.view
    self.arrivals = arrivals
    self.policy = Self.prepared(policy, for: typicalPods)
    queue = WaitingPods(policy.queueing)
    self.options = options
    self.seed = seed
    random = RandomStream(seed: seed, purpose: "policy")
    upcoming = try self.arrivals.next()
    for pod in running {
      // In a cluster that has just been made, pods get their places in order.
      try Self.start(pod, ticket: ticketCount, on: cluster, events: &events, random: &random)
      tickets.append(ticketCount)
      ticketCount += 1
    }
    let begin = upcoming?.time ?? .origin
    try Self.check(upcoming, after: .origin)
    recorder = Recorder(cluster: view, start: begin, typicalPods: typicalPods, options: options, probes: probes)
    logPosition = cluster.log.end
  }

  /// A policy that goes by the typical pods gets to know them.
  private static func prepared(_ policy: any SchedulingPolicy, for typicalPods: TypicalPods) -> any SchedulingPolicy {
    guard var learner = policy as? any TypicalPodsPolicy else { return policy }
    learner.learn(typicalPods)
    return learner
  }

  private static func start(
    _ pod: RunningPod, ticket: Int, on cluster: Cluster, events: inout EventQueue<Event>, random: inout RandomStream
  ) throws {
    let view = cluster.view
    guard let node = view.node(named: pod.node) else {
      throw SimulationError.runningOnMissingNode(pod: pod.name, node: pod.node)
    }
    let arrival = PodArrival(time: .origin, name: pod.name, shape: pod.shape, duration: pod.remaining)
    let id = cluster.add(arrival)
    guard let info = PodInfo(id, in: view),
      case .place(let placement) = DeviceChoice.tightest.place(info, on: node, in: view, random: &random)
    else { throw SimulationError.runningWithoutDevices(pod: pod.name, node: pod.node) }
    try cluster.bind(id, to: placement, overcommitting: true)
    if .origin + pod.remaining <= horizon { events.schedule(.end(id, ticket: ticket), at: .origin + pod.remaining) }
  }

  /// How many pods have come and what became of them.
  public var counts: PodCounts { view.counts }

  /// Handles the next instant at which something happens.
  ///
  /// - Returns: Whether there was one.
  public mutating func advance() throws -> Bool {
    guard let time = queue.nextInstant(before: nextEvent) else { return false }
    recorder.advance(to: time, cluster: view)
    now = time
    queue.advance(to: time)
    handleEvents(at: time)
    try admitArrivals(at: time)
    wakeQueue()
    try schedule()
    recorder.observe(at: time, cluster: view, hasMoreArrivals: upcoming != nil)
    return true
  }

  private var nextEvent: Instant? {
    switch (events.nextTime, upcoming?.time) {
    case (let event?, let arrival?): min(event, arrival)
    case (let event?, nil): event
    case (nil, let arrival?): arrival
    case (nil, nil): nil
    }
  }

  private mutating func handleEvents(at time: Instant) {
    while events.nextTime == time, let (_, event) = events.next() {
      switch event {
      case .end(let pod, let ticket):
        guard tickets[pod.index] == ticket else { continue }
        let shape = queue.heedsEvents ? view.shape(view.shape(of: pod)) : nil
        cluster.complete(pod)
        recorder.completed(at: time)
        if let shape { queue.tell(.podRemoved(shape), to: policy, in: view, at: time) }
      case .giveUp(let pod, let ticket):
        guard tickets[pod.index] == ticket, view.state(of: pod) == .pending,
          queue.remove(pod, shape: view.shape(of: pod))
        else { continue }
        clearNomination(of: pod)
        recorder.dropped(pod, after: time - view.arrival(of: pod), cluster: view)
        cluster.drop(pod)
        preemptions[pod] = nil
      }
    }
  }

  private mutating func admitArrivals(at time: Instant) throws {
    while let arrival = upcoming, arrival.time == time {
      admit(arrival)
      recorder.arrived(arrival)
      upcoming = try arrivals.next()
      try Self.check(upcoming, after: time)
    }
  }

  /// A pod arrives now, and waits.
  mutating func admit(_ arrival: PodArrival) {
    let pod = cluster.add(arrival)
    while tickets.count <= pod.index { tickets.append(-1) }
    tickets[pod.index] = ticketCount
    if let timeout = options.pendingTimeout, now + timeout <= Self.horizon {
      events.schedule(.giveUp(pod, ticket: ticketCount), at: now + timeout, rank: 1)
    }
    ticketCount += 1
    if let info = PodInfo(pod, in: view) { queue.add(info, at: now) }
  }

  private static func check(_ arrival: PodArrival?, after previous: Instant) throws(SimulationError) {
    guard let arrival else { return }
    if arrival.time < .origin || arrival.time > horizon {
      throw .arrivalOutOfRange(pod: arrival.name, time: arrival.time)
    }
    if arrival.time < previous {
      throw .arrivalOutOfOrder(pod: arrival.name, time: arrival.time, previous: previous)
    }
  }

  /// Wakes what might fit on the nodes that pods have left since the last look.
  mutating func wakeQueue() {
    let log = cluster.log
    defer { logPosition = log.end }
    guard queue.waitsForRoom else { return }
    queue.wake(for: log.nodes(since: logPosition, of: [.podCompleted, .podEvicted]), by: policy, in: view)
  }

  func reasons(against pod: PodInfo) -> [ReasonCount] {
    let gates = pod.shape.spec.schedulingGates
    if gates.isEmpty { return policy.reasons(against: pod, in: view) }
    // As SchedulingGates says it (Kubernetes 1.34).
    return [
      ReasonCount(
        reason: "waiting for scheduling gates: [\(gates.joined(separator: " "))]", nodes: view.nodeCount)
    ]
  }

  /// Handles everything that is left and tells what was recorded.
  ///
  /// - Parameter progress: Called now and then with the number of pods that have arrived so far.
  public mutating func run(progress: (Int) -> Void = { _ in }) throws -> RunRecord {
    var reported = 0
    while try advance() {
      if counts.arrived - reported >= 2_048 {
        reported = counts.arrived
        progress(reported)
      }
    }
    progress(counts.arrived)
    return recorder.finish(
      policy: policy.name, seed: seed, at: now, waiting: queue.all, cluster: view, reasons: reasons)
  }
}
