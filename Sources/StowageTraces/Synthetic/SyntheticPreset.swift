import StowageKernel
import StowageManifests
import StowageModel

/// A synthetic workload with a cluster that fits it, by name.
///
/// If each pod is placed at once, the scarcest resource of the cluster peaks at 80 to 110 % of what there is (for seeds 1
/// to 3, which the tests keep to): enough for policies to differ.
public struct SyntheticPreset: Hashable, Sendable {
  /// The name that users give.
  public let name: String
  /// What it is, in one line.
  public let summary: String
  /// The pods of the preset.
  public let workload: WorkloadDescription
  /// The nodes of the preset.
  public let cluster: SyntheticCluster

  /// Every preset. A new one goes on this list.
  public static let all: [SyntheticPreset] = [quickstart, smallServices, batch, gpuSharing, diurnalWeb]

  /// The preset called `name`; an error that names the nearest if there is none.
  ///
  /// - Complexity: O(*n*) in the number of presets.
  public static func named(_ name: String) throws(TraceError) -> SyntheticPreset {
    if let preset = all.first(where: { $0.name == name }) { return preset }
    let names = all.map(\.name)
    throw TraceError(
      file: "synthetic", found: "no preset called \"\(name)\"", expected: "one of \(names.joined(separator: ", "))",
      hint: Suggestions.nearest(to: name, in: names).map { "did you mean \"\($0)\"?" })
  }

  private static let gib: Int64 = 1 << 30
  private static let mib: Int64 = 1 << 20
  private static let zones = ["zone-a", "zone-b", "zone-c"]

  static let smallServices = SyntheticPreset(
    name: "small-services",
    summary: "10,000 small pods that run for hours, on 100 equal nodes; processors are the scarcest",
    workload: WorkloadDescription(
      namePrefix: "service-", podCount: 10_000, arrivals: .poisson(perSecond: 0.1),
      classes: [
        PodClass(
          weight: 6, cpuMilli: .oneOf(50, 100, 250), memoryBytes: .oneOf(64 * mib, 128 * mib, 256 * mib),
          lifetimeSeconds: .logNormal(median: 7_200, sigma: 1.2)),
        PodClass(
          weight: 3, cpuMilli: .oneOf(500, 1_000), memoryBytes: .oneOf(512 * mib, gib, 2 * gib),
          lifetimeSeconds: .logNormal(median: 14_400, sigma: 1)),
        PodClass(
          weight: 1, cpuMilli: .oneOf(1_000, 2_000), memoryBytes: .oneOf(4 * gib, 8 * gib),
          lifetimeSeconds: .logNormal(median: 43_200, sigma: 0.8), priority: 1_000),
      ]),
    cluster: SyntheticCluster(
      groups: [NodeGroup(count: 100, prefix: "node-", cpuMilli: 16_000, memoryBytes: 64 * gib)], zones: zones))

  static let batch = SyntheticPreset(
    name: "batch",
    summary: "a day of jobs that come in groups, many small and short and a few large and long, on 40 equal nodes",
    workload: WorkloadDescription(
      namePrefix: "job-", end: .seconds(86_400),
      arrivals: .batches(perSecond: 0.055, size: .pareto(minimum: 1, exponent: 2)),
      classes: [
        PodClass(
          weight: 8, cpuMilli: .drawn(.logNormal(median: 1_500, sigma: 0.8), step: 500, upTo: 32_000),
          memoryBytes: .drawn(
            .logNormal(median: 3 * Double(gib), sigma: 1), step: 256 * mib, upTo: 128 * gib),
          lifetimeSeconds: .weibull(scale: 1_800, shape: 0.6)),
        PodClass(
          weight: 1, cpuMilli: .oneOf(16_000, 32_000), memoryBytes: .oneOf(64 * gib, 128 * gib),
          lifetimeSeconds: .weibull(scale: 3_600, shape: 0.8)),
      ]),
    cluster: SyntheticCluster(
      groups: [NodeGroup(count: 40, prefix: "batch-", cpuMilli: 64_000, memoryBytes: 256 * gib)]))

  static let gpuSharing = SyntheticPreset(
    name: "gpu-sharing",
    summary: "two days of pods that request a share of a GPU, whole GPUs or none, on 40 nodes with 256 GPUs",
    workload: WorkloadDescription(
      namePrefix: "task-", end: .seconds(172_800), arrivals: .poisson(perSecond: 0.024),
      classes: [
        PodClass(
          weight: 6, cpuMilli: .oneOf(2_000, 4_000, 8_000), memoryBytes: .oneOf(8 * gib, 16 * gib),
          gpus: [
            WeightedChoice(GPURequest(milli: 250), weight: 3), WeightedChoice(GPURequest(milli: 500), weight: 3),
            WeightedChoice(GPURequest(milli: 700)),
          ], lifetimeSeconds: .logNormal(median: 3_600, sigma: 1.1)),
        PodClass(
          weight: 3, cpuMilli: .oneOf(8_000, 12_000), memoryBytes: .oneOf(32 * gib, 64 * gib),
          gpus: [
            WeightedChoice(GPURequest(wholeDevices: 1), weight: 6),
            WeightedChoice(GPURequest(wholeDevices: 2), weight: 2),
            WeightedChoice(GPURequest(wholeDevices: 8, models: ["A100"])),
          ], lifetimeSeconds: .logNormal(median: 7_200, sigma: 1)),
        PodClass(
          weight: 2, cpuMilli: .oneOf(1_000, 4_000), memoryBytes: .oneOf(4 * gib, 8 * gib),
          lifetimeSeconds: .logNormal(median: 1_800, sigma: 1)),
      ]),
    cluster: SyntheticCluster(
      groups: [
        NodeGroup(count: 24, prefix: "a100-", cpuMilli: 96_000, memoryBytes: 768 * gib, gpus: 8, gpuModel: "A100"),
        NodeGroup(count: 16, prefix: "t4-", cpuMilli: 64_000, memoryBytes: 256 * gib, gpus: 4, gpuModel: "T4"),
      ]))

  static let diurnalWeb = SyntheticPreset(
    name: "diurnal-web", summary: "three days of pods that arrive more often by day, and in bursts, on 50 equal nodes",
    workload: WorkloadDescription(
      namePrefix: "web-", end: .seconds(259_200),
      arrivals: .bursts(quietPerSecond: 0.028, busyPerSecond: 0.14, meanQuietSeconds: 3_600, meanBusySeconds: 300),
      swing: DailySwing(amplitude: 0.6, phase: .seconds(28_800)),
      classes: [
        PodClass(
          weight: 4, cpuMilli: .oneOf(500, 1_000), memoryBytes: .oneOf(512 * mib, gib),
          lifetimeSeconds: .logNormal(median: 3_600, sigma: 0.8)),
        PodClass(
          weight: 1, cpuMilli: .oneOf(2_000, 4_000), memoryBytes: .oneOf(2 * gib, 8 * gib),
          lifetimeSeconds: .logNormal(median: 10_800, sigma: 0.6), priority: 100),
      ]),
    cluster: SyntheticCluster(
      groups: [NodeGroup(count: 50, prefix: "web-", cpuMilli: 16_000, memoryBytes: 64 * gib)], zones: zones))
}
