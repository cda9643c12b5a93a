import StowageCluster
import StowageKernel
import StowageMeasurement
import StowageModel
import StowagePolicies
import StowageScheduling
import StowageSimulation
import Testing

/// Counts what it is told, and says it.
private struct Listening: Probe {
  private static let told = Metric(key: "told", label: "told", unit: .pods, explanation: "What was told.")

  private var arrived = 0
  private var placed: [Milliseconds] = []
  private var completed = 0
  private var dropped = 0
  private var lastMeasured: Instant?

  var metrics: [Metric] { [Self.told] }

  mutating func observe(_ moment: ProbeMoment) {
    for event in moment.pods {
      switch event.kind {
      case .arrived: arrived += 1
      case .placed: placed.append(event.waited)
      case .completed: completed += 1
      case .dropped: dropped += 1
      }
    }
    if let end = moment.measuringEnd { lastMeasured = end }
  }

  func finish(_ end: ProbeEnd) -> Findings {
    let text = "\(arrived) \(placed.map(\.count)) \(completed) \(dropped) \(lastMeasured == end.lastArrival)"
    return Findings(
      values: ["told": Double(arrived)], blocks: [Block(key: "told", title: "Told", content: .note(text))])
  }
}

@Suite("Probes")
struct ProbeTests {
  private func pod(_ name: String, at seconds: Int64, for length: Int64) -> PodArrival {
    PodArrival(
      time: .seconds(seconds), name: name, shape: PodShape(cpuMilli: 1_000, memoryBytes: 1), duration: .seconds(length))
  }

  private func run(_ probes: [any Probe]) throws -> RunRecord {
    let node = Node(metadata: ObjectMeta(name: "a"), allocatable: [.cpu: 1_000, .memory: 1 << 30])
    let simulation = try Simulation(
      nodes: [node],
      arrivals: FixedWorkload([
        pod("a", at: 0, for: 10), pod("b", at: 4, for: 10), pod("late", at: 5, for: 1),
      ]).arrivals(seed: 0), policy: FirstFit(), options: SimulationOptions(pendingTimeout: .seconds(8)), probes: probes)
    return try simulation.run()
  }

  @Test("a probe of one's own is told what happens to pods, and its metric and block are in the record")
  func own() throws {
    let record = try run(BuiltInProbes.all + [Listening()])
    // b waits from 4 to 10; late is given up at 13.
    #expect(record.block("told")?.content == .note("3 [0, 6000] 2 1 true"))
    #expect(record.metrics["told"] == 3)
    #expect(record.declared.last?.key == "told")
    #expect(record.metrics["failedPods"] == 1)
  }

  @Test("without Stowage's own probes, nothing but one's own is measured")
  func alone() throws {
    let record = try run([Listening()])
    #expect(record.metrics == ["told": 3] && record.declared.map(\.key) == ["told"])
    #expect(record.findings.series.isEmpty && record.findings.distributions.isEmpty)
  }

  @Test("the metrics that are declared, principal ones first, are the table's columns and JSON's keys")
  func catalog() {
    // Others may come between them, not change their order.
    let first = [
      "gpuAllocation", "cpuAllocation", "memoryAllocation", "nodesInUse", "pendingPods", "waitingTimeMean",
      "waitingTimeP99", "strandedGPU", "neverPlacedPods",
      "strandedCPU", "strandedMemory", "fragmentedGPU", "fragmentationRatio", "gpuAllocationAtFullLoad",
      "gpuAllocationPeak", "cpuAllocationPeak", "memoryAllocationPeak", "gpuAllocationEnd", "cpuAllocationEnd",
      "memoryAllocationEnd", "nodesInUsePeak", "pendingPodsPeak", "waitingTimeP50", "waitingTimeP90",
      "waitingTimeMax", "podsThatWaited", "arrivedPods", "placedPods", "donePods", "failedPods", "evictedPods",
      "makespan",
    ]
    let declared = MetricCatalog.builtIn.metrics.map(\.key.rawValue)
    #expect(declared.filter { first.contains($0) } == first && Set(declared).count == declared.count)
    let principal = MetricCatalog.builtIn.metrics.prefix { $0.isPrincipal }
    #expect(MetricCatalog.builtIn.metrics.dropFirst(principal.count).allSatisfy { !$0.isPrincipal })
    let own = Metric(key: "own", label: "own", unit: .none, prominence: .principal, explanation: "Own.")
    struct Declaring: Probe {
      let metrics: [Metric]
      func observe(_ moment: ProbeMoment) {}
      func finish(_ end: ProbeEnd) -> Findings { Findings() }
    }
    let catalog = MetricCatalog(BuiltInProbes.all + [Declaring(metrics: [own])])
    #expect(catalog.metrics[principal.count] == own && catalog.metric("own") == own && catalog.metric("none") == nil)
  }

  @Test("every level has its course, and its metric says so")
  func levels() throws {
    let record = try run(BuiltInProbes.all)
    let levels = record.declared.filter { $0.source == .level && record.metrics[$0.key] != nil }.map(\.key)
    #expect(Set(record.findings.series.map(\.metric)) == Set(levels) && !levels.isEmpty)
  }

  @Test("GPU allocation by the load that has arrived is told where no pod leaves, and only there")
  func loadCurve() throws {
    func record(lasting seconds: Milliseconds) throws -> RunRecord {
      let node = Node(
        metadata: ObjectMeta(name: "a"), allocatable: [.cpu: 64_000, .memory: 1 << 40],
        devices: (0..<4).map { _ in GPUDevice(model: "T4") })
      let shape = PodShape(cpuMilli: 1, memoryBytes: 1, gpu: GPURequest(wholeDevices: 2))
      let simulation = try Simulation(
        nodes: [node],
        arrivals: FixedWorkload(
          (0..<3).map {
            PodArrival(time: .seconds(Int64($0)), name: "p\($0)", shape: shape, duration: seconds)
          }
        ).arrivals(seed: 0), policy: FirstFit())
      return try simulation.run()
    }
    let stays = try record(lasting: .infinite)
    guard case .chart(let chart)? = stays.block("allocationByLoad")?.content else {
      Issue.record("there is no chart")
      return
    }
    // 2, 4 and 6 of 4 GPUs asked for, the last in vain.
    #expect(chart.lines.first?.points == [.init(50, 50), .init(100, 100), .init(150, 100)])
    #expect(stays.metrics["gpuAllocationAtFullLoad"] == 100)
    #expect(try record(lasting: .seconds(1)).block("allocationByLoad") == nil)
  }
}
