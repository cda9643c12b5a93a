import StowageCluster
import StowageKernel
import StowageModel
import StowageScheduling
import StowageTesting
import Testing

@testable import StowagePolicies

struct FragmentationLedgerTests {
  private func cluster(gpus: Int, cpu: Int64 = 64_000, models: [String] = ["T4"]) throws -> Cluster {
    try Cluster(nodes: [
      Node(
        metadata: ObjectMeta(name: "a"), allocatable: [.cpu: cpu, .memory: 1 << 40],
        devices: (0..<gpus).map { GPUDevice(model: models[$0 % models.count]) })
    ])
  }

  private func bind(_ pod: PodShape, to device: Int, of cluster: Cluster) throws {
    let id = cluster.add(PodArrival(time: .origin, name: "p", shape: pod, duration: .infinite))
    try cluster.bind(id, to: Placement(node: NodeID(0), devices: DeviceSet(device: device)))
  }

  private func ratio(_ demands: [TypicalDemand], _ cluster: Cluster) -> Double {
    FragmentationLedger(TypicalPods(demands: demands), cluster: cluster.view).ratio
  }

  @Test("an empty node is fragmented by as much as the pods without GPUs are")
  func plainPods() throws {
    // One of four pods asks for no GPU: for it all that is idle is of no use.
    let demands = [
      TypicalDemand(cpuMilli: 1_000, gpu: nil, count: 1),
      TypicalDemand(cpuMilli: 1_000, gpu: GPURequest(milli: 500), count: 3),
    ]
    #expect(try ratio(demands, cluster(gpus: 2)) == 0.25)
  }

  @Test("what is left on a device that is too small for a share is fragmented for it; the rest is not")
  func smallRest() throws {
    // 700 of device 0 are taken: 300 are left there, too little for 500, and 1000 on device 1: 300 of 1300.
    let cluster = try cluster(gpus: 2)
    try bind(PodShape(cpuMilli: 1_000, memoryBytes: 1, gpu: GPURequest(milli: 700)), to: 0, of: cluster)
    let demands = [TypicalDemand(cpuMilli: 1_000, gpu: GPURequest(milli: 500), count: 1)]
    #expect(ratio(demands, cluster) == 300.0 / 1_300)
  }

  @Test("where CPU, GPUs or the right model are short, all that is idle is fragmented")
  func short() throws {
    let share = GPURequest(milli: 100)
    #expect(try ratio([TypicalDemand(cpuMilli: 65_000, gpu: share, count: 1)], cluster(gpus: 2)) == 1)
    let three = GPURequest(wholeDevices: 3)
    #expect(try ratio([TypicalDemand(cpuMilli: 1_000, gpu: three, count: 1)], cluster(gpus: 2)) == 1)
    let other = GPURequest(milli: 100, models: ["A10"])
    #expect(try ratio([TypicalDemand(cpuMilli: 1_000, gpu: other, count: 1)], cluster(gpus: 2)) == 1)
  }

  @Test("on a node with several models only the devices of an accepted one count, on large nodes too")
  func severalModels() throws {
    // 12 devices, every other one an A10: 6000 of 12000 are usable.
    let cluster = try cluster(gpus: 12, models: ["T4", "A10"])
    let demands = [TypicalDemand(cpuMilli: 1_000, gpu: GPURequest(milli: 100, models: ["A10"]), count: 1)]
    #expect(ratio(demands, cluster) == 0.5)
    let ten = [TypicalDemand(cpuMilli: 1_000, gpu: GPURequest(wholeDevices: 10), count: 1)]
    #expect(ratio(ten, cluster) == 0)
  }

