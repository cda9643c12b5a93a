import StowageCluster
import StowageKernel
import StowageModel
import StowageScheduling
import Testing

@testable import StowageRanking

extension CapacityKernel {
  /// What the scores of a plain node add up to; `nil` where the pod does not fit.
  fileprivate func total(_ record: NodeResourceRecord) -> Int64? {
    var totals = PairTotals()
    totals.rank([NodeResourcePair(record, record)], 0..<1, by: self)
    return Self.total(in: totals.totals[0]).map(Int64.init)
  }
}

struct CapacityKernelTests {
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
    case 3: NodeResourceRecord.largest
    case 4: NodeResourceRecord.largest + 1
    case 5: NodeResourceRecord.largest - Int64(random.next(below: 1_000))
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
      let record = NodeResourceRecord(cluster.view.amounts(of: NodeID(0)))
      guard record.isPlain,
        let kernel = CapacityKernel(info, filters: [PreparedFilter(filter)], scorers: scorers, in: cluster.view)
      else { continue }
      compared += 1
      let fits = filter.reject(info, on: NodeID(0), in: cluster.view) == nil
      if !fits {
        #expect(kernel.total(record) == nil, "seed \(seed)")
        continue
      }
      let total = scorers.reduce(0) {
        $0 + $1.weight * $1.plugin.score(info, on: NodeID(0), in: cluster.view)
      }
      #expect(kernel.total(record) == total, "seed \(seed): \(scorers), \(cpu), \(memory)")
      #expect(kernel.bounds.contains(total), "seed \(seed)")
    }
    #expect(compared > 5)
  }

  @Test("whole numbers in floating point are cut as they should, up to 2^51")
  func floor() {
    for value in [0, 0.25, 0.5, 0.75, 1, 1.5, 2.5, 99.99999999999999, 100, 0x1p50 + 0.5, 0x1p51 - 1] {
      let floor = PairedNumbers.floor(SIMD2(value, value))
      #expect(floor.x == value.rounded(.down))
      #expect(floor.y == value.rounded(.down))
    }
    var halves = (0...1_000).map { Double($0) / 2 }
    halves += [0x1p40 + 0.5, 0x1p50 - 0.5, 0x1p51 - 1]
    for value in halves {
      let floor = PairedNumbers.floorOfHalves(SIMD2(value, 0))
      #expect(floor.x == value.rounded(.down))
      #expect(floor.y == 0)
    }
    for value in [0, 1, -1, 1 << 30, -(1 << 30)] as [Int64] {
      #expect(
        PairedNumbers.bits(SIMD2(Double(value), 0) + PairedNumbers.lowHalfStart)
          == SIMD2(0x4338_0000_0000_0000 &+ UInt64(bitPattern: value), 0x4338_0000_0000_0000))
    }
  }

  @Test("nodes side by side come to what each does alone, whatever their number", arguments: 0...9)
  func sideBySide(count: Int) throws {
    var random = RandomStream(seed: UInt64(count), purpose: "pairs")
    let cluster = try Cluster(
      nodes: (0..<10).map { number in
        Node(
          metadata: ObjectMeta(name: "n\(number)"),
          allocatable: [
            .cpu: 1_000 * Int64(1 + random.next(below: 4)), .memory: 4 << 30, .pods: Int64(random.next(below: 3)),
          ])
      })
    let pod = cluster.add(
      PodArrival(
        time: .origin, name: "p", shape: PodShape(cpuMilli: 1_500, memoryBytes: 1 << 30), duration: .infinite))
    let info = try #require(PodInfo(pod, in: cluster.view))
    let scorers = [Profile.Scorer(NodeResourcesFitScore()), Profile.Scorer(NodeResourcesBalancedAllocation())]
    let kernel = try #require(
      CapacityKernel(info, filters: [PreparedFilter(NodeResourcesFit())], scorers: scorers, in: cluster.view))
    let records = (0..<10).map { NodeResourceRecord(cluster.view.amounts(of: NodeID($0))) }
    var pairs = NodeResourcePairs()
    // In parts, of which some end in the middle of a pair.
    while pairs.count < count {
      let part = min(1 + random.next(below: 3), count - pairs.count)
      pairs.append((0..<Int32(part)).map { Int32(pairs.count) + $0 } + [-1], part, of: records)
    }
    #expect(pairs.count == count)
    #expect(pairs.pairCount == (count + 1) / 2)
    var totals = PairTotals()
    totals.rank(pairs.pairs, 0..<pairs.pairCount, by: kernel)
    for index in 0..<2 * pairs.pairCount {
      // The last of an odd number is there twice.
      let node = min(index, count - 1)
      let alone = kernel.total(records[node])
      #expect(Int(pairs.nodes[index]) == node)
      #expect(CapacityKernel.total(in: totals.totals[index]).map(Int64.init) == alone)
    }
  }

  @Test("a pod that asks for something else, or a plugin that is no formula, is left to the rules")
  func noFormula() throws {
    let cluster = try Cluster(nodes: [
      Node(metadata: ObjectMeta(name: "a"), allocatable: [.cpu: 1_000, .memory: 1 << 30, .ephemeralStorage: 1 << 30])
    ])
    func kernel(_ requests: ResourceList, _ scorers: [any ScorePlugin]) throws -> CapacityKernel? {
      var spec = PodSpec()
      spec.containers = [Container(name: "main", resources: ResourceRequirements(requests: requests))]
      let pod = cluster.add(
        PodArrival(time: .origin, name: "p", shape: PodShape(spec: spec), duration: .infinite))
      let info = try #require(PodInfo(pod, in: cluster.view))
      return CapacityKernel(
        info, filters: [PreparedFilter(NodeResourcesFit())], scorers: scorers.map { Profile.Scorer($0) },
        in: cluster.view)
    }
    #expect(try kernel([.cpu: 1], [NodeResourcesFitScore()]) != nil)
    #expect(try kernel([.cpu: 1, .ephemeralStorage: 1], [NodeResourcesFitScore()]) == nil)
    #expect(try kernel([.cpu: 1], [RemainingCapacity(.least)]) == nil)
    #expect(try kernel([.cpu: 1], [NodeResourcesFitScore(), NodeResourcesAllocated(.most)]) == nil)
    #expect(try kernel([.cpu: NodeResourceRecord.largest + 1], [NodeResourcesFitScore()]) == nil)
    let storage = NodeResourcesFitScore(.least, resources: [.init(.cpu), .init(.ephemeralStorage)])
    #expect(try kernel([.cpu: 1], [storage]) == nil)
  }
}
