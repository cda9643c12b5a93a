/// Which slots' node objects changed, one entry a change: what is worked out from nodes' objects catches up from it without
/// a look at the many changes of pods.
struct NodeObjectLog {
  private var ring: [Int32] = []
  /// How many changes there have been, joining and leaving included.
  private(set) var version = 0

  /// How many of the last changes are remembered; a power of two.
  private static let capacity = 8_192

  mutating func append(_ slot: Int) {
    let entry = Int32(truncatingIfNeeded: slot)
    if ring.count < Self.capacity { ring.append(entry) } else { ring[version & (Self.capacity - 1)] = entry }
    version += 1
  }

  /// Calls `body` with the slot of every change since `version` was what it was then, oldest first, one as often as it
  /// changed; `false` where some have been forgotten.
  func forEachSlot(since before: Int, _ body: (Int) -> Void) -> Bool {
    guard before >= version - ring.count else { return false }
    for number in before..<version { body(Int(ring[number & (Self.capacity - 1)])) }
    return true
  }
}
