import HeapModule
public import StowageCluster
public import StowageKernel
import StowageModel

/// The pods that wait: larger priority first, of equal priority the one that came first; one that was refused is asked for
/// again as soon as something changed that might help it.
///
/// Pods of one shape ask the same question, so they wait in a queue of their shape. One whose first pod was refused sleeps until
/// a node changes so that the pod might fit there; then its pods are asked for again, in their position in the order.
/// A pod that is refused holds up no pod behind it, as in kube-scheduler.
public struct ImmediateQueue: PodQueue {
  /// Pods of one shape, oldest first.
  private struct ShapeQueue {
    var pods: [(pod: PodID, ticket: Int)] = []
    var head = 0
    var priority: Int32 = 0
    var isAwake = false
    /// Whether a pod that is bound somewhere could help the first of them.
    var retriesOnBind = false

    var isEmpty: Bool { head == pods.count }
    var first: (pod: PodID, ticket: Int)? { isEmpty ? nil : pods[head] }

    mutating func removeFirst() {
      head += 1
      if head > 64 && head * 2 > pods.count {
        pods.removeFirst(head)
        head = 0
      }
    }

    /// Takes out a pod wherever it stands; whether it was here, and whether it stood first.
    mutating func remove(_ pod: PodID) -> (wasHere: Bool, wasFirst: Bool) {
      guard let index = pods[head...].firstIndex(where: { $0.pod == pod }) else { return (false, false) }
      if index == head {
        removeFirst()
        return (true, true)
      }
      pods.remove(at: index)
      return (true, false)
    }
  }

  /// A queue of a shape that may be asked, by the position of its first pod.
  private struct Turn: Comparable {
    let priority: Int32
    let ticket: Int
    let shape: Int

    static func < (left: Turn, right: Turn) -> Bool {
      left.priority == right.priority ? left.ticket < right.ticket : left.priority > right.priority
    }
  }

  private var queues: [ShapeQueue] = []
  private var sleeping: [Int] = []
  private var turns = Heap<Turn>()
  private var tickets = 0
  /// The number of sleeping queues that are asked again once a pod is bound.
  private var bindWaiterCount = 0
  /// The pods with scheduling gates, in the order of their arrival.
  private var gated: [PodID] = []
  /// The pod that was given out last, and its shape.
  private var asked: (pod: PodID, shape: Int)?

  /// An empty queue.
  public init() {}

  /// Puts a pod at the end of the queue of its shape.
  public mutating func add(_ pod: PodInfo, at now: Instant) {
    if !pod.shape.spec.schedulingGates.isEmpty {
      gated.append(pod.id)
      return
    }
    let shape = pod.shapeID.index
    while queues.count <= shape { queues.append(ShapeQueue()) }
    let isFirst = queues[shape].isEmpty
    queues[shape].pods.append((pod.id, tickets))
    tickets += 1
    // Behind a refused copy the answer is known: it waits with it.
    guard isFirst else { return }
    queues[shape].priority = pod.shape.priority
    wake(shape)
  }

  /// The first pod of those whose shapes may be asked. It stays until it is told to be bound or refused.
  public mutating func next(at now: Instant) -> PodID? {
    while let turn = turns.min {
      if queues[turn.shape].isAwake, let first = queues[turn.shape].first, first.ticket == turn.ticket {
        asked = (first.pod, turn.shape)
        return first.pod
      }
      turns.removeMin()
    }
    return nil
  }

  /// The pods of its shape sleep.
  public mutating func refused(_ pod: PodInfo, of scheduler: SchedulerContext) {
    guard let asked, asked.pod == pod.id else { return }
    self.asked = nil
    turns.removeMin()
    queues[asked.shape].isAwake = false
    sleeping.append(asked.shape)
    if scheduler.policy(of: pod).mightFitAfterBinding(pod, in: scheduler.cluster) {
      queues[asked.shape].retriesOnBind = true
      bindWaiterCount += 1
    }
  }

