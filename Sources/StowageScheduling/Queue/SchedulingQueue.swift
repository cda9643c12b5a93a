import HeapModule
public import StowageCluster
import StowageModel

/// The pods that wait: larger priority first, of equal priority the one that came first.
///
/// Pods of one shape ask the same question, so they wait in one line. A line whose first pod was refused sleeps until
/// a node changes in a way that makes room for it; then its pods are asked for again, in their place in the order.
/// A pod that is refused holds up nobody behind it, as in kube-scheduler.
public struct SchedulingQueue {
  /// Pods of one shape, oldest first.
  private struct Line {
    var pods: [(pod: PodID, ticket: Int)] = []
    var head = 0
    var priority: Int32 = 0
    var isAwake = false
    /// Whether a pod that is bound somewhere could make room for the first of the line.
    var hopesForBinding = false

    var isEmpty: Bool { head == pods.count }

    mutating func removeFirst() {
      head += 1
      if head > 64 && head * 2 > pods.count {
        pods.removeFirst(head)
        head = 0
      }
    }
  }

  /// A line that may be asked, by the place of its first pod.
  private struct Turn: Comparable {
    let priority: Int32
    let ticket: Int
    let shape: Int

    static func < (left: Turn, right: Turn) -> Bool {
      left.priority == right.priority ? left.ticket < right.ticket : left.priority > right.priority
    }
  }

  private var lines: [Line] = []
  private var sleeping: [Int] = []
  private var turns = Heap<Turn>()
  private var tickets = 0
  /// The number of sleeping lines that hope for a pod to be bound.
  private var hopefulCount = 0

  /// An empty queue.
  public init() {}

  /// Whether some pod was refused and waits for room.
  public var hasWaitingForRoom: Bool { !sleeping.isEmpty }

  /// Puts a pod at the end of its line.
  public mutating func add(_ pod: PodInfo) {
    let shape = pod.shapeID.index
    while lines.count <= shape { lines.append(Line()) }
    let isFirst = lines[shape].isEmpty
    lines[shape].pods.append((pod.id, tickets))
    tickets += 1
    // Behind a refused copy the answer is known: it waits with it.
    guard isFirst else { return }
    lines[shape].priority = pod.shape.priority
    wake(shape)
  }

  /// The next pod to ask for; it stays in the queue until ``placed(_:)`` or ``refused(_:hopesForBinding:)`` tells the answer.
  public func next() -> PodID? {
    guard let turn = turns.min else { return nil }
    return lines[turn.shape].pods[lines[turn.shape].head].pod
  }

  /// The pod that ``next()`` named has a node: it leaves, and the next of its line is asked for in its turn.
  public mutating func placed(_ shape: ShapeID) {
    turns.removeMin()
    lines[shape.index].removeFirst()
    lines[shape.index].isAwake = false
    if !lines[shape.index].isEmpty { wake(shape.index) }
  }

  /// The pod that ``next()`` named fits nowhere: its line sleeps.
  ///
  /// - Parameter hopesForBinding: Whether it is to be asked for again as soon as any pod is bound.
  public mutating func refused(_ shape: ShapeID, hopesForBinding: Bool = false) {
    turns.removeMin()
    lines[shape.index].isAwake = false
    lines[shape.index].hopesForBinding = hopesForBinding
    sleeping.append(shape.index)
    if hopesForBinding { hopefulCount += 1 }
  }

  /// Wakes the lines that hope for a pod to be bound: one was.
  public mutating func wakeHopeful() {
    if hopefulCount == 0 { return }
    var still: [Int] = []
    for shape in sleeping where !lines[shape].isEmpty {
      if lines[shape].hopesForBinding { wake(shape) } else { still.append(shape) }
    }
    sleeping = still
  }

  /// Wakes the sleeping lines for whose first pod `isWorthwhile` says so.
  public mutating func wake(where isWorthwhile: (PodID) -> Bool) {
    var still: [Int] = []
    for shape in sleeping where !lines[shape].isEmpty && !lines[shape].isAwake {
      if isWorthwhile(lines[shape].pods[lines[shape].head].pod) { wake(shape) } else { still.append(shape) }
    }
    sleeping = still
  }

  /// Takes out a pod that is given up: the first of its line.
  ///
  /// - Returns: Whether the pod stood first, and so was taken out.
  public mutating func remove(_ pod: PodID, shape: ShapeID) -> Bool {
    guard shape.index < lines.count, !lines[shape.index].isEmpty,
      lines[shape.index].pods[lines[shape.index].head].pod == pod, !lines[shape.index].isAwake
    else { return false }
    lines[shape.index].removeFirst()
    if lines[shape.index].isEmpty {
      sleeping.removeAll { $0 == shape.index }
      if lines[shape.index].hopesForBinding {
        lines[shape.index].hopesForBinding = false
        hopefulCount -= 1
      }
    }
    return true
  }

  /// The waiting pods, line by line in the order of their shapes, oldest first within a line.
  public var waiting: [PodID] { lines.flatMap { $0.pods[$0.head...].map(\.pod) } }

  private mutating func wake(_ shape: Int) {
    if lines[shape].hopesForBinding {
      lines[shape].hopesForBinding = false
      hopefulCount -= 1
    }
    lines[shape].isAwake = true
    let ticket = lines[shape].pods[lines[shape].head].ticket
    turns.insert(Turn(priority: lines[shape].priority, ticket: ticket, shape: shape))
  }
}
