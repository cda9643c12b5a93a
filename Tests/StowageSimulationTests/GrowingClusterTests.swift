import StowageCluster
import StowageKernel
import StowageMeasurement
import StowageModel
import StowagePolicies
import StowageScheduling
import Testing

@testable import StowageSimulation

/// A cluster that is changed by hand while a recorder watches.
private struct WatchedCluster {
  let cluster: Cluster
  var recorder: Recorder

  init(_ nodes: [Node], typicalPods: TypicalPods = TypicalPods(), probes: [any Probe] = BuiltInProbes.all) throws {
    cluster = try Cluster(nodes: nodes)
    recorder = Recorder(
      cluster: cluster.view, start: .origin, typicalPods: typicalPods, options: SimulationOptions(), probes: probes)
  }

  static func node(_ name: String, cpu: Int64, gpus: Int = 0, zone: String = "z") -> Node {
    Node(
      metadata: ObjectMeta(name: name, labels: ["topology.kubernetes.io/zone": zone]),
      allocatable: [.cpu: cpu, .memory: cpu << 20], devices: (0..<gpus).map { _ in GPUDevice(model: "T4") })
  }

  static func pod(_ name: String, cpu: Int64, gpu: GPURequest? = nil) -> PodArrival {
    PodArrival(
      time: .origin, name: name, shape: PodShape(cpuMilli: cpu, memoryBytes: cpu << 20, gpu: gpu), duration: .infinite)
  }

  func start(_ arrival: PodArrival, on name: String) throws {
    let node = try #require(cluster.view.node(named: name))
    let pod = cluster.add(arrival)
    var random = RandomStream(seed: 1)
    let info = try #require(PodInfo(pod, in: cluster.view))
    guard case .place(let placement) = DeviceChoice.tightest.place(info, on: node, in: cluster.view, random: &random)
    else {
      Issue.record("\(arrival.name) does not fit")
      return
    }
    try cluster.bind(pod, to: placement)
  }

  /// All that happens at `seconds` has happened.
  mutating func observe(_ seconds: Int64, isLast: Bool = false) {
    recorder.advance(to: .seconds(seconds), cluster: cluster.view)
    recorder.observe(at: .seconds(seconds), cluster: cluster.view, hasMoreArrivals: !isLast)
  }

  mutating func finish(at seconds: Int64) -> RunRecord {
    recorder.finish(
      policy: "byHand", seed: 0, at: .seconds(seconds), waiting: [], cluster: cluster.view, reasons: { _ in [] })
  }
}

@Suite("Measuring a cluster that grows")
struct GrowingClusterTests {
  @Test("allocation is what was held over what there was; the peak stays below all that there was at that time")
  func allocation() throws {
    var watched = try WatchedCluster([WatchedCluster.node("a", cpu: 1_000)])
    try watched.start(WatchedCluster.pod("first", cpu: 800), on: "a")
    watched.observe(0)
    _ = try watched.cluster.add(WatchedCluster.node("b", cpu: 3_000))
    try watched.start(WatchedCluster.pod("second", cpu: 2_000), on: "b")
    watched.observe(10)
    watched.observe(30, isLast: true)
    let record = watched.finish(at: 30)
    // (800 * 10 + 2,800 * 20) / (1,000 * 10 + 4,000 * 20) = 64,000 / 90,000.
    #expect(record.metrics["cpuAllocation"] == 64_000.0 * 100 / 90_000)
    // 80 % of one node, then 70 % of both, though 2,800 are more than the 1,000 of the start.
    #expect(record.metrics["cpuAllocationPeak"] == 80)
    #expect(record.metrics["cpuAllocationEnd"] == 70)
    let course = try #require(record.findings.series.first { $0.metric == "cpuAllocation" }?.course)
    let peaks = course.bins.map(\.peak)
    #expect(peaks.max() == 80 && peaks.last == 70)
    #expect(course.bins.allSatisfy { $0.mean <= 80 })
  }

  @Test("GPUs that join later are measured from then on")
  func laterGPUs() throws {
    var watched = try WatchedCluster([WatchedCluster.node("a", cpu: 4_000)])
    watched.observe(0)
    _ = try watched.cluster.add(WatchedCluster.node("b", cpu: 4_000, gpus: 2))
    try watched.start(WatchedCluster.pod("p", cpu: 1_000, gpu: GPURequest(wholeDevices: 1)), on: "b")
    watched.observe(10)
    watched.observe(20, isLast: true)
    let record = watched.finish(at: 20)
    #expect(record.metrics["gpuAllocation"] == 50 && record.metrics["gpuAllocationPeak"] == 50)
  }

