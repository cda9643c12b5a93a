import StowageCluster
import StowageKernel

/// A pod's place in the active queue: larger priority first, then the one that was tried, or came, longer ago.
struct QueueTurn: Comparable {
  let priority: Int32
  /// When the pod came or was refused last.
  let timestamp: Instant
  /// Counts up with every timestamp that is given, so that no two are equal.
  let ticket: Int
  let pod: PodID

  static func < (left: QueueTurn, right: QueueTurn) -> Bool {
    if left.priority != right.priority { return left.priority > right.priority }
    if left.timestamp != right.timestamp { return left.timestamp < right.timestamp }
    return left.ticket < right.ticket
  }
}

/// A pod's place in the back-off queue: the earlier end first; of one end in the order of the active queue.
struct BackoffTurn: Comparable {
  let end: Instant
  let turn: QueueTurn

  static func < (left: BackoffTurn, right: BackoffTurn) -> Bool {
    left.end == right.end ? left.turn < right.turn : left.end < right.end
  }
}
