import StowageKernel
import StowageScheduling
import Testing

@testable import StowageRanking

struct PositionTotalsTests {
  @Test("totals of any set of places, set and added to, tell the highest and who has it", arguments: 1...40)
  func likeAList(seed: Int) {
    var random = RandomStream(seed: UInt64(seed), purpose: "place totals")
    let count = [1, 63, 64, 65, 200, 640][random.next(below: 6)]
    var totals = PositionTotals(count: count)
    for _ in 0..<10 {
      let base = (0..<count).map { _ in Int64(random.next(below: 4)) - 2 }
      let scores = (0..<count).map { _ in Int64(random.next(below: 5)) + 7 }
      // Words of all places, of some, and of none.
      var positions = PositionSet(allOf: count)
      switch random.next(below: 3) {
      case 0: positions.filter { $0 / 64 % 2 == 0 || random.next(below: 3) == 0 }
      case 1: positions.filter { $0 >= 100 }
      default: break
      }
      let members = (0..<count).filter(positions.contains)
      #expect(positions.range(of: base).lowest == members.map { base[$0] }.min() ?? .max)
      #expect(positions.range(of: base).highest == members.map { base[$0] }.max() ?? .min)

      func check(_ highest: Int64, _ expected: (Int) -> Int64) {
        #expect(highest == members.map(expected).max() ?? .min, "seed \(seed)")
        if members.isEmpty { return }
        #expect(
          totals.positions(of: highest, among: positions) == members.filter { expected($0) == highest }, "seed \(seed)")
      }
      check(totals.set(positions) { base[$0] }) { base[$0] }
      check(totals.add(to: positions) { scores[$0] }) { base[$0] + scores[$0] }
    }
  }
}
