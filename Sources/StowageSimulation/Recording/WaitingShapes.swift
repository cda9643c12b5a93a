public import StowageKernel
public import StowageModel
public import StowageScheduling

/// The pods of one shape that had to wait.
public struct WaitingShape: Sendable {
  /// The shape.
  public let shape: PodShape
  /// How many of its pods waited and were placed in the end.
  public internal(set) var waited = 0
  /// How many never got a node.
  public internal(set) var neverPlaced = 0
  /// The longest time that one of them waited, placed or not.
  public internal(set) var longest = Milliseconds.zero
  /// Why, as it was when it was looked at last: the number of nodes by reason.
  public internal(set) var reasons: [ReasonCount] = []
  var refusals = 0

  init(shape: PodShape) { self.shape = shape }
}

/// The shapes that had to wait, in bounded memory.
struct WaitingShapes {
  private var entries: [PodShape: WaitingShape] = [:]
  private let capacity = 4_096

  /// Changes the entry of `shape`, which is made where there is none.
  mutating func update(_ shape: PodShape, _ change: (inout WaitingShape) -> Void) {
    change(&entries[shape, default: WaitingShape(shape: shape)])
    if entries.count > capacity {
      entries = Dictionary(uniqueKeysWithValues: worst(capacity / 2).map { ($0.shape, $0) })
    }
  }

  /// The `count` shapes with the most pods never placed, then the longest wait, then the most pods that waited.
  func worst(_ count: Int) -> [WaitingShape] {
    let sorted = entries.values.sorted { left, right in
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
