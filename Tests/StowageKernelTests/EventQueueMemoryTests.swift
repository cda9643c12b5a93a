import Testing

@testable import StowageKernel

struct EventQueueMemoryTests {
  // An entry with a 32-bit event has 24 bytes. Arrays that grow have room for twice as much at most, which is 48.
  @Test("10,000 timers hold at most 64 bytes each", arguments: 1...3)
  func held(seed: UInt64) {
    var stream = RandomStream(seed: seed)
    var queue = EventQueue<Int32>()
    for number in 0..<10_000 {
      queue.schedule(Int32(number), at: Instant(milliseconds: Int64(stream.next(below: 1_000_000))))
    }
    var most = 0
    for number in 0..<30_000 {
      guard let (time, event) = queue.next() else { break }
      queue.schedule(event, at: time + Milliseconds(Int64(stream.next(below: 1_000_000))))
      if number % 100 == 0 {
        most = max(most, queue.far.reduce(queue.near.events.capacity) { $0 + $1.events.capacity })
      }
    }
    #expect(most * MemoryLayout<ScheduledEvent<Int32>>.stride <= 64 * queue.count, "seed \(seed)")
  }

  @Test("a large bucket gives its memory back when it is dealt out, a small one keeps it", arguments: [100, 10_000])
  func dealt(count: Int) {
    var queue = EventQueue<Int32>()
    // All in the upper half of one power of two: one bucket.
    for number in 0..<count {
      queue.schedule(Int32(number), at: Instant(milliseconds: 1 << 30 + Int64(number) * 1_000))
    }
    queue.schedule(-1, at: .origin)
    #expect(queue.next()?.event == -1)
    let bucket = queue.occupied.trailingZeroBitCount
    #expect(queue.far[bucket].events.count == count)
    #expect(queue.next()?.event == 0)
    #expect((queue.far[bucket].events.capacity > 0) == (count == 100))
    for number in 1..<Int32(count) { #expect(queue.next()?.event == number) }
  }
}
