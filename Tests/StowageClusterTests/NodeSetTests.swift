import StowageCluster
import StowageKernel
import Testing

struct NodeSetTests {
  @Test("a set of all nodes has each of them and nothing beyond", arguments: [0, 1, 63, 64, 65, 200])
  func all(capacity: Int) {
    let set = NodeSet(allOf: capacity)
    #expect(set.count == capacity)
    #expect(set.indexes == Array(0..<capacity))
    #expect(set.firstIndex == (capacity == 0 ? nil : 0))
    #expect(set.isEmpty == (capacity == 0))
  }

  @Test("operations agree with those of a plain set", arguments: 1...20)
  func agreesWithSet(seed: Int) {
    var random = RandomStream(seed: UInt64(seed))
    let capacity = 1 + random.next(below: 200)
    var set = NodeSet(capacity: capacity)
    var plain = Set<Int>()
    for _ in 0..<100 {
      let node = random.next(below: capacity)
      if random.next(below: 3) == 0 {
        set.remove(NodeID(node))
        plain.remove(node)
      } else {
        set.insert(NodeID(node))
        plain.insert(node)
      }
    }
    let sorted = plain.sorted()
    #expect(set.indexes == sorted)
    for (rank, node) in sorted.enumerated() { #expect(set.index(ofMember: rank) == node) }
    #expect(set.index(ofMember: sorted.count) == nil)
    let column = (0..<capacity).map { _ in Int64(random.next(below: 10)) }
    var atLeast = set
    atLeast.retain(whereAtLeast: 5, in: column)
    #expect(atLeast.indexes == sorted.filter { column[$0] >= 5 })
    var even = set
    even.filter { $0 % 2 == 0 }
    #expect(even.indexes == sorted.filter { $0 % 2 == 0 })
    set.subtract(even)
    #expect(set.indexes == sorted.filter { $0 % 2 == 1 })
  }
}
