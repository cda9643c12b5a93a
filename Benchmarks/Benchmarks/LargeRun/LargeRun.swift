public import StowageKit

/// A run of a large cluster under bestFit in which about 80 % of the CPU is in use.
public enum LargeRun {
  private static let gib: Int64 = 1 << 30

  /// 304,000 CPUs in nodes of three sizes.
  public static let cluster = SyntheticCluster(groups: [
    NodeGroup(count: 5_000, prefix: "small-", cpuMilli: 16_000, memoryBytes: 64 * gib),
    NodeGroup(count: 3_000, prefix: "medium-", cpuMilli: 32_000, memoryBytes: 128 * gib),
    NodeGroup(count: 2_000, prefix: "large-", cpuMilli: 64_000, memoryBytes: 256 * gib),
  ])

  /// Twenty shapes of 1.75 CPUs on average, 865,000 an hour, each for 578 s on average: 139,000 pods at one time with
  /// 243,000 CPUs.
  public static func workload(podCount: Int) -> WorkloadDescription {
    let lifetime = Distribution.logNormal(median: 420, sigma: 0.8)
    return WorkloadDescription(
      podCount: podCount, arrivals: .poisson(perSecond: 865_000 / 3_600),
      classes: [
        PodClass(
          weight: 60, cpuMilli: .oneOf(250, 500, 1_000), memoryBytes: .oneOf(gib / 2, gib, 2 * gib),
          lifetimeSeconds: lifetime),
        PodClass(
          weight: 30, cpuMilli: .oneOf(1_000, 2_000, 4_000), memoryBytes: .oneOf(4 * gib, 8 * gib),
          lifetimeSeconds: lifetime),
        PodClass(
          weight: 9, cpuMilli: .oneOf(4_000, 8_000), memoryBytes: .oneOf(16 * gib, 24 * gib), lifetimeSeconds: lifetime),
        PodClass(weight: 1, cpuMilli: .fixed(16_000), memoryBytes: .fixed(64 * gib), lifetimeSeconds: lifetime),
      ])
  }

  /// Goes through the workload for its typical pods, and then simulates it with everything recorded that a report shows.
  public static func record(of workload: SyntheticWorkload, on nodes: [Node]) throws -> RunRecord {
    let typical = try TypicalPods(of: workload, seed: 1)
    let simulation = try Simulation(
      nodes: nodes, arrivals: workload.arrivals(seed: 1), policy: Profile.bestFit(), seed: 1, typicalPods: typical,
      options: SimulationOptions(warmUp: .seconds(2_400)))
    return try simulation.run()
  }

  /// What makes the run another than the one that is meant; `nil` where nothing does.
  public static func problem(of record: RunRecord, podCount: Int) -> String? {
    let metrics = record.metrics
    guard let cpu = metrics["cpuAllocation"], (75...85).contains(cpu) else {
      return "CPU allocation was \(metrics["cpuAllocation"] ?? 0) %, not 75 to 85 % on average"
    }
    guard metrics["donePods"] == Double(podCount), let pending = metrics["pendingPods"], pending < 10 else {
      return "\(metrics["donePods"] ?? 0) pods ran to their end, and \(metrics["pendingPods"] ?? 0) waited on average"
    }
    return nil
  }
}
