import HeapModule
public import StowageCluster
public import StowageKernel
import StowageModel

/// kube-scheduler's queue (Kubernetes 1.34, pkg/scheduler/backend/queue) as a state machine without a clock.
///
/// A pod is in one of four states. The *active* queue gives out pods, larger priority first, then the one that came or
/// was refused longer ago. A pod that is refused goes to the *unschedulable pool*, until an event helps one of the
/// plugins that refused it or five minutes have passed. Then it goes back to the active queue, or first to the
/// *back-off* queue while its back-off lasts; from there pods are taken early when the active queue is empty. *Gated*
/// pods are kept out until their gates are gone.
///
/// Whoever drives it tells what happens and when, asks ``pop(at:)`` for pods and tells what came of each by
/// ``placed(_:)`` or ``refused(_:by:of:at:)`` before asking for the next. So nothing can happen to the cluster while a pod
/// is being decided, and Kubernetes' account of events that pods in flight missed is not needed.
///
/// - Complexity: Every operation is O(log *n*) a pod that is moved, amortised.
public struct KubernetesQueue {
  enum State {
    case absent
    case active
    case backoff
    case asked
    case pool
    case gated
  }

  struct Entry {
    var state = State.absent
    var pod = PodID(-1)
    var shape = ShapeID(0)
    var priority: Int32 = 0
    var timestamp = Instant.origin
    var ticket = 0
    /// How often it was refused.
    var refusals = 0
    /// The number of ``KubernetesQueue/changes`` when it was refused last.
    var triedAt = -1
  }

  /// How long pods back off.
  public let settings: QueueSettings
  /// Whether an empty active queue takes pods whose back-off lasts (the feature SchedulerPopFromBackoffQ, on by
  /// default); ends of back-offs are truncated to whole seconds then.
  public let popsEarly: Bool
  /// How many changes of the cluster have been told.
  public private(set) var changes = 0
  var entries: [Entry] = []
  var active = Heap<QueueTurn>()
  var backoff = Heap<BackoffTurn>()
  var pool = UnschedulablePool()
  var tickets = 0
  /// How many pods wait in the active queue, the back-off queue, or are asked for.
  private(set) var movingCount = 0
  /// How many pods of the pool were refused since the last change.
  var triedCount = 0
  private var gatedCount = 0
  /// By shape: the last refusal.
  var refusals: [Refusal?] = []

  /// What a shape was told when it was refused, and after how many changes of the cluster.
  struct Refusal {
    let changes: Int
    let policy: Int
    let rejectors: RejectorSet
  }

  /// Whether pods were refused and wait for something to happen.
  var hasRefused: Bool { pool.count > 0 }

  /// A queue without pods. With `popsEarly` a pod's back-off is cut short where no other pod is active.
  public init(_ settings: QueueSettings = QueueSettings(), popsEarly: Bool = true) {
    self.settings = settings
    self.popsEarly = popsEarly
  }

  /// How many pods wait, the gated and the one that is asked for included.
  public var count: Int { movingCount + pool.count + gatedCount }

  /// Whether asking again is pointless until something changes: every pod, the gated aside, was refused since the last
  /// change.
  public var isSettled: Bool { movingCount == 0 && triedCount == pool.count }

  // MARK: Pods come and go

  /// A pod arrives: it is to be asked for, or is kept out by its gates.
  public mutating func add(_ pod: PodInfo, at now: Instant) {
    while entries.count <= pod.id.index { entries.append(Entry()) }
    entries[pod.id.index] = Entry(
      state: .gated, pod: pod.id, shape: pod.shapeID, priority: pod.shape.priority, timestamp: now, ticket: nextTicket()
    )
    gatedCount += 1
    if pod.shape.spec.schedulingGates.isEmpty { ungate(pod.id) }
  }

  /// The last of a gated pod's gates is gone. It comes to its turn by the time of its arrival.
  public mutating func ungate(_ pod: PodID) {
    guard state(of: pod) == .gated else { return }
    gatedCount -= 1
    movingCount += 1
    activate(pod)
  }

  /// The next pod to decide, if there is one. What came of it must be told before the next is asked for.
  public mutating func pop(at now: Instant) -> PodID? {
    while let turn = active.popMin() {
      if isCurrent(turn, .active) { return ask(turn.pod) }
    }
    guard popsEarly else { return nil }
    while let next = backoff.popMin() {
      if isCurrent(next.turn, .backoff) { return ask(next.turn.pod) }
    }
    return nil
  }

  /// The pod that was asked for has a node: it leaves.
  public mutating func placed(_ pod: PodID) {
    guard state(of: pod) == .asked else { return }
    movingCount -= 1
    entries[pod.index].state = .absent
  }

