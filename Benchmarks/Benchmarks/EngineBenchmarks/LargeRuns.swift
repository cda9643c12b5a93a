import Benchmark
import LargeRun
import StowageKit

/// Whole runs of a large cluster under bestFit: pods arrive and leave, and about 80 % of the CPU is in use.
///
/// All that `stowage compare` does for one policy and seed is measured: the workload is gone through once for its typical
/// pods, and then once more while it is simulated, with everything recorded that a report shows.
func addLargeRuns() {
  for (text, count) in [("1,000,000", 1_000_000), ("10,000,000", 10_000_000)] {
    Benchmark(
      "engine: \(text) pods, 10,000 nodes, bestFit, 80 % in use",
      configuration: .init(
        metrics: [.wallClock, .cpuUser, .peakMemoryResident], warmupIterations: 0, maxDuration: .seconds(600),
        maxIterations: 1)
    ) { benchmark in
      let nodes = LargeRun.cluster.nodes
      let workload = SyntheticWorkload(LargeRun.workload(podCount: count))
      benchmark.startMeasurement()
      let record = try LargeRun.record(of: workload, on: nodes)
      benchmark.stopMeasurement()
      if let problem = LargeRun.problem(of: record, podCount: count) { benchmark.error(problem) }
    }
  }
}
