import StowageCluster
import StowageKernel
import StowageModel
import Testing

@testable import StowageScheduling

struct RoomKernelTests {
  /// Amounts at which a hundredth of the whole, nothing, everything, and the limits of exactness lie.
  private static func amount(_ random: inout RandomStream, below whole: Int64) -> Int64 {
    switch random.next(below: 8) {
    case 0: 0
    case 1: whole
    case 2: max(0, whole - 1)
    case 3: whole + 1
    case 4: whole / 100 * Int64(random.next(below: 101))
    case 5: max(0, whole / 100 * Int64(random.next(below: 101)) - 1)
    default: Int64(random.next(below: Int(max(1, min(whole, 1 << 60)))))
    }
  }

  private static func whole(_ random: inout RandomStream) -> Int64 {
    switch random.next(below: 8) {
    case 0: 0
    case 1: 1
    case 2: Int64(1 + random.next(below: 300))
    case 3: RoomRecord.largest
    case 4: RoomRecord.largest + 1
    case 5: RoomRecord.largest - Int64(random.next(below: 1_000))
    default: Int64(1 + random.next(below: 1 << 40))
    }
  }

  private static func scorers(_ random: inout RandomStream) -> [Profile.Scorer] {
    let resources = [
      NodeResourcesFitScore.Resource(.cpu, weight: Int64(1 + random.next(below: 3))),
      NodeResourcesFitScore.Resource(.memory, weight: Int64(1 + random.next(below: 3))),
    ]
    let fullness: any ScorePlugin =
      switch random.next(below: 4) {
      case 0: NodeResourcesFitScore(.least, resources: resources, seesPodLevelRequests: true)
      case 1: NodeResourcesFitScore(.most, resources: resources.reversed())
      case 2: NodeResourcesAllocated(.least)
      default: NodeResourcesAllocated(.most)
      }
    let balance = NodeResourcesBalancedAllocation(random.next(below: 2) == 0 ? .evenness : .improvement)
    return [
      Profile.Scorer(fullness, weight: Int64(random.next(below: 4))),
      Profile.Scorer(balance, weight: Int64(1 + random.next(below: 3))),
    ]
  }

  @Test("what is worked out in floating point is what the rules say in whole numbers", arguments: 1...60)
  func likeTheRules(seed: Int) throws {
    var random = RandomStream(seed: UInt64(seed), purpose: "room kernel")
    var compared = 0
    for _ in 0..<60 {
      let (cpu, memory) = (Self.whole(&random), Self.whole(&random))
      var allocatable: ResourceList = [.cpu: cpu, .memory: memory]
      if random.next(below: 4) > 0 { allocatable[.pods] = Int64(random.next(below: 4)) }
      let cluster = try Cluster(nodes: [Node(metadata: ObjectMeta(name: "a"), allocatable: allocatable)])
      for _ in 0..<random.next(below: 3) {
        let shape = PodShape(
          cpuMilli: Self.amount(&random, below: cpu), memoryBytes: Self.amount(&random, below: memory))
        let pod = cluster.add(PodArrival(time: .origin, name: "p", shape: shape, duration: .infinite))
        try cluster.bind(pod, to: Placement(node: NodeID(0)), overcommitting: true)
      }
      let shape = PodShape(
        cpuMilli: Self.amount(&random, below: cpu), memoryBytes: Self.amount(&random, below: memory))
      let pod = cluster.add(PodArrival(time: .origin, name: "q", shape: shape, duration: .infinite))
      let info = try #require(PodInfo(pod, in: cluster.view))
      let filter = NodeResourcesFit()
      let scorers = Self.scorers(&random)
      let room = RoomRecord(cluster.view.amounts(of: NodeID(0)))
      guard room.isPlain,
        let kernel = RoomKernel(info, filters: [filter], scorers: scorers, in: cluster.view)
      else { continue }
      compared += 1
      let fits = filter.reject(info, on: NodeID(0), in: cluster.view) == nil
      #expect(kernel.fits(room) == fits, "seed \(seed)")
      if !fits { continue }
      let total = scorers.reduce(0) {
        $0 + $1.weight * $1.plugin.score(info, on: NodeID(0), in: cluster.view)
      }
      #expect(kernel.score(room) == total, "seed \(seed): \(scorers), \(cpu), \(memory)")
      #expect(kernel.bounds.contains(total), "seed \(seed)")
    }
    #expect(compared > 5)
  }

  @Test("whole numbers in floating point are cut as they should, up to 2^51")
  func floor() {
    for value in [0, 0.25, 0.5, 0.75, 1, 1.5, 2.5, 99.99999999999999, 100, 0x1p50 + 0.5, 0x1p51 - 1] {
      let floor = WholeNumbers.floor(SIMD2(value, value))
      #expect(floor.x == value.rounded(.down))
      #expect(floor.y == value.rounded(.down))
    }
    for value in [0, 1, -1, 1 << 50, -(1 << 50)] as [Int64] {
      #expect(WholeNumbers.integer(Double(value)) == value)
    }
  }

  @Test("a pod that asks for something else, or a plugin that is no formula, is left to the rules")
  func noFormula() throws {
    let cluster = try Cluster(nodes: [
      Node(metadata: ObjectMeta(name: "a"), allocatable: [.cpu: 1_000, .memory: 1 << 30, .ephemeralStorage: 1 << 30])
    ])
    func kernel(_ requests: ResourceList, _ scorers: [any ScorePlugin]) throws -> RoomKernel? {
      var spec = PodSpec()
      spec.containers = [Container(name: "main", resources: ResourceRequirements(requests: requests))]
      let pod = cluster.add(
        PodArrival(time: .origin, name: "p", shape: PodShape(spec: spec), duration: .infinite))
      let info = try #require(PodInfo(pod, in: cluster.view))
      return RoomKernel(
        info, filters: [NodeResourcesFit()], scorers: scorers.map { Profile.Scorer($0) }, in: cluster.view)
    }
    #expect(try kernel([.cpu: 1], [NodeResourcesFitScore()]) != nil)
    #expect(try kernel([.cpu: 1, .ephemeralStorage: 1], [NodeResourcesFitScore()]) == nil)
    #expect(try kernel([.cpu: 1], [RemainingRoom(.least)]) == nil)
    #expect(try kernel([.cpu: 1], [NodeResourcesFitScore(), NodeResourcesAllocated(.most)]) == nil)
    #expect(try kernel([.cpu: RoomRecord.largest + 1], [NodeResourcesFitScore()]) == nil)
    let storage = NodeResourcesFitScore(.least, resources: [.init(.cpu), .init(.ephemeralStorage)])
    #expect(try kernel([.cpu: 1], [storage]) == nil)
  }
}
