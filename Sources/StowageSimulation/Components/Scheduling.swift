import StowageCluster
import StowageKernel
import StowageScheduling

/// Lets a scheduler decide the waiting pods, and does what it says.
struct Scheduling: Component {
  let name = "scheduling"
  let phase = Phase.scheduling
  let hasClock = true
  let scheduler: Scheduler

  mutating func nextInstant(before next: Instant?) -> Instant? { scheduler.nextInstant(before: next) }

  mutating func tick(_ turn: inout Turn) throws {
    scheduler.advance(to: turn.now)
    try schedule(turn)
  }

  mutating func observe(_ changes: Unread, _ turn: inout Turn) throws { try schedule(turn) }

  private func schedule(_ turn: Turn) throws {
    while let decided = scheduler.next(in: turn.cluster, at: turn.now) {
      if case .place(let placement) = decided.decision {
        let reservation = scheduler.reservation(for: decided, in: turn.cluster)
        for action in reservation.actions { try turn.act(action) }
        try turn.stage.bind(decided.pod, to: placement)
        continue
      }
      turn.note(refusalOf: decided, by: scheduler)
      for action in scheduler.actions(for: decided, in: turn.cluster) { try turn.act(action) }
    }
  }
}
