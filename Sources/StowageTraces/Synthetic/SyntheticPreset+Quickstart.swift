import StowageKernel
import StowageModel

extension SyntheticPreset {
  /// The seed with which the files of `Traces/quickstart` were made.
  public static let quickstartSeed: UInt64 = 1

  /// The workload and cluster of `Traces/quickstart`: small enough to run in a moment, tight enough that policies differ.
  static let quickstart = SyntheticPreset(
    name: "quickstart",
    summary: "a day of about 4,000 pods on 60 nodes of three kinds, some with GPUs; tight at the peak",
    workload: WorkloadDescription(
      end: .seconds(86_400), arrivals: .poisson(perSecond: 0.0478),
      swing: DailySwing(amplitude: 0.4, phase: .seconds(28_800)),
      classes: [
        PodClass(
          weight: 10, cpuMilli: .oneOf(250, 500, 1_000, 2_000), memoryBytes: .oneOf(1 << 30, 2 << 30, 4 << 30),
          lifetimeSeconds: .logNormal(median: 5_400, sigma: 1)),
        PodClass(
          weight: 4, cpuMilli: .oneOf(4_000, 6_000, 8_000), memoryBytes: .oneOf(8 << 30, 16 << 30, 32 << 30),
          lifetimeSeconds: .logNormal(median: 4_800, sigma: 0.8)),
        PodClass(
          weight: 3, cpuMilli: .oneOf(2_000, 4_000), memoryBytes: .oneOf(8 << 30, 16 << 30),
          gpus: [
            WeightedChoice(GPURequest(milli: 250), weight: 3), WeightedChoice(GPURequest(milli: 500), weight: 3),
            WeightedChoice(GPURequest(milli: 700), weight: 2),
          ], lifetimeSeconds: .logNormal(median: 5_400, sigma: 0.9)),
        PodClass(
          weight: 2, cpuMilli: .oneOf(6_000, 12_000), memoryBytes: .oneOf(32 << 30, 64 << 30),
          gpus: [
            WeightedChoice(GPURequest(wholeDevices: 1), weight: 6),
            WeightedChoice(GPURequest(wholeDevices: 2), weight: 2),
            WeightedChoice(GPURequest(wholeDevices: 4, models: ["A100"])),
          ], lifetimeSeconds: .logNormal(median: 7_200, sigma: 0.8), priority: 100),
      ]),
    cluster: SyntheticCluster(
      groups: [
        NodeGroup(count: 30, prefix: "general-", cpuMilli: 24_000, memoryBytes: 96 << 30),
        NodeGroup(count: 18, prefix: "t4-", cpuMilli: 32_000, memoryBytes: 128 << 30, gpus: 4, gpuModel: "T4"),
        NodeGroup(count: 12, prefix: "a100-", cpuMilli: 48_000, memoryBytes: 384 << 30, gpus: 8, gpuModel: "A100"),
      ], zones: ["zone-a", "zone-b", "zone-c"]))
}
