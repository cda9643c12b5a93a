import StowageKernel
import Testing

struct EventQueueTests {
  @Test("events come by time, then by rank, then in the order in which they were scheduled")
  func totalOrder() {
    var queue = EventQueue<String>()
    queue.schedule("late", at: .seconds(9))
    queue.schedule("second at 5", at: .seconds(5), rank: 1)
    queue.schedule("third at 5", at: .seconds(5), rank: 1)
    queue.schedule("first at 5", at: .seconds(5), rank: 0)
    queue.schedule("early", at: .seconds(1))
    var order: [String] = []
    while let (_, event) = queue.next() { order.append(event) }
    #expect(order == ["early", "first at 5", "second at 5", "third at 5", "late"])
  }

  @Test("a random future comes out sorted, whatever the order in", arguments: 1...20)
  func sorted(seed: Int) {
    var stream = RandomStream(seed: UInt64(seed))
    var queue = EventQueue<Int>()
    var expected: [(Int64, Int)] = []
    for number in 0..<500 {
      let time = Int64(stream.next(below: 50))
      queue.schedule(number, at: Instant(milliseconds: time))
      expected.append((time, number))
    }
    expected.sort { $0 < $1 }
    for (time, number) in expected {
      let next = queue.next()
      #expect(next?.time.milliseconds == time && next?.event == number)
    }
    #expect(queue.isEmpty)
  }
}