  @Test("what is stranded on a node that joins weighs as much as the node")
  func stranded() throws {
    let typical = TypicalPods(counts: [(WatchedCluster.pod("typical", cpu: 600).shape, 1)])
    var watched = try WatchedCluster([WatchedCluster.node("a", cpu: 1_000)], typicalPods: typical)
    try watched.start(WatchedCluster.pod("p", cpu: 600), on: "a")
    watched.observe(0)
    _ = try watched.cluster.add(WatchedCluster.node("b", cpu: 3_000))
    try watched.start(WatchedCluster.pod("q", cpu: 2_500), on: "b")
    watched.observe(10)
    watched.observe(20, isLast: true)
    let record = watched.finish(at: 20)
    // 400 of 1,000 for 10 s; then 400 and 500 of 4,000, both too little for 600.
    let stranded = try #require(record.metrics["strandedCPU"])
    #expect(abs(stranded - (400.0 * 10 + 900 * 10) * 100 / (1_000 * 10 + 4_000 * 10)) < 1e-6)
  }

  @Test("a GPU model that joins is what typical pods of that model accept")
  func laterModel() throws {
    let shape = WatchedCluster.pod("typical", cpu: 100, gpu: GPURequest(wholeDevices: 1, models: ["T4"])).shape
    var watched = try WatchedCluster(
      [WatchedCluster.node("a", cpu: 1_000)], typicalPods: TypicalPods(counts: [(shape, 1)]))
    watched.observe(0)
    _ = try watched.cluster.add(WatchedCluster.node("b", cpu: 1_000, gpus: 1))
    watched.observe(10)
    watched.observe(20, isLast: true)
    let record = watched.finish(at: 20)
    // On a, all is stranded: half of the CPU from 10 on, all before. The GPU that joined is of use to the typical pod.
    #expect(record.metrics["strandedGPU"] == 0)
    let stranded = try #require(record.metrics["strandedCPU"])
    #expect(abs(stranded - (1_000.0 * 10 + 1_000 * 10) * 100 / (1_000 * 10 + 2_000 * 10)) < 1e-6)
    #expect(record.metrics["fragmentedGPU"] == 0)
  }

  @Test("a node that joins has a row of the map, and is absent in the snapshots before")
  func map() throws {
    var watched = try WatchedCluster([WatchedCluster.node("a", cpu: 1_000, zone: "north")])
    try watched.start(WatchedCluster.pod("p", cpu: 500), on: "a")
    watched.observe(0)
    watched.observe(3)
    _ = try watched.cluster.add(WatchedCluster.node("b", cpu: 2_000, zone: "south"))
    try watched.start(WatchedCluster.pod("q", cpu: 2_000), on: "b")
    watched.observe(4)
    watched.observe(6, isLast: true)
    let record = watched.finish(at: 6)
    guard case .nodeMap(let map)? = record.block("map")?.content else {
      Issue.record("there is no map")
      return
    }
    #expect(map.nodes.map(\.name) == ["a", "b"] && map.nodes.map(\.group) == ["north", "south"])
    #expect(map.nodes.map { $0.capacities[0] } == [1, 2])
    // Snapshots at 1 s and 2 s, before the node joined, and at 5 s; that of 3 s falls on the moment itself and is of 4 s.
    let first = try #require(map.snapshots.first)
    let last = try #require(map.snapshots.last)
    #expect(first.seconds == 1 && last.seconds == 5)
    #expect((0...1).map { first.step(resource: 0, node: $0) } == [125, Block.NodeMap.Snapshot.absent])
    #expect((0...1).map { last.step(resource: 0, node: $0) } == [125, Block.NodeMap.Snapshot.full])
  }

  @Test("a pod that runs from the start and ends before the first one arrives is charted from the first arrival on")
  func endsBeforeTheStart() throws {
    let node = WatchedCluster.node("a", cpu: 1_000)
    let simulation = try Simulation(
      nodes: [node],
      running: [
        RunningPod(
          name: "r", shape: PodShape(cpuMilli: 600, memoryBytes: 1), node: "a", remaining: .seconds(3))
      ],
      arrivals: FixedWorkload(
        [5, 15].map { seconds in
          PodArrival(
            time: .seconds(seconds), name: "p\(seconds)", shape: PodShape(cpuMilli: 500, memoryBytes: 1),
            duration: .seconds(2))
        }
      ).arrivals(seed: 0), policy: FirstFit())
    let record = try simulation.run()
    // 500 of 1,000 for 2 of 10 s.
    #expect(record.metrics["cpuAllocation"] == 10)
  }
}
