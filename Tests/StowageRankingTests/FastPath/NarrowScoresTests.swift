import StowageKernel
import StowageScheduling
import Testing

@testable import StowageRanking

struct NarrowScoresTests {
  @Test("narrow scores know the best, how many are, and each of them, as a list does", arguments: 1...40)
  func likeAList(seed: Int) {
    var random = RandomStream(seed: UInt64(seed), purpose: "narrow scores")
    let count = [0, 1, 31, 32, 33, 1_000, 1_024, 1_025, 3_000, 5_000][random.next(below: 10)]
    var narrow = NarrowScores(count: count)
    var list = [Int64](repeating: ScoreSummary.none, count: count)
    for _ in 0..<40 where count > 0 {
      var positions: [Int32] = []
      var words: [UInt64] = []
      for _ in 0..<(1 + random.next(below: [3, 30, 300][random.next(below: 3)])) {
        let position = random.next(below: count)
        let score = [0, 1, 5, 6, 7, 32_767][random.next(below: 6)]
        let hasNone = random.next(below: 3) == 0
        list[position] = hasNone ? ScoreSummary.none : Int64(score)
        let set = hasNone ? NarrowScores.none : Int16(score)
        // Of a word only the low 16 bits count.
        words.append(UInt64(UInt16(bitPattern: set)) | UInt64(random.next(below: 1 << 40)) << 16)
        positions.append(Int32(position))
      }
      var stale = [Int32](repeating: 0, count: positions.count)
      narrow.set(words: words, at: positions.span, with: &stale)
      check(narrow, list, 0..<count, seed)
      let start = random.next(below: count)
      check(narrow, list, start..<(start + random.next(below: count - start + 1)), seed)
    }
    #expect(narrow.summary == summary(list[...]))
  }

  private func summary(_ list: ArraySlice<Int64>) -> ScoreSummary {
    let scores = list.filter { $0 != ScoreSummary.none }
    guard let highest = scores.max() else { return ScoreSummary() }
    return ScoreSummary(
      highest: highest, bestCount: Int32(scores.count { $0 == highest }), count: Int32(scores.count))
  }

  private func check(_ narrow: NarrowScores, _ list: [Int64], _ range: Range<Int>, _ seed: Int) {
    let expected = summary(list[range])
    #expect(narrow.summary(in: range) == expected, "seed \(seed)")
    let best = range.filter { list[$0] == expected.highest && expected.count > 0 }
    let isWhole = range == 0..<list.count
    for rank in best.indices {
      #expect(narrow.position(of: expected.highest, rank: rank, in: range) == best[rank], "seed \(seed)")
      if isWhole { #expect(narrow.bestPosition(of: expected.highest, rank: rank) == best[rank], "seed \(seed)") }
    }
    #expect(narrow.position(of: expected.highest, rank: best.count, in: range) == nil)
    if isWhole {
      #expect(narrow.count == Int(expected.count))
      let members = range.filter { list[$0] != ScoreSummary.none }
      for rank in members.indices { #expect(narrow.position(ofMember: rank) == members[rank], "seed \(seed)") }
      #expect(narrow.position(ofMember: members.count) == nil)
    }
  }
}