  @Test("typical demands are the most frequent that cover 95 %; of equal frequency the larger comes first")
  func typical() {
    let share = GPURequest(milli: 500)
    func shape(_ cpu: Int64, _ gpu: GPURequest?) -> PodShape { PodShape(cpuMilli: cpu, memoryBytes: 1 << 30, gpu: gpu) }
    // 90 + 3 + 3 = 96 of 100 pods are enough; memory makes no difference, so the two shapes of 1 core are one demand.
    let typical = TypicalPods(counts: [
      (shape(1_000, share), 60), (PodShape(cpuMilli: 1_000, memoryBytes: 1, gpu: share), 30), (shape(2_000, nil), 3),
      (shape(2_000, share), 3), (shape(500, nil), 4 - 1), (shape(250, nil), 1),
    ])
    #expect(typical.demands.map(\.cpuMilli) == [1_000, 2_000, 2_000])
    #expect(typical.demands.map(\.gpu) == [share, share, nil])
  }

  @Test("kept up to date it equals one made anew, while pods come and go", arguments: 0..<20)
  func incremental(seed: Int) throws {
    let workload = RandomWorkload(seed: UInt64(seed), nodes: 15, pods: 250)
    var random = RandomStream(seed: UInt64(seed), purpose: "ledger test")
    let typical = try TypicalPods(of: FixedWorkload(workload.pods), seed: 0)
    let cluster = try Cluster(nodes: workload.nodes)
    var ledger = FragmentationLedger(typical, cluster: cluster.view)
    var policy = RandomFit()
    var running: [PodID] = []
    for arrival in workload.pods {
      let pod = cluster.add(arrival)
      let info = try #require(PodInfo(pod, in: cluster.view))
      if case .place(let placement) = policy.decide(info, in: cluster.view, random: &random) {
        try cluster.bind(pod, to: placement)
        ledger.update(placement.node, in: cluster.view)
        running.append(pod)
      } else {
        cluster.drop(pod)
      }
      if random.next(below: 3) == 0, !running.isEmpty {
        running.swapAt(random.next(below: running.count), running.count - 1)
        let leaving = running.removeLast()
        let node = try #require(cluster.view.placement(of: leaving)).node
        cluster.complete(leaving)
        ledger.update(node, in: cluster.view)
      }
      let fresh = FragmentationLedger(typical, cluster: cluster.view)
      #expect(ledger.weightedMilli == fresh.weightedMilli && ledger.idleMilli == fresh.idleMilli, "seed \(seed)")
    }
  }

  @Test("it is what the definition says, pod by pod and device by device", arguments: 0..<10)
  func definition(seed: Int) throws {
    let workload = RandomWorkload(seed: UInt64(seed), nodes: 15, pods: 120)
    let typical = try TypicalPods(of: FixedWorkload(workload.pods), seed: 0)
    let cluster = try Cluster(nodes: workload.nodes)
    var random = RandomStream(seed: UInt64(seed))
    var policy = RandomFit()
    for arrival in workload.pods {
      let pod = cluster.add(arrival)
      let info = try #require(PodInfo(pod, in: cluster.view))
      if case .place(let placement) = policy.decide(info, in: cluster.view, random: &random) {
        try cluster.bind(pod, to: placement)
      } else {
        cluster.drop(pod)
      }
    }
    var expected: Int64 = 0
    for (index, node) in workload.nodes.enumerated() {
      let free = Array(cluster.view.freeMilliByDevice(on: NodeID(index)))
      for demand in typical.demands {
        let usable = free.indices.filter {
          free[$0] >= demand.gpu?.milliPerDevice ?? .max && demand.gpu?.accepts(node.devices[$0].model) ?? false
        }
        let fits =
          demand.gpu.map { usable.count >= $0.count } ?? false
          && cluster.view.free(.cpu, on: NodeID(index)) >= demand.cpuMilli
        let useful = fits ? usable.reduce(0) { $0 + free[$1] } : 0
        expected += Int64(demand.count) * (free.reduce(0, +) - useful)
      }
    }
    #expect(FragmentationLedger(typical, cluster: cluster.view).weightedMilli == expected, "seed \(seed)")
  }
}
