import StowageKernel
import Testing

@testable import StowageCluster

struct PodListTests {
  @Test("the pods of nodes come and go as in lists of their own", arguments: 1...30)
  func likeLists(seed: Int) {
    var random = RandomStream(seed: UInt64(seed), purpose: "pod lists")
    var lists = PodLists()
    var plain: [[PodID]] = []
    var next = 0
    for _ in 0..<600 {
      if plain.isEmpty || random.next(below: 40) == 0 {
        lists.addNode()
        plain.append([])
      }
      let node = random.next(below: plain.count)
      if plain[node].isEmpty || random.next(below: 5) < 3 {
        #expect(lists.append(PodID(next), to: node) == plain[node].count)
        plain[node].append(PodID(next))
        next += 1
      } else {
        let position = random.next(below: plain[node].count)
        let last = plain[node].removeLast()
        let moved = position == plain[node].count ? nil : last
        if let moved { plain[node][position] = moved }
        #expect(lists.remove(at: position, from: node) == moved, "seed \(seed)")
      }
      #expect(Array(lists[node]) == plain[node], "seed \(seed)")
      #expect(lists.busyCount == plain.count { !$0.isEmpty })
    }
    for node in plain.indices { #expect(Array(lists[node]) == plain[node], "seed \(seed)") }
  }

  @Test("a list that somebody holds stays as it was")
  func held() {
    var lists = PodLists()
    lists.addNode()
    _ = lists.append(PodID(7), to: 0)
    let held = lists[0]
    _ = lists.append(PodID(8), to: 0)
    _ = lists.remove(at: 0, from: 0)
    #expect(Array(held) == [PodID(7)])
    #expect(Array(lists[0]) == [PodID(8)])
    #expect(held.startIndex == 0 && held.endIndex == 1 && held[0] == PodID(7))
  }

  @Test("stretches that moved leave less behind than all have together")
  func memory() {
    var lists = PodLists()
    for _ in 0..<50 { lists.addNode() }
    for pod in 0..<5_000 { _ = lists.append(PodID(pod), to: pod % 50) }
    // 100 pods a node: stretches of 8, 16, 32, 64 and 128.
    #expect(lists.pods.count == 50 * (8 + 16 + 32 + 64 + 128))
  }
}
