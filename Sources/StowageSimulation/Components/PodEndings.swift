import StowageCluster
import StowageKernel

/// Ends pods whose time has come.
struct PodEndings: Component {
  let name = "podEndings"
  let phase = Phase.endings

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
    guard turn.cluster.state(of: pod) == .running else { return }
    turn.wake(pod.token, at: end(of: pod, turn.cluster))
  }

  /// When a running pod ends; one that ran from the start has begun at the origin.
  private func end(of pod: PodID, _ cluster: ClusterView) -> Instant {
    (cluster.startTime(of: pod) ?? .origin) + cluster.duration(of: pod)
  }

  mutating func wake(_ token: UInt64, _ turn: inout Turn) throws {
    let pod = PodID(token: token)
    // It may have left since, or have been taken off its node and begun anew.
    guard turn.cluster.state(of: pod) == .running, end(of: pod, turn.cluster) == turn.now else { return }
    try turn.act(.complete(pod))
  }
}
