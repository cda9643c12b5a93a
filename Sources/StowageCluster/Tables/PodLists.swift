/// The pods of every node, each node's in a stretch of one array.
///
/// A stretch that is full moves to the end and is twice as long there; what it leaves behind is less than what all stretches
/// have together, and is not used again.
struct PodLists {
  private(set) var pods: [PodID] = []
  private var stretches: [Stretch] = []
  /// The number of nodes that have at least one pod.
  private(set) var busyCount = 0

  private struct Stretch {
    var start: Int
    var count: Int32
    var capacity: Int32

    var range: Range<Int> { start..<start + Int(count) }
  }

  private static let smallestCapacity = 8

  /// Adds a node, without pods.
  mutating func addNode() { stretches.append(Stretch(start: pods.count, count: 0, capacity: 0)) }

  /// The pods of a node.
  subscript(node: Int) -> PodList { PodList(pods[stretches[node].range]) }

  /// Puts `pod` at the end of the list of `node`; returns its position.
  mutating func append(_ pod: PodID, to node: Int) -> Int {
    let stretch = stretches[node]
    if stretch.count == stretch.capacity { grow(node) }
    if stretch.count == 0 { busyCount += 1 }
    pods[stretches[node].start + Int(stretch.count)] = pod
    stretches[node].count = stretch.count + 1
    return Int(stretch.count)
  }

  /// Takes the pod at `position` off the list of `node`. As in kube-scheduler's cache the last pod of the list takes
  /// its position; that one is returned.
  mutating func remove(at position: Int, from node: Int) -> PodID? {
    let stretch = stretches[node]
    let last = Int(stretch.count) - 1
    precondition(position >= 0 && position <= last, "a node has no such pod")
    stretches[node].count = stretch.count - 1
    if last == 0 { busyCount -= 1 }
    if position == last { return nil }
    let moved = pods[stretch.start + last]
    pods[stretch.start + position] = moved
    return moved
  }

  private mutating func grow(_ node: Int) {
    let old = stretches[node]
    let capacity = max(Self.smallestCapacity, 2 * Int(old.capacity))
    let start = pods.count
    pods.append(contentsOf: repeatElement(PodID(-1), count: capacity))
    for offset in 0..<Int(old.count) { pods[start + offset] = pods[old.start + offset] }
    stretches[node].start = start
    stretches[node].capacity = Int32(truncatingIfNeeded: capacity)
  }
}
