public import StowageModel

/// What a change can't be told without, beside pod and node: the object as it was and as it is. Kept for the newest of
/// such changes.
public enum ChangeDetail: Sendable {
  /// A node's object before and after; `nil` before it joined and after it left.
  case node(before: Node?, after: Node?)
  /// Another object before and after; `nil` before it was made and after it was deleted.
  case object(ObjectChange)
  /// The pod that was evicted, as it would arrive anew.
  case evicted(PodArrival)
}

/// An object beside nodes and pods, before and after a change.
public struct ObjectChange: Sendable {
  /// Which kind of object.
  public let kind: ObjectKind
  /// The object as it was; `nil` where there was none of its kind, namespace and name.
  public let before: (any ClusterObject)?
  /// The object as it is; `nil` where it was deleted.
  public let after: (any ClusterObject)?
}

/// The newest details, by the position of their change.
struct ChangeDetails {
  /// The positions stand apart, so that looking for one leaves the details alone.
  private var positions: [Int] = []
  private var details: [ChangeDetail] = []
  private var head = 0
  private let capacity: Int

  init(capacity: Int) { self.capacity = capacity }

  /// Adds a detail; of those before `unread` the oldest goes where there are too many.
  mutating func append(_ detail: ChangeDetail, at position: Int, keepingFrom unread: Int) {
    positions.append(position)
    details.append(detail)
    if positions.count - head > capacity && positions[head] < unread { head += 1 }
    if head > 64 && head * 2 > positions.count {
      positions.removeFirst(head)
      details.removeFirst(head)
      head = 0
    }
  }

  /// The detail of the change at `position`; `nil` where it has none, or it has been forgotten.
  func detail(at position: Int) -> ChangeDetail? {
    var low = head
    var high = positions.count
    while low < high {
      let middle = (low + high) / 2
      if positions[middle] < position { low = middle + 1 } else { high = middle }
    }
    return low < positions.count && positions[low] == position ? details[low] : nil
  }
}
