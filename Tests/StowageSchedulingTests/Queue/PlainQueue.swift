import StowageCluster
import StowageKernel
import StowageScheduling

/// kube-scheduler's queue word for word: one list, looked through for everything, second by second.
struct PlainQueue {
  enum Place { case active, backoff, pool, gated }

  struct Waiting {
    let pod: PodID
    let kind: Int64
    let priority: Int32
    var place: Place
    var timestamp: Int64
    var sequence: Int
    var refusals = 0
    var rejectors = RejectorSet.none
  }

  var waiting: [Waiting] = []
  private var now: Int64 = 0
  private var sequence = 0

  mutating func add(_ pod: PodID, kind: Int64, priority: Int32, isGated: Bool) {
    sequence += 1
    waiting.append(
      Waiting(
        pod: pod, kind: kind, priority: priority, place: isGated ? .gated : .active, timestamp: now,
        sequence: sequence))
  }

  mutating func advance(to time: Int64) {
    var second = now - now % 1_000 + 1_000
    while second <= time {
      for index in waiting.indices where waiting[index].place == .backoff {
        if !isBackingOff(waiting[index], at: second) { waiting[index].place = .active }
      }
      if second % 30_000 == 0 {
        for index in waiting.indices where waiting[index].place == .pool {
          if second - waiting[index].timestamp > 300_000 { requeue(index, at: second) }
        }
      }
      // Between two flushes only back-offs end.
      let isAnyBackingOff = waiting.contains { $0.place == .backoff }
      second += isAnyBackingOff ? 1_000 : 30_000 - second % 30_000
    }
    now = time
  }

  /// Takes out the next pod.
  mutating func pop() -> Waiting? {
    let active = waiting.filter { $0.place == .active }.min(by: precedes)
    let early = waiting.filter { $0.place == .backoff }.min {
      backoffEnd($0) == backoffEnd($1) ? precedes($0, $1) : backoffEnd($0) < backoffEnd($1)
    }
    guard let next = active ?? early else { return nil }
    waiting.removeAll { $0.pod == next.pod }
    return next
  }

  mutating func refused(_ pod: Waiting, by rejectors: RejectorSet) {
    sequence += 1
    var pod = pod
    pod.place = .pool
    pod.timestamp = now
    pod.sequence = sequence
    pod.refusals += 1
    pod.rejectors = rejectors
    waiting.append(pod)
  }

  mutating func wake(where isHelped: (Waiting) -> Bool) {
    for index in waiting.indices where waiting[index].place == .pool && isHelped(waiting[index]) {
      requeue(index, at: now)
    }
  }

  mutating func ungate(_ pod: PodID) {
    for index in waiting.indices where waiting[index].pod == pod { waiting[index].place = .active }
  }

  private mutating func requeue(_ index: Int, at time: Int64) {
    waiting[index].place = isBackingOff(waiting[index], at: time) ? .backoff : .active
  }

  private func precedes(_ left: Waiting, _ right: Waiting) -> Bool {
    (-Int64(left.priority), left.timestamp, left.sequence) < (-Int64(right.priority), right.timestamp, right.sequence)
  }

  private func backoffEnd(_ pod: Waiting) -> Int64 {
    var backoff: Int64 = 1_000
    for _ in 1..<max(pod.refusals, 1) { backoff = min(backoff * 2, 10_000) }
    return (pod.timestamp + backoff) / 1_000
  }

  private func isBackingOff(_ pod: Waiting, at time: Int64) -> Bool { backoffEnd(pod) >= time / 1_000 }
}
