import StowageCluster
import StowageKernel
import StowageModel
import StowageScheduling

/// The pods of one shape that had to wait.
struct WaitingShape {
  let shape: PodShape
  /// How many of its pods waited and were placed in the end.
  var waited = 0
  /// How many never got a node.
  var neverPlaced = 0
  /// The longest time that one of them waited, placed or not.
  var longest = Milliseconds.zero
  /// Why, as it was when it was looked at last: the number of nodes by reason.
  var reasons: [ReasonCount] = []
  var refusals = 0

  init(shape: PodShape) { self.shape = shape }
}

/// The shapes that had to wait, in bounded memory.
struct WaitingShapes {
  private var entries: [WaitingShape] = []
  private var entryByShape: [PodShape: Int] = [:]
  /// By shape of the cluster: its entry, and its number there, which no other shape has; -1 where it has none.
  private var interned: [(serial: UInt32, entry: Int)] = []
  private let capacity = 4_096

  /// Changes the entry of `shape`, which is made where there is none.
  mutating func update(_ shape: PodShape, _ change: (inout WaitingShape) -> Void) {
    change(&entries[entry(of: shape)])
    if entries.count > capacity { trim() }
  }

  /// The same for a shape that the cluster has: it is found without a look at what is in it.
  mutating func update(_ id: ShapeID, in cluster: ClusterView, _ change: (inout WaitingShape) -> Void) {
    let serial = cluster.serial(of: id)
    if id.index < interned.count, interned[id.index].serial == serial, interned[id.index].entry >= 0 {
      change(&entries[interned[id.index].entry])
      return
    }
    guard let shape = cluster.shape(id) else { return }
    while interned.count <= id.index { interned.append((0, -1)) }
    interned[id.index] = (serial, entry(of: shape))
    update(shape, change)
  }

  private mutating func entry(of shape: PodShape) -> Int {
    if let entry = entryByShape[shape] { return entry }
    entryByShape[shape] = entries.count
    entries.append(WaitingShape(shape: shape))
    return entries.count - 1
  }

  private mutating func trim() {
    entries = worst(capacity / 2)
    interned = []
    entryByShape = [:]
    for (index, entry) in entries.enumerated() { entryByShape[entry.shape] = index }
  }

  /// The `count` shapes with the most pods never placed, then the longest wait, then the most pods that waited.
  func worst(_ count: Int) -> [WaitingShape] {
    let sorted = entries.sorted { left, right in
      if left.neverPlaced != right.neverPlaced { return left.neverPlaced > right.neverPlaced }
      if left.longest != right.longest { return left.longest > right.longest }
      if left.waited != right.waited { return left.waited > right.waited }
      return Self.order(left.shape).lexicographicallyPrecedes(Self.order(right.shape))
    }
    return Array(sorted.prefix(count))
  }

  /// Something that differs between shapes and does not depend on hashing, so that the order is always the same.
  private static func order(_ shape: PodShape) -> [String] {
    [shape.namespace, shape.labels.sorted { $0.key < $1.key }.description]
      + shape.requests.sorted.map { "\($0.name.rawValue)=\($0.amount)" }
      + ["\(String(describing: shape.gpu)) \(shape.priority) \(shape.spec.nodeSelector.sorted { $0.key < $1.key })"]
  }
}