  /// Takes out pods that were bound or have left, and wakes those that what happened might help.
  public mutating func observe(_ changes: Unread, of scheduler: SchedulerContext) {
    var wakesAll = changes.isForgotten
    changes.forEach { change, _ in
      switch change.kind {
      case .podBound:
        if let pod = change.pod { leave(pod, of: change.shape) }
        wakeBindWaiters()
      case .podDropped: if let pod = change.pod { leave(pod, of: change.shape) }
      case .objectPut, .objectDeleted: if change.cause != .scheduler { wakesAll = true }
      default: break
      }
    }
    if sleeping.isEmpty { return }
    if wakesAll { return wake { _ in true } }
    let helpful: Change.Kinds = [
      .podCompleted, .podEvicted, .podUnbound, Change.Kinds(.nodeAdded), Change.Kinds(.nodeChanged),
    ]
    let nodes = scheduler.cluster.log.nodes(since: changes.positions.lowerBound, of: helpful)
    if nodes?.isEmpty == true { return }
    wake { pod in
      guard let info = PodInfo(pod, in: scheduler.cluster) else { return false }
      let policy = scheduler.policy(of: info)
      guard let nodes else { return true }
      return nodes.contains {
        scheduler.cluster.contains($0) && policy.mightFit(info, on: $0, in: scheduler.cluster)
      }
    }
  }

  /// The waiting pods, those of one shape side by side, oldest first, in the order of their shapes; the gated last.
  public var waiting: [PodID] { queues.flatMap { $0.pods[$0.head...].map(\.pod) } + gated }

  // MARK: Pods that leave

  /// A pod waits no longer.
  private mutating func leave(_ pod: PodID, of shape: ShapeID?) {
    if let asked, asked.pod == pod {
      self.asked = nil
      turns.removeMin()
      queues[asked.shape].removeFirst()
      goOn(asked.shape, wasAwake: true)
      return
    }
    guard let shape = shape?.index, shape < queues.count else { return removeGated(pod) }
    let (wasHere, wasFirst) = queues[shape].remove(pod)
    if !wasHere { return removeGated(pod) }
    if wasFirst { goOn(shape, wasAwake: queues[shape].isAwake) }
  }

  /// The first pod of a shape has left; where its copies may be asked, it is the next one's turn.
  private mutating func goOn(_ shape: Int, wasAwake: Bool) {
    queues[shape].isAwake = false
    if queues[shape].isEmpty {
      sleeping.removeAll { $0 == shape }
      stopRetrying(shape)
    } else if wasAwake {
      wake(shape)
    }
  }

  private mutating func removeGated(_ pod: PodID) {
    if let index = gated.firstIndex(of: pod) { gated.remove(at: index) }
  }

  // MARK: Waking

  /// Wakes the queues that are asked again once a pod is bound: one was.
  private mutating func wakeBindWaiters() {
    if bindWaiterCount == 0 { return }
    var still: [Int] = []
    for shape in sleeping where !queues[shape].isEmpty {
      if queues[shape].retriesOnBind { wake(shape) } else { still.append(shape) }
    }
    sleeping = still
  }

  /// Wakes the sleeping queues for whose first pod `isWorthwhile` says so.
  private mutating func wake(where isWorthwhile: (PodID) -> Bool) {
    var still: [Int] = []
    for shape in sleeping where !queues[shape].isAwake {
      guard let first = queues[shape].first else { continue }
      if isWorthwhile(first.pod) { wake(shape) } else { still.append(shape) }
    }
    sleeping = still
  }

  private mutating func wake(_ shape: Int) {
    guard let first = queues[shape].first else { return }
    stopRetrying(shape)
    queues[shape].isAwake = true
    turns.insert(Turn(priority: queues[shape].priority, ticket: first.ticket, shape: shape))
  }

  private mutating func stopRetrying(_ shape: Int) {
    guard queues[shape].retriesOnBind else { return }
    queues[shape].retriesOnBind = false
    bindWaiterCount -= 1
  }
}
