public import StowageCluster
public import StowageKernel
public import StowageModel
public import StowageScheduling

/// One deterministic run: pods arrive, are placed by a policy or wait, run, and leave.
///
/// Time jumps from one instant at which something happens to the next. At each instant, in this order: pods whose time
/// has come end; waiting pods whose patience is over are given up; pods arrive; then, as long as a waiting pod can be
/// placed, the first by priority and age that can is placed. The same cluster, workload, policy and seed give the same run, always.
public struct Simulation {
  private enum Event {
    case end(PodID)
    case giveUp(PodID, ticket: Int)
  }

  /// The last instant that is simulated, 2^52 ms or 142,000 years: pods that would end later never end.
  public static let horizon = Instant(milliseconds: 1 << 52)

  /// The cluster. Its ``StowageCluster/Cluster/view`` shows it between two instants.
  public let cluster: Cluster
  /// The instant that was handled last.
  public private(set) var now = Instant.origin
  private var arrivals: any ArrivalStream
  private var upcoming: PodArrival?
  private var policy: any SchedulingPolicy
  private var random: RandomStream
  private var events = EventQueue<Event>()
  private var queue = SchedulingQueue()
  private var recorder: Recorder
  private let options: SimulationOptions
  private let seed: UInt64
  /// How far the cluster's log has been read for nodes that got room.
  private var logPosition = 0
  /// By pod place: the arrival that holds it, to tell a pod from a later one in the same place.
  private var tickets: [Int] = []
  private var ticketCount = 0

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
  /// - Throws: ``StowageCluster/ClusterError``, ``SimulationError``, or what the workload throws.
  public init(
    nodes: [Node], objects: ClusterObjects = ClusterObjects(), running: [RunningPod] = [], arrivals: any ArrivalStream,
    policy: any SchedulingPolicy,
    seed: UInt64 = 0, typicalPods: TypicalPods = TypicalPods(), options: SimulationOptions = SimulationOptions()
  ) throws {
    cluster = try Cluster(nodes: nodes, objects: objects)
    self.arrivals = arrivals
    self.policy = Self.prepared(policy, for: typicalPods)
    self.options = options
    self.seed = seed
    random = RandomStream(seed: seed, purpose: "policy")
    upcoming = try self.arrivals.next()
    for pod in running { try Self.start(pod, on: cluster, events: &events, random: &random) }
    let begin = upcoming?.time ?? .origin
    try Self.check(upcoming, after: .origin)
    recorder = Recorder(cluster: cluster.view, start: begin, typicalPods: typicalPods, options: options)
    logPosition = cluster.log.end
  }

  /// A policy that goes by the typical pods gets to know them.
  private static func prepared(_ policy: any SchedulingPolicy, for typicalPods: TypicalPods) -> any SchedulingPolicy {
    guard var learner = policy as? any TypicalPodsPolicy else { return policy }
    learner.learn(typicalPods)
    return learner
  }

  private static func start(
    _ pod: RunningPod, on cluster: Cluster, events: inout EventQueue<Event>, random: inout RandomStream
  ) throws {
    guard let node = cluster.view.node(named: pod.node) else {
      throw SimulationError.runningOnMissingNode(pod: pod.name, node: pod.node)
    }
    let arrival = PodArrival(time: .origin, name: pod.name, shape: pod.shape, duration: pod.remaining)
    let id = cluster.add(arrival)
    guard let info = PodInfo(id, in: cluster.view),
      case .place(let placement) = DeviceChoice.tightest.place(info, on: node, in: cluster.view, random: &random)
    else { throw SimulationError.runningWithoutDevices(pod: pod.name, node: pod.node) }
    try cluster.bind(id, to: placement, overcommitting: true)
    if .origin + pod.remaining <= horizon { events.schedule(.end(id), at: .origin + pod.remaining) }
  }

  /// How many pods have come and what became of them.
  public var counts: PodCounts { cluster.view.counts }

  /// Handles the next instant at which something happens.
  ///
  /// - Returns: Whether there was one.
  public mutating func advance() throws -> Bool {
    guard let time = nextInstant else { return false }
    recorder.advance(to: time, cluster: cluster.view)
    now = time
    handleEvents(at: time)
    try admitArrivals(at: time)
    wakeQueue()
    try schedule()
    recorder.observe(at: time, cluster: cluster.view, hasMoreArrivals: upcoming != nil)
    return true
  }

  private var nextInstant: Instant? {
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
      case .end(let pod):
        cluster.complete(pod)
        recorder.completed(at: time)
      case .giveUp(let pod, let ticket):
        guard tickets[pod.index] == ticket, cluster.view.state(of: pod) == .pending,
          queue.remove(pod, shape: cluster.view.shape(of: pod))
        else { continue }
        recorder.dropped(pod, after: time - cluster.view.arrival(of: pod), cluster: cluster.view)
        cluster.drop(pod)
      }
    }
  }

  private mutating func admitArrivals(at time: Instant) throws {
    while let arrival = upcoming, arrival.time == time {
      let pod = cluster.add(arrival)
      while tickets.count <= pod.index { tickets.append(-1) }
      tickets[pod.index] = ticketCount
      if let timeout = options.pendingTimeout {
        if time + timeout <= Self.horizon {
          events.schedule(.giveUp(pod, ticket: ticketCount), at: time + timeout, rank: 1)
        }
      }
      ticketCount += 1
      if let info = PodInfo(pod, in: cluster.view) {
        queue.add(info)
        recorder.arrived(info)
      }
      upcoming = try arrivals.next()
      try Self.check(upcoming, after: time)
    }
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
  private mutating func wakeQueue() {
    let changed = cluster.log.nodes(since: logPosition, of: [.podCompleted])
    logPosition = cluster.log.end
    if changed?.isEmpty == true || !queue.hasWaitingForRoom { return }
    let view = cluster.view
    queue.wake { pod in
      guard let info = PodInfo(pod, in: view) else { return false }
      return changed?.contains { policy.mightFit(info, on: $0, in: view) } ?? true
    }
  }

  /// As long as a waiting pod can be placed, places the first in order that can.
  private mutating func schedule() throws {
    while let pod = queue.next() {
      guard let info = PodInfo(pod, in: cluster.view) else { return }
      switch policy.decide(info, in: cluster.view, random: &random) {
      case .place(let placement):
        try cluster.bind(pod, to: placement)
        queue.placed(info.shapeID)
        let duration = cluster.view.duration(of: pod)
        if now + duration <= Self.horizon { events.schedule(.end(pod), at: now + duration) }
        recorder.placed(info, after: now - cluster.view.arrival(of: pod))
        queue.wakeHopeful()
      case .unschedulable:
        queue.refused(info.shapeID, hopesForBinding: policy.mightFitAfterBinding(info, in: cluster.view))
        if recorder.refused(info) {
          recorder.explain(info, by: policy.reasons(against: info, in: cluster.view))
        }
      }
    }
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
      policy: policy.name, seed: seed, at: now, waiting: queue.waiting, cluster: cluster.view,
      reasons: { [policy, cluster] in policy.reasons(against: $0, in: cluster.view) })
  }
}
