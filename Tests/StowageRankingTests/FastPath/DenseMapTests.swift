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
      switch (map.index(of: number), random.next(below: 20)) {
      case (_, 0):
        map.removeAll()
        expected = [:]
      case (nil, _):
        let index = map.insert(step, for: number)
        #expect(map[index] == step)
        expected[number] = step
      case (let index?, 1...9):
        map.remove(at: index)
        expected[number] = nil
      case (let index?, _):
        map[index] += 1_000
        expected[number]? += 1_000
      }
      #expect(map.count == expected.count, "seed \(seed)")
      for number in 0..<30 {
        #expect(map.index(of: number).map { map[$0] } == expected[number], "seed \(seed)")
      }
      #expect(map.values.sorted() == expected.values.sorted(), "seed \(seed)")
    }
  }
}
