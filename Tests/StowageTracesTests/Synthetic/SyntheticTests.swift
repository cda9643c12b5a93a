import StowageKernel
import StowageModel
import Testing

@testable import StowageTraces

struct SyntheticTests {
  private func workload(
    _ process: ArrivalProcess, end: Int64 = 86_400, swing: DailySwing? = nil, count: Int? = nil
  ) -> SyntheticWorkload {
    let kind = PodClass(cpuMilli: .fixed(100), memoryBytes: .fixed(1 << 20), lifetimeSeconds: .constant(5))
    return SyntheticWorkload(
      WorkloadDescription(podCount: count, end: .seconds(end), arrivals: process, swing: swing, classes: [kind]))
  }

  @Test("every preset gives sorted arrivals of its own, the same for the same seed", arguments: SyntheticPreset.all)
  func presets(preset: SyntheticPreset) throws {
    let workload = LimitedWorkload(SyntheticWorkload(preset.workload), count: 1_500)
    let pods = try workload.pods(seed: 1)
    #expect(pods.count > 1_000 && pods.isSorted && Set(pods.map(\.name)).count == pods.count)
    #expect(pods.allSatisfy { $0.duration >= Milliseconds(1) })
    #expect(try pods == workload.pods(seed: 1) && pods != workload.pods(seed: 2))
    #expect(!preset.summary.isEmpty && !preset.cluster.nodes.isEmpty)
    #expect(try SyntheticPreset.named(preset.name) == preset)
  }

  @Test(
    "at its peak a preset asks for 80 to 110 % of its cluster's scarcest resource", arguments: SyntheticPreset.all,
    1...3 as ClosedRange<UInt64>)
  func presetLoad(preset: SyntheticPreset, seed: UInt64) throws {
    let pods = try PodSummary(SyntheticWorkload(preset.workload).arrivals(seed: seed))
    let nodes = NodeSummary(preset.cluster.nodes)
    let loads = [
      Double(pods.cpu.peak) / Double(nodes.resources[.cpu]),
      Double(pods.memory.peak) / Double(nodes.resources[.memory]),
      nodes.gpuCount == 0 ? 0 : Double(pods.gpu.peak) / Double(1_000 * nodes.gpuCount),
      Double(pods.pods.peak) / Double(nodes.resources[.pods]),
    ]
    #expect((0.8...1.1).contains(loads.max() ?? 0), "\(loads)")
  }

  @Test("an unknown preset is told with the nearest")
  func unknownPreset() {
    do {
      _ = try SyntheticPreset.named("bach")
      Issue.record("no error")
    } catch {
      #expect("\(error)".hasSuffix("did you mean \"batch\"?"))
    }
  }

  // A day at 0.2 a second is 17,280 pods with a standard deviation of 131 for Poisson; the swing keeps the mean, because
  // a day is its whole period. Groups of 3 make three times as many, with a deviation of 3 * 131.
  @Test("rates are as described, with and without a swing", arguments: 1...2)
  func rates(seed: UInt64) throws {
    let swing = DailySwing(amplitude: 0.8)
    #expect(abs(try workload(.poisson(perSecond: 0.2)).pods(seed: seed).count - 17_280) < 660)
    #expect(abs(try workload(.poisson(perSecond: 0.2), swing: swing).pods(seed: seed).count - 17_280) < 660)
    #expect(abs(try workload(.regular(every: .seconds(5)), swing: swing).pods(seed: seed).count - 17_280) < 660)
    let batches = try workload(.batches(perSecond: 0.2, size: .constant(3))).pods(seed: seed)
    #expect(abs(batches.count - 3 * 17_280) < 3 * 660)
  }

