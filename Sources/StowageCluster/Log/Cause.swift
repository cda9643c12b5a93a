/// Why a cluster changed.
public enum Cause: UInt8, Hashable, Sendable, CaseIterable {
  /// Somebody outside changed it: a user, a trace, the API.
  case external
  /// The scheduler decided it.
  case scheduler
  /// A pod's work is done.
  case completed
  /// A pod made room for one of higher priority.
  case preempted
  /// The node is lost: it failed, or was taken away with what ran there.
  case nodeLost
  /// The node is emptied on purpose.
  case drained
  /// Fewer replicas, or fewer nodes, are wanted.
  case scaledDown
  /// The object was deleted.
  case deleted
  /// It waited, or ran, for as long as it may.
  case timedOut
  /// A container failed.
  case crashed
  /// A controller keeps up what is wanted.
  case controller

  /// The cause in JSON and code, as in `nodeLost`; people read its ``label``.
  public var name: String { String(describing: self) }

  /// The cause as people read it, in tables and marks, as in "node lost".
  public var label: String {
    switch self {
    case .external: "from outside"
    case .scheduler: "scheduled"
    case .completed: "completed"
    case .preempted: "preempted"
    case .nodeLost: "node lost"
    case .drained: "node drained"
    case .scaledDown: "scaled down"
    case .deleted: "deleted"
    case .timedOut: "timed out"
    case .crashed: "container failed"
    case .controller: "by a controller"
    }
  }
}
