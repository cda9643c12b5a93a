import StowageCluster
import StowageKernel

/// A queue that changes in its place, which a value behind a protocol does not.
class QueueBox {
  func advance(to now: Instant) {}
  func add(_ pod: PodInfo, at now: Instant) {}
  func observe(_ changes: Unread, of scheduler: SchedulerContext) {}
  func next(at now: Instant) -> PodID? { nil }
  func isRefusedAgain(_ pod: PodID, of scheduler: SchedulerContext) -> Bool { false }
  func refused(_ pod: PodInfo, of scheduler: SchedulerContext) {}
  func nextInstant(before next: Instant?) -> Instant? { next }
  var waiting: [PodID] { [] }

  /// The box for a queue.
  static func make(_ queue: some PodQueue) -> QueueBox { Box(queue) }
}

private final class Box<Queue: PodQueue>: QueueBox {
  // No overlap: a queue knows no box.
  @exclusivity(unchecked) private var queue: Queue

  init(_ queue: Queue) { self.queue = queue }

  override func advance(to now: Instant) { queue.advance(to: now) }
  override func add(_ pod: PodInfo, at now: Instant) { queue.add(pod, at: now) }
  override func observe(_ changes: Unread, of scheduler: SchedulerContext) { queue.observe(changes, of: scheduler) }
  override func next(at now: Instant) -> PodID? { queue.next(at: now) }
  override func isRefusedAgain(_ pod: PodID, of scheduler: SchedulerContext) -> Bool {
    queue.isRefusedAgain(pod, of: scheduler)
  }
  override func refused(_ pod: PodInfo, of scheduler: SchedulerContext) { queue.refused(pod, of: scheduler) }
  override func nextInstant(before next: Instant?) -> Instant? { queue.nextInstant(before: next) }
  override var waiting: [PodID] { queue.waiting }
}