  @Test("regular arrivals stand at their distance")
  func regular() throws {
    #expect(
      try workload(.regular(every: Milliseconds(1_500)), end: 6).pods().map(\.time.milliseconds) == [
        0, 1_500, 3_000, 4_500,
      ])
  }

  // With the swing's rise at 0 the rate in the first half of the day is above the mean by 2 * amplitude / pi on average:
  // of 17,280 pods the first half has 8,640 * (1 + 2 * 0.8 / pi) = 13,040.
  @Test("a swing moves pods into the busy half of the day", arguments: 1...2)
  func swing(seed: UInt64) throws {
    let pods = try workload(.poisson(perSecond: 0.2), swing: DailySwing(amplitude: 0.8)).pods(seed: seed)
    let early = pods.count { $0.time < .seconds(43_200) }
    #expect(abs(early - 13_040) < 600)
  }

  // Quiet at 0.05 for 900 s and busy at 2 for 100 s on average is a mean of 0.245 a second. Counts by the minute of a
  // Poisson process have a variance equal to the mean; here it is many times that.
  @Test("bursts bunch arrivals", arguments: 1...2)
  func bursts(seed: UInt64) throws {
    let process = ArrivalProcess.bursts(
      quietPerSecond: 0.05, busyPerSecond: 2, meanQuietSeconds: 900, meanBusySeconds: 100)
    let pods = try workload(process, end: 864_000).pods(seed: seed)
    #expect(abs(Double(pods.count) / 864_000 - 0.245) < 0.04)
    var minutes = [Double](repeating: 0, count: 14_400)
    for pod in pods { minutes[Int(pod.time.milliseconds / 60_000)] += 1 }
    let mean = minutes.reduce(0, +) / 14_400
    let variance = minutes.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 14_400
    #expect(variance > 5 * mean)
  }

  @Test("the number of pods and the end both limit a workload")
  func limits() throws {
    #expect(try workload(.poisson(perSecond: 1), count: 50).pods().count == 50)
    #expect(try workload(.poisson(perSecond: 1), end: 100).pods().allSatisfy { $0.time < .seconds(100) })
    #expect(try workload(.poisson(perSecond: 0)).pods().isEmpty)
    #expect(
      try workload(
        .bursts(quietPerSecond: 0, busyPerSecond: 0, meanQuietSeconds: 1, meanBusySeconds: 1), end: 100
      ).pods().isEmpty)
  }

  @Test(
    "lifetimes are clipped to 1 ms and 2^50 ms",
    arguments: [
      (Distribution.normal(mean: 1, standardDeviation: 1e300), Set([1, WorkloadLimits.longest.count])),
      (.constant(-1e300), [1]),
      (.constant(.infinity), [WorkloadLimits.longest.count]), (.constant(.nan), [1]),
      (.constant(1e30), [WorkloadLimits.longest.count]), (.constant(0.0004), [1]),
    ] as [(Distribution, Set<Int64>)])
  func lifetimes(distribution: Distribution, expected: Set<Int64>) throws {
    let kind = PodClass(cpuMilli: .fixed(1), memoryBytes: .fixed(1), lifetimeSeconds: distribution)
    let workload = SyntheticWorkload(
      WorkloadDescription(podCount: 50, arrivals: .regular(every: .seconds(1)), classes: [kind]))
    #expect(Set(try workload.pods().map(\.duration.count)) == expected)
  }

  // 2^50 ms are 1.1 * 10^12 s. At 10^-13 pods a second the first few pass that; two regular pods at 2^50 ms fit, a third
  // does not. At the highest rate of a full swing, pods at 4 s come each 2 s; if that is the swing's period, and it begins at its
  // lowest, none is kept.
  @Test(
    "a workload without an end whose pods would come too late, or never, says so",
    arguments: [
      (ArrivalProcess.poisson(perSecond: 1e-13), nil), (.poisson(perSecond: 0), nil),
      (.regular(every: WorkloadLimits.longest), nil),
      (.bursts(quietPerSecond: 0, busyPerSecond: 1e-9, meanQuietSeconds: 0.001, meanBusySeconds: 0), nil),
      (.regular(every: .seconds(4)), DailySwing(amplitude: 1, period: .seconds(2), phase: Milliseconds(500))),
    ] as [(ArrivalProcess, DailySwing?)])
  func neverEnding(process: ArrivalProcess, swing: DailySwing?) throws {
    let kind = PodClass(cpuMilli: .fixed(1), memoryBytes: .fixed(1), lifetimeSeconds: nil)
    let workload = SyntheticWorkload(
      WorkloadDescription(podCount: 1_000, arrivals: process, swing: swing, classes: [kind]))
    let error = #expect(throws: TraceError.self) { try workload.pods() }
    #expect(error?.file == "synthetic workload")
  }

  // 0.5 a second for 1,000 s; groups of 3 at 0.1; 10 s of nothing and 5 s of 3 a second are 1 a second on average; a Pareto
  // distribution with exponent 2 has twice its minimum as mean.
  @Test("the expected number of pods is worked out")
  func expectation() {
    func count(_ process: ArrivalProcess, pods: Int? = nil) -> Double {
      let kind = PodClass(cpuMilli: .fixed(1), memoryBytes: .fixed(1), lifetimeSeconds: nil)
      return WorkloadDescription(podCount: pods, end: .seconds(1_000), arrivals: process, classes: [kind])
        .expectedPodCount
    }
    #expect(count(.poisson(perSecond: 0.5)) == 500)
    #expect(count(.poisson(perSecond: 0.5), pods: 7) == 7)
    #expect(count(.regular(every: .seconds(4))) == 250)
    #expect(count(.batches(perSecond: 0.1, size: .constant(3))).rounded() == 300)
    #expect(count(.batches(perSecond: 0.1, size: .pareto(minimum: 2, exponent: 2))).rounded() == 400)
    #expect(
      count(.bursts(quietPerSecond: 0, busyPerSecond: 3, meanQuietSeconds: 10, meanBusySeconds: 5)).rounded() == 1_000)
  }

  // Steps of 250 up to 1,000: whatever is drawn, 250, 500, 750 or 1,000 comes out.
  @Test("drawn amounts are whole steps within their limits", arguments: 1...20)
  func amounts(seed: UInt64) {
    var chance = RandomStream(seed: seed)
    for distribution in [
      Distribution.normal(mean: 0, standardDeviation: 2_000), .pareto(minimum: 100, exponent: 0.05),
      .constant(.infinity),
      .constant(.nan), .constant(-1e300),
    ] {
      let amount = AmountDistribution.drawn(distribution, step: 250, upTo: 1_000).sample(from: &chance)
      #expect([250, 500, 750, 1_000].contains(amount))
    }
  }

  @Test("weights decide how often a choice is taken")
  func weights() {
    var chance = RandomStream(seed: 5)
    var counts = [0, 0, 0]
    for _ in 0..<30_000 { counts[weightedIndex([1, 0, 2], from: &chance) ?? 0] += 1 }
    #expect(counts[1] == 0 && abs(counts[0] - 10_000) < 500)
    #expect(weightedIndex([0, 0], from: &chance) == nil)
  }

  @Test("a cluster's nodes take the zones in turn and carry their group's labels")
  func cluster() {
    let groups = [
      NodeGroup(count: 2, prefix: "a-", cpuMilli: 1_000, memoryBytes: 1 << 30),
      NodeGroup(
        count: 2, prefix: "b-", cpuMilli: 2_000, memoryBytes: 2 << 30, pods: nil, gpus: 1, gpuModel: "T4",
        labels: ["disk": "ssd"]),
    ]
    let nodes = SyntheticCluster(groups: groups, zones: ["x", "y", "z"]).nodes
    #expect(nodes.map(\.name) == ["a-0", "a-1", "b-0", "b-1"])
    #expect(nodes.map { $0.metadata.labels["topology.kubernetes.io/zone"] } == ["x", "y", "z", "x"])
    #expect(nodes[0].allocatable == [.cpu: 1_000, .memory: 1 << 30, .pods: 110])
    #expect(nodes[3].devices == [GPUDevice(model: "T4")] && nodes[3].metadata.labels["disk"] == "ssd")
    #expect(!nodes[3].allocatable.contains(.pods))
  }
}
