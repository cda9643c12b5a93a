import StowageCluster
import StowageKernel

/// Gives up pods that have waited for a node for as long as they may.
struct PendingTimeouts: Component {
  let name = "pendingTimeouts"
  let phase = Phase.timeouts
  let observes: Change.Kinds = Change.Kinds(.podArrived)
  /// How long a pod waits.
  let timeout: Milliseconds

  mutating func observe(_ changes: Unread, _ turn: inout Turn) throws {
    let turn = turn
    changes.forEach { change, _ in
      guard change.kind == .podArrived, let pod = change.pod else { return }
      turn.wake(pod.token, at: turn.now + timeout)
    }
  }

  mutating func wake(_ token: UInt64, _ turn: inout Turn) throws {
    let pod = PodID(token: token)
    guard turn.cluster.state(of: pod) == .pending else { return }
    turn.stage.note(givingUp: pod)
    try turn.act(.delete(pod, .timedOut))
  }
}
