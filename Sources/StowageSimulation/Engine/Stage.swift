import StowageCluster
import StowageKernel
import StowageModel
import StowageScheduling

/// What is to happen at a time: a component's number and its token.
struct Wake {
  let component: UInt16
  let need: Need
  let token: UInt64

  /// Whether the run goes on for it where nothing else is to come.
  enum Need: UInt8 {
    case always, whilePodsAreHere, never
  }
}

/// The simulated cluster with its future: carries actions out at once, or when their time comes.
final class Stage: Actuator {
  let cluster: Cluster
  let view: ClusterView
  let seed: UInt64
  // Nothing here is read while it is being written: components have their turns one after the other.
  @exclusivity(unchecked) private(set) var now = Instant.origin
  @exclusivity(unchecked) var events = EventQueue<Wake>()
  /// How many of them are not in the background.
  @exclusivity(unchecked) private(set) var foregroundCount = 0
  /// How many of them the run goes on for while a pod waits or runs.
  private(set) var podWakeCount = 0
  /// By component: its phase, the rank of its wakes.
  @exclusivity(unchecked) var phases: [UInt8] = []
  @exclusivity(unchecked) var recorder: Recorder?
  /// Whether pods of the workload are still to come.
  @exclusivity(unchecked) var hasMoreArrivals = false
  /// Actions that are to be carried out later, by token.
  private var delayed: [UInt64: Action] = [:]
  private var delayedCount: UInt64 = 0
  /// By pod that took the place of an evicted one: when the first of them arrived.
  private var firstArrivals: [PodID: Instant] = [:]
  /// The nodes that have failed and are not back, by name.
  var failed: [String: FailedNode] = [:]

  /// The number that stands for delayed actions among components.
  static let delays = UInt16.max

  init(_ cluster: Cluster, seed: UInt64) {
    self.cluster = cluster
    view = cluster.view
    self.seed = seed
  }

  func advance(to time: Instant) {
    now = time
    cluster.advance(to: time)
    cluster.keepChangesFromHere()
  }

  func wake(_ component: UInt16, _ token: UInt64, at time: Instant, need: Wake.Need) {
    if time > Simulation.horizon { return }
    schedule(
      Wake(component: component, need: need, token: token), at: max(time, now),
      rank: phases[Int(component)])
  }

  private func schedule(_ wake: Wake, at time: Instant, rank: UInt8) {
    note(wake.need, 1)
    events.schedule(wake, at: time, rank: rank)
  }

  /// Takes the next wake that is due at `time` out of the queue.
  func nextDue(at time: Instant) -> Wake? {
    guard events.nextTime == time, let (_, wake) = events.next() else { return nil }
    note(wake.need, -1)
    return wake
  }

  @inline(__always)
  private func note(_ need: Wake.Need, _ change: Int) {
    switch need {
    case .always: foregroundCount += change
    case .whilePodsAreHere: podWakeCount += change
    case .never: break
    }
  }

  @discardableResult
  func carryOut(_ action: Action) throws -> Bool {
    switch action {
    case .bind(let pod, let placement):
      // Where the pod has left, the cluster says so.
      if let info = PodInfo(pod, in: view) {
        try bind(info, to: placement)
      } else {
        try cluster.bind(pod, to: placement)
      }
      return true
    case .complete(let pod): return complete(pod)
    case .create(let arrival, let cause, .zero):
      cluster.add(arrival, cause: cause)
      return true
    case .create(let arrival, let cause, let delay):
      postpone(.create(arrival, cause), by: delay)
      return true
    case .addNode(let node, let cause, let delay) where delay > .zero:
      postpone(.addNode(node, cause), by: delay)
      return true
    case .evict(let pod, let cause, let grace) where grace > .zero:
      guard view.state(of: pod) == .running else { return false }
      if !view.isTerminating(pod) { cluster.markTerminating(pod, cause: cause) }
      postpone(.evict(pod, cause), by: grace)
      return true
    default: return try cluster.carryOut(action, overcommitting: false, startingAt: now)
    }
  }

  // MARK: What most of a run consists of, for who need not say it by an action

  func bind(_ pod: PodInfo, to placement: Placement) throws(PlacementError) {
    try cluster.bind(pod.id, to: placement, startingAt: now)
    recorder?.placed(pod, after: now - view.arrival(of: pod.id))
  }

  @discardableResult
  func complete(_ pod: PodID) -> Bool {
    guard view.state(of: pod) == .running else { return false }
    // Where its start is not known it ran from the beginning.
    let ran = now - (view.startTime(of: pod) ?? .origin)
    let arrival = firstArrivals.isEmpty ? nil : firstArrivals.removeValue(forKey: pod)
    recorder?.completed(
      view.shape(view.shape(of: pod)), after: ran, sinceArrival: now - (arrival ?? view.arrival(of: pod)))
    cluster.complete(pod)
    return true
  }

  /// A pod takes the place of `evicted`, and has its work to do again: it is as old as the first of them.
  func replace(_ evicted: PodID, with arrival: PodArrival) {
    let first = firstArrivals.removeValue(forKey: evicted) ?? arrival.time
    var arrival = arrival
    arrival.time = now
    firstArrivals[cluster.add(arrival, cause: .controller)] = first
  }

  // MARK: Later

  private func postpone(_ action: Action, by delay: Milliseconds) { postpone(action, to: now + delay) }

  /// The token of what is postponed; `nil` where its time never comes.
  @discardableResult
  func postpone(_ action: Action, to time: Instant) -> UInt64? {
    if time > Simulation.horizon { return nil }
    let token = delayedCount
    delayed[token] = action
    schedule(Wake(component: Self.delays, need: .always, token: token), at: time, rank: Phase.arrivals.rawValue)
    delayedCount += 1
    return token
  }

  /// Forgets what was postponed; its time comes, and nothing happens.
  func cancel(_ token: UInt64) { delayed[token] = nil }

  /// Carries out what was to be carried out now.
  func carryOutDelayed(_ token: UInt64) throws {
    guard let action = delayed.removeValue(forKey: token) else { return }
    if case .addNode(let node, _, _) = action, failed[node.name]?.repair == token {
      failed[node.name] = nil
      // Somebody else may have brought a node of this name.
      if view.node(named: node.name) != nil { return }
    }
    try carryOut(action)
  }

  // MARK: Measuring

  func note(refusalOf decided: ScheduledDecision, by scheduler: Scheduler) {
    guard recorder?.refused(decided.pod.shapeID, cluster: view) == true else { return }
    recorder?.explain(decided.pod, by: scheduler.reasons(against: decided.pod, in: view))
  }

  /// A pod that has waited for too long is about to be given up.
  func note(givingUp pod: PodID) { recorder?.dropped(pod, after: now - view.arrival(of: pod), cluster: view) }

  /// A pod of the workload arrives.
  func note(arrivalOf arrival: PodArrival) { recorder?.arrived(arrival) }
}
