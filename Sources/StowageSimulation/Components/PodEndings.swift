import StowageCluster
import StowageKernel

/// Ends pods whose time has come.
struct PodEndings: Component {
  let name = "podEndings"
  let phase = Phase.endings
  let observes: Change.Kinds = .podBound

  /// Pods that ran from the start end after the time that they had left.
  mutating func begin(_ turn: inout Turn) throws {
    for pod in turn.cluster.runningPods { schedule(pod, turn) }
  }

  mutating func observe(_ changes: Unread, _ turn: inout Turn) throws {
    let turn = turn
    changes.forEach { change, _ in
      if change.kind == .podBound, let pod = change.pod { schedule(pod, turn) }
    }
  }

  private func schedule(_ pod: PodID, _ turn: Turn) {
    if let end = turn.cluster.endTime(of: pod) { turn.wake(pod.token, at: end) }
  }

  mutating func wake(_ token: UInt64, _ turn: inout Turn) throws {
    let pod = PodID(token: token)
    // It may have left since, or have been taken off its node and begun anew.
    if turn.cluster.endTime(of: pod) == turn.now { turn.stage.complete(pod) }
  }
}
