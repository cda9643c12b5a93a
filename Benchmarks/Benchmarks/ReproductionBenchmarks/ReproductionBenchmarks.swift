import Benchmark
import Foundation
import StowageKit

/// The published FGD experiment: one run, and all 1,020. They need its lists, in the folder that the environment variable
/// `STOWAGE_OPENB` names or in `../../shared/traces/openb`; without them nothing is measured.
let benchmarks: @Sendable () -> Void = {
  let data = ProcessInfo.processInfo.environment["STOWAGE_OPENB"] ?? "../../shared/traces/openb"
  guard FileManager.default.fileExists(atPath: data + "/openb_node_list_gpu_node.csv") else { return }

  for policy in FGDPolicy.published {
    Benchmark(
      "FGD experiment: one run, default workload, \(policy.name), lists read before",
      configuration: .init(metrics: [.wallClock, .peakMemoryResident], warmupIterations: 1, maxIterations: 20)
    ) { benchmark in
      let workload = try FGDWorkload(
        name: "openb_pod_list_default", nodesPath: data + "/openb_node_list_gpu_node.csv",
        podsPath: data + "/openb_pod_list_default.csv")
      benchmark.startMeasurement()
      blackHole(try FGDRun(workload, policy: policy, seed: 42))
    }
  }

  Benchmark(
    "FGD experiment: all 1,020 runs, on all cores",
    configuration: .init(
      metrics: [.wallClock, .cpuTotal, .peakMemoryResident], warmupIterations: 0, maxDuration: .seconds(1),
      maxIterations: 1)
  ) { benchmark in
    let runs = try await FGDReproduction(dataFolder: data)
      .run(threads: ProcessInfo.processInfo.activeProcessorCount)
    blackHole(runs)
  }
}
