import StowageKernel
import StowageScheduling
import Testing

@testable import StowageRanking

struct ScoreTreeTests {
  @Test("a tree knows the best, how many are, and each of them, as a list does", arguments: 1...40)
  func likeAList(seed: Int) {
    var random = RandomStream(seed: UInt64(seed), purpose: "score tree")
    let count = [0, 1, 5, 16, 17, 255, 256, 257, 1_000, 5_000][random.next(below: 10)]
    var tree = ScoreTree(count: count)
    var list = [Int64](repeating: ScoreTree.none, count: count)
    for _ in 0..<60 where count > 0 {
      for _ in 0..<(1 + random.next(below: 30)) {
        let position = random.next(below: count)
        list[position] = random.next(below: 3) == 0 ? ScoreTree.none : Int64(random.next(below: 6)) - 2
        tree.set(list[position], at: position)
      }
      check(tree, list, 0..<count, seed)
      let start = random.next(below: count)
      check(tree, list, start..<(start + random.next(below: count - start + 1)), seed)
    }
    #expect(tree.summary == summary(list[...]))
  }

  private func summary(_ list: ArraySlice<Int64>) -> ScoreSummary {
    let scores = list.filter { $0 != ScoreTree.none }
    guard let highest = scores.max() else { return ScoreSummary() }
    return ScoreSummary(
      highest: highest, bestCount: Int32(scores.count { $0 == highest }), count: Int32(scores.count))
  }

  private func check(_ tree: ScoreTree, _ list: [Int64], _ range: Range<Int>, _ seed: Int) {
    let expected = summary(list[range])
    #expect(tree.summary(in: range) == expected, "seed \(seed)")
    let best = range.filter { list[$0] == expected.highest && expected.count > 0 }
    for rank in best.indices {
      #expect(tree.position(of: expected.highest, rank: rank, in: range) == best[rank], "seed \(seed)")
      if range == 0..<list.count { #expect(tree.bestPosition(rank: rank) == best[rank], "seed \(seed)") }
    }
    #expect(tree.position(of: expected.highest, rank: best.count, in: range) == nil)
    if range == 0..<list.count {
      let members = range.filter { list[$0] != ScoreTree.none }
      for rank in members.indices { #expect(tree.position(ofMember: rank) == members[rank], "seed \(seed)") }
      #expect(tree.position(ofMember: members.count) == nil)
    }
  }
}
