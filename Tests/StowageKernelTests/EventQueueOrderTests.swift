import StowageKernel
import Testing

/// The queue beside a plain list of all waiting events that is searched for the first one.
struct EventQueueOrderTests {
  /// What a future is, said as simply as possible.
  private struct PlainFuture {
    var waiting: [(time: Int64, rank: UInt8, number: Int)] = []

    mutating func next() -> (time: Int64, number: Int)? {
      guard let first = waiting.indices.min(by: { key($0) < key($1) }) else { return nil }
      let event = waiting.remove(at: first)
      return (event.time, event.number)
    }

    private func key(_ index: Int) -> (Int64, UInt8, Int) {
      (waiting[index].time, waiting[index].rank, waiting[index].number)
    }
  }

  /// Both futures, of which everything is asked at once.
  private struct Futures {
    var queue = EventQueue<Int>()
    var plain = PlainFuture()
    var number = 0
    var now: Int64 = 0

    mutating func schedule(at time: Int64, rank: UInt8 = 0) {
      queue.schedule(number, at: Instant(milliseconds: time), rank: rank)
      plain.waiting.append((time, rank, number))
      number += 1
    }

    mutating func checkNext() {
      let earliest = plain.waiting.map(\.time).min()
      #expect(queue.nextTime?.milliseconds == earliest)
      let (found, expected) = (queue.next(), plain.next())
      #expect(found?.time.milliseconds == expected?.time && found?.event == expected?.number)
      #expect(queue.count == plain.waiting.count && queue.isEmpty == plain.waiting.isEmpty)
      now = expected?.time ?? now
    }

    mutating func checkAll() {
      for _ in 0...plain.waiting.count { checkNext() }
    }
  }

  /// How far ahead events are scheduled.
  enum Horizon: CaseIterable {
    case instant, near, far, mixed, anywhere

    func time(after now: Int64, _ chance: inout RandomStream) -> Int64 {
      switch self {
      case .instant: now
      case .near: now + Int64(chance.next(below: 50))
      case .far: now + Int64(chance.next(below: 1_000_000))
      // Lengths of 2^0 to 2^40 ms, each size as likely as any other.
      case .mixed: now + Int64(chance.next(below: 1 << chance.next(below: 41)))
      // All of Int64, the past included.
      case .anywhere: Int64(bitPattern: chance.next())
      }
    }
  }

  @Test("whatever is scheduled and taken in turn, the queue gives what a plain list does", arguments: 1...10)
  func random(seed: UInt64) {
    for horizon in Horizon.allCases {
      var chance = RandomStream(seed: seed, purpose: "\(horizon)")
      var both = Futures()
      // Growing, level and shrinking: many waiting events, few, and none.
      for (schedules, takes) in [(4, 1), (1, 1), (1, 4), (9, 10)] {
        for _ in 0..<300 {
          if chance.next(below: schedules + takes) < schedules {
            both.schedule(
              at: horizon.time(after: both.now, &chance), rank: UInt8(chance.next(below: 3)))
          } else {
            both.checkNext()
          }
        }
      }
      both.checkAll()
    }
  }

  @Test("times at both ends of the range come in order, with gaps of the whole range between", arguments: 1...5)
  func extremes(seed: UInt64) {
    let times: [Int64] = [.min, .min + 1, -1, 0, 1, 1 << 52, .max - 1, .max]
    var chance = RandomStream(seed: seed)
    var both = Futures()
    for _ in 0..<400 {
      if chance.next(below: 2) == 0 {
        both.schedule(at: times[chance.next(below: times.count)], rank: chance.next(below: 2) == 0 ? 0 : .max)
      } else {
        both.checkNext()
      }
    }
    both.checkAll()
  }

  @Test("what is scheduled before the last event taken comes next, the earliest first")
  func past() {
    var both = Futures()
    for time in stride(from: Int64(0), to: 100_000, by: 100) { both.schedule(at: time) }
    for _ in 0..<500 { both.checkNext() }
    // More than enough to make the queue cut back its front, all before 49,900.
    for step in 0..<400 { both.schedule(at: Int64(step * 7_919 % 40_000) - 20_000) }
    both.checkAll()
  }

  @Test("events that wait long do not come before those scheduled later for earlier", arguments: 1...5)
  func longWaits(seed: UInt64) {
    var chance = RandomStream(seed: seed)
    var both = Futures()
    both.schedule(at: 1 << 40)
    both.schedule(at: 1 << 41)
    // With little in the queue the front reaches far ahead; then 400 events crowd there.
    both.checkNext()
    for _ in 0..<3 {
      for _ in 0..<400 { both.schedule(at: both.now + Int64(chance.next(below: 1 << 39))) }
      for _ in 0..<350 { both.checkNext() }
    }
    both.checkAll()
  }

  @Test("a thousand events at one instant come by rank, then in the order in which they were scheduled")
  func oneInstant() {
    var both = Futures()
    for number in 0..<1_000 { both.schedule(at: 5_000, rank: UInt8(number % 3)) }
    both.checkNext()
    for _ in 0..<300 { both.schedule(at: 5_000) }
    both.checkAll()
  }

  @Test("a copy of a queue goes its own way")
  func copies() {
    var queue = EventQueue<Int>()
    for number in 0..<100 { queue.schedule(number, at: Instant(milliseconds: Int64(number * 37 % 100))) }
    var copy = queue
    copy.schedule(-1, at: .origin, rank: 0)
    #expect(queue.next()?.event == 0 && copy.next()?.event == 0)
    #expect(copy.next()?.event == -1 && queue.count == 99 && copy.count == 99)
    while copy.next() != nil {}
    #expect(queue.count == 99)
  }

  @Test("events that hold memory are kept and let go as others are")
  func references() {
    final class Token {}
    weak var last: Token?
    var queue = EventQueue<Token>()
    for number in 0..<300 {
      let token = Token()
      last = token
      queue.schedule(token, at: Instant(milliseconds: Int64(number * 7 % 300)))
    }
    #expect(last != nil)
    while queue.next() != nil {}
    #expect(last == nil)
  }
}
