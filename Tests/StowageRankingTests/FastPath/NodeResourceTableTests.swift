import StowageCluster
import StowageKernel
import StowageModel
import StowageScheduling
import Testing

@testable import StowageRanking

struct NodeResourceTableTests {
  @Test("however often few nodes change, the last entry of each is what it has, and the last changes are known")
  func manyChangesOfFewNodes() throws {
    let cluster = try Cluster(
      nodes: (0..<5).map { number in
        Node(
          metadata: ObjectMeta(name: "n\(number)"),
          allocatable: [.cpu: 64_000, .memory: 64 << 30, .pods: 110])
      })
    let shapes = (1...4).map { PodShape(cpuMilli: Int64(250 * $0), memoryBytes: Int64($0) << 30) }
    var random = RandomStream(seed: 1, purpose: "node rooms")
    var resources = NodeResourceTable()
    resources.catchUp(with: cluster.view)
    var running: [PodID] = []
    var known = resources.changes.end
    var forgets = 0
    for step in 0..<12_000 {
      let position = resources.changes.end
      if running.count > 20 { cluster.complete(running.remove(at: random.next(below: running.count))) }
      let pod = cluster.add(
        PodArrival(time: .origin, name: "p", shape: shapes[random.next(below: 4)], duration: .infinite))
      try cluster.bind(pod, to: Placement(node: NodeID(random.next(below: 5))))
      running.append(pod)
      resources.catchUp(with: cluster.view)
      #expect(resources.changedPairs(since: resources.changes.end)?.isEmpty == true)
      // Who stopped before this step finds what changed in it, unless it is no less work to look at all nodes.
      if let pairs = resources.changedPairs(since: position) { #expect(pairs.count <= 3) }
      if step > 0 && step.isMultiple(of: 500) {
        if let first = (known...resources.changes.end).first(where: {
          resources.changes.pairs(since: $0, below: .max) != nil
        }),
          first > known
        {
          forgets += 1
          known = first
        }
        for node in 0..<5 {
          let index = try #require(
            resources.changes.entries.nodes.prefix(resources.changes.entries.count).lastIndex(of: Int32(node)))
          let record = NodeResourceRecord(cluster.view.amounts(of: NodeID(node)))
          #expect(resources.changes.entries.pairs[index / 2].requestedCPU[index % 2] == record.requestedCPU)
          #expect(resources.changes.entries.pairs[index / 2].requestedMemory[index % 2] == record.requestedMemory)
        }
      }
    }
    // More than four times 4,096 changes, which is where they begin to be forgotten.
    #expect(forgets > 0)
  }
}
