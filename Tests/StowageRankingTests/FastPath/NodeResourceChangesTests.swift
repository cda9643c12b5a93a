import StowageKernel
import StowageScheduling
import Testing

@testable import StowageRanking

struct NodeResourceChangesTests {
  /// An entry as it should be: who changed, and when last.
  private struct Entry: Equatable {
    var node: Int32
    var change: Int
  }

  /// A record that tells of which change it is.
  private func record(_ change: Int) -> NodeResourceRecord {
    var record = NodeResourceRecord()
    record.podsLeft = Double(change)
    return record
  }

  private func entries(of changes: NodeResourceChanges) -> [Entry] {
    (0..<changes.entries.count).map { index in
      Entry(
        node: changes.entries.nodes[index], change: Int(changes.entries.pairs[index / 2].podsLeft[index % 2]))
    }
  }

  @Test(
    "changes are known from any number on, perhaps with one before it, until they are forgotten; who changed 32 changes ago or later has one entry",
    arguments: 1...40)
  func knownFromAnyNumberOn(seed: Int) {
    var random = RandomStream(seed: UInt64(seed), purpose: "room changes")
    let nodeCount = [3, 10, 40, 1_000][random.next(below: 4)]
    var changes = NodeResourceChanges()
    var expected: [Entry] = []
    var latest: [Int32: Int] = [:]
    var forgotten = 0
    for _ in 0..<400 {
      switch random.next(below: 40) {
      case 0:
        let end = changes.end
        changes.forgetAll()
        forgotten = changes.end
        #expect(forgotten == end + 1 && changes.pairs(since: end, below: 50) == nil)
        expected = []
        latest = [:]
      case 1:
        changes.forgetOldest(beyond: 40)
      default:
        let node = Int32(random.next(below: nodeCount))
        let number = changes.end
        changes.reserveCapacity(for: 1, nodeCount: nodeCount)
        changes.append(node, record(number))
        if let before = latest[node], number - before <= 32 { expected.removeAll { $0.change == before } }
        expected.append(Entry(node: node, change: number))
        latest[node] = number
        #expect(changes.end == number + 1)
      }
      let position = random.next(below: changes.end + 1)
      let since = expected.filter { $0.change >= position }
      guard let pairs = changes.pairs(since: position, below: 50) else {
        // A quarter of the entries, or as many changes as there may be entries, are known at least.
        #expect(position < forgotten || since.count >= 10 || changes.end - position > 40, "seed \(seed)")
        continue
      }
      let known = entries(of: changes)
      #expect(Array(known.suffix(since.count)) == since, "seed \(seed)")
      // The last of an odd number is there twice, and one before the first stands in its pair.
      let count = known.count - 2 * pairs.lowerBound
      #expect(since.isEmpty ? count <= 0 : 0...1 ~= count - since.count, "seed \(seed)")
      #expect(pairs.upperBound == changes.entries.pairCount)
      if let last = known.last, !known.count.isMultiple(of: 2) {
        #expect(changes.entries.nodes[known.count] == last.node)
        #expect(changes.entries.pairs[known.count / 2].podsLeft.y == Double(last.change))
      }
    }
  }

  @Test("of more entries than there may be the newest quarter is kept")
  func forgettingEntries() {
    var changes = NodeResourceChanges()
    changes.reserveCapacity(for: 100, nodeCount: 100)
    for node in 0..<100 { changes.append(Int32(node), record(node)) }
    changes.forgetOldest(beyond: 100)
    #expect(changes.entries.count == 100)
    changes.forgetOldest(beyond: 99)
    // The first that is known stands beside one that is not.
    #expect(entries(of: changes) == (74..<100).map { Entry(node: Int32($0), change: $0) })
    #expect(changes.end == 100)
    #expect(changes.pairs(since: 74, below: 1_000) == nil)
    #expect(changes.pairs(since: 75, below: 1_000) == 0..<13)
    #expect(changes.pairs(since: 99, below: 1_000) == 12..<13)
    #expect(changes.pairs(since: 100, below: 1_000) == 13..<13)
  }

  @Test("changes of few nodes are forgotten too, though they have few entries")
  func forgettingChanges() {
    var changes = NodeResourceChanges()
    for change in 0..<401 {
      changes.reserveCapacity(for: 1, nodeCount: 2)
      changes.append(Int32(change % 2), record(change))
      changes.forgetOldest(beyond: 100)
      #expect(changes.pairs(since: max(0, change - 50), below: 1_000) == 0..<1)
    }
    #expect(entries(of: changes) == [Entry(node: 1, change: 399), Entry(node: 0, change: 400)])
    #expect(changes.pairs(since: 300, below: 1_000) == nil)
    #expect(changes.pairs(since: 301, below: 1_000) == 0..<1)
    #expect(changes.end == 401)
  }

  @Test("taking out any of several nodes leaves the others side by side in their order", arguments: 1...9)
  func removing(count: Int) {
    for index in 0..<count {
      var pairs = NodeResourcePairs()
      pairs.reserveCapacity(for: count + 1)
      for node in 0..<count { pairs.append(Int32(node), record(node)) }
      pairs.remove(at: index)
      var left = Array(0..<count)
      left.remove(at: index)
      #expect(pairs.count == left.count)
      for (index, node) in left.enumerated() {
        #expect(pairs.nodes[index] == Int32(node))
        #expect(pairs.pairs[index / 2].podsLeft[index % 2] == Double(node))
      }
    }
  }
}
