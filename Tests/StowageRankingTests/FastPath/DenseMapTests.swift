import StowageKernel
import StowageScheduling
import Testing

@testable import StowageRanking

struct DenseMapTests {
  @Test("values are found by number and by place, as in a dictionary, whatever was given up", arguments: 1...20)
  func likeADictionary(seed: Int) {
    var random = RandomStream(seed: UInt64(seed), purpose: "dense map")
    var map = DenseMap<Int>()
    var expected: [Int: Int] = [:]
    for step in 0..<300 {
      let number = random.next(below: 30)
      switch (map.place(of: number), random.next(below: 20)) {
      case (_, 0):
        map.removeAll()
        expected = [:]
      case (nil, _):
        let place = map.insert(step, for: number)
        #expect(map[place] == step)
        expected[number] = step
      case (let place?, 1...9):
        map.remove(at: place)
        expected[number] = nil
      case (let place?, _):
        map[place] += 1_000
        expected[number]? += 1_000
      }
      #expect(map.count == expected.count, "seed \(seed)")
      for number in 0..<30 {
        #expect(map.place(of: number).map { map[$0] } == expected[number], "seed \(seed)")
      }
      #expect(map.values.sorted() == expected.values.sorted(), "seed \(seed)")
    }
  }
}