  /// The pod that was asked for fits nowhere, because of `rejectors`.
  ///
  /// - Parameter policy: The index of the policy whose filters these are, where there are several.
  public mutating func refused(_ pod: PodID, by rejectors: RejectorSet, of policy: Int = 0, at now: Instant) {
    guard state(of: pod) == .asked else { return }
    movingCount -= 1
    entries[pod.index].refusals += 1
    settle(pod, rejectors: rejectors, policy: policy, at: now)
  }

  /// A waiting pod is given up or deleted.
  ///
  /// - Returns: Whether it waited here.
  @discardableResult
  public mutating func remove(_ pod: PodID) -> Bool {
    switch state(of: pod) {
    case .absent: return false
    case .active, .backoff, .asked: movingCount -= 1
    case .pool: leavePool(pod)
    case .gated: gatedCount -= 1
    }
    entries[pod.index].state = .absent
    dropStaleBackoffs()
    return true
  }

  /// Whether `pod` is kept out by its gates.
  public func isGated(_ pod: PodID) -> Bool { state(of: pod) == .gated }

  /// The waiting pods by shape, and of one shape in the order of their turns.
  ///
  /// - Complexity: O(*n* log *n*) in the number of all pods that the queue has had at one time.
  public var waiting: [PodID] {
    entries.indices.filter { entries[$0].state != .absent }
      .sorted { (entries[$0].shape.index, entries[$0].ticket) < (entries[$1].shape.index, entries[$1].ticket) }
      .map { entries[$0].pod }
  }

  // MARK: Events

  /// Something changed that helps no pod, or which pods it helps is told by ``wake(at:registered:where:)``.
  public mutating func noteChange() {
    changes += 1
    triedCount = 0
  }

  /// An event: the refused pods that it may help are to be asked for again.
  ///
  /// - Parameters:
  ///   - isRegistered: Whether one of these filters of a policy is registered for the event at all.
  ///   - isHelped: Whether one of these filters, which refused the pod and copies of it, says that it may fit now.
  /// - Complexity: One call of `isHelped` for each group of copies with the same rejectors, and O(log *n*) for each pod
  ///   that moves.
  public mutating func wake(
    at now: Instant, registered isRegistered: (_ policy: Int, RejectorSet) -> Bool,
    where isHelped: (PodID, RejectorSet) -> Bool
  ) {
    for pod in pool.take(registered: isRegistered, where: isHelped) { requeue(pod, at: now) }
  }

  // MARK: Moving between states

  func state(of pod: PodID) -> State {
    pod.index < entries.count && entries[pod.index].pod == pod ? entries[pod.index].state : .absent
  }

  /// Puts a pod that was just taken out of the pool where it belongs: back-off first.
  mutating func requeue(_ pod: PodID, at now: Instant) {
    if entries[pod.index].triedAt == changes { triedCount -= 1 }
    movingCount += 1
    if let end = backoffEnd(of: pod), isBackingOff(until: end, at: now) {
      entries[pod.index].state = .backoff
      backoff.insert(BackoffTurn(end: end, turn: turn(of: pod)))
    } else {
      activate(pod)
    }
  }

  mutating func activate(_ pod: PodID) {
    entries[pod.index].state = .active
    active.insert(turn(of: pod))
  }

  /// Puts a pod into the pool, as refused `now`.
  mutating func settle(_ pod: PodID, rejectors: RejectorSet, policy: Int, at now: Instant) {
    var entry = entries[pod.index]
    entry.state = .pool
    entry.timestamp = now
    entry.ticket = nextTicket()
    entry.triedAt = changes
    entries[pod.index] = entry
    triedCount += 1
    pool.insert(pod, shape: entry.shape, rejectors: rejectors, policy: policy, timestamp: now, ticket: entry.ticket)
  }

  func isCurrent(_ turn: QueueTurn, _ state: State) -> Bool {
    entries[turn.pod.index].state == state && entries[turn.pod.index].ticket == turn.ticket
  }

  func turn(of pod: PodID) -> QueueTurn {
    let entry = entries[pod.index]
    return QueueTurn(priority: entry.priority, timestamp: entry.timestamp, ticket: entry.ticket, pod: pod)
  }

  private mutating func ask(_ pod: PodID) -> PodID {
    entries[pod.index].state = .asked
    dropStaleBackoffs()
    return pod
  }

  private mutating func leavePool(_ pod: PodID) {
    if entries[pod.index].triedAt == changes { triedCount -= 1 }
    pool.remove(pod)
  }

  /// Pods that have left stay in the heap until they come up; the first must be one that is there.
  mutating func dropStaleBackoffs() {
    while let next = backoff.min, !isCurrent(next.turn, .backoff) { backoff.removeMin() }
  }

  private mutating func nextTicket() -> Int {
    tickets += 1
    return tickets
  }
}
