import Foundation
import StowageExperiments
import StowageFiles
import StowageKernel
import StowageMeasurement
import StowageModel
import StowagePolicies
import StowageReports
import StowageScheduling
import StowageSimulation
import StowageTraces
import TestSupport
import Testing

struct ExperimentRunTests {
  private func quickstart(seeds: [UInt64] = [1, 2], limit: Int = 1_500) throws -> Experiment {
    let path = Repository.file("Traces/quickstart/experiment.yaml").path(percentEncoded: false)
    var experiment = try ExperimentReader.read(bytes: FileContents.read(path), file: path)
    experiment.seeds = seeds
    experiment.workload.limit = limit
    return experiment
  }

  private func run(_ experiment: Experiment, threads: Int) async throws -> (json: String, html: String) {
    let result = try await ExperimentRunner(experiment, input: ExperimentInput(opening: experiment))
      .run(threads: threads)
    return (try result.json(), HTMLReport(result.report(version: "test", command: "test")).html)
  }

  @Test("the results are the same bytes on one thread, on two, and again")
  func sameBytes() async throws {
    var experiment = try quickstart()
    experiment.schedulers += ["randomFit", "mostAllocated", "balancedAllocation"].compactMap {
      PolicyCatalog.entry(named: $0).map { SchedulerDefinition($0) }
    }
    let one = try await run(experiment, threads: 1)
    let two = try await run(experiment, threads: 2)
    let again = try await run(experiment, threads: 2)
    #expect(one.json == two.json && two.json == again.json)
    #expect(one.html == two.html && two.html == again.html)
  }

  @Test("another seed gives other results")
  func seedsMatter() async throws {
    let first = try await run(quickstart(seeds: [1]), threads: 2)
    let second = try await run(quickstart(seeds: [2]), threads: 2)
    #expect(first.json != second.json)
  }

  private struct Document: Decodable {
    struct Trace: Decodable {
      let nodes: Int
      let gpus: Int
      let pods: Int
      let arrivals: Int
    }
    struct Run: Decodable {
      let policy: String
      let seed: UInt64
      let metrics: [String: Double]
    }
    struct Policy: Decodable {
      let policy: String
      let metrics: [String: Estimate]
    }
    struct Estimate: Decodable {
      let mean: Double
      let confidenceInterval: Interval?
    }
    struct Interval: Decodable {
      let lower: Double
      let upper: Double
    }
    let trace: Trace
    let results: [Run]
    let summary: [Policy]
    let units: [String: String]
  }

  @Test("JSON has the trace, a result a policy and seed, and a summary with the mean and interval of every metric")
  func json() async throws {
    let text = try await run(quickstart(seeds: [4, 5, 6]), threads: 2).json
    let document = try JSONDecoder().decode(Document.self, from: Data(text.utf8))
    #expect(document.trace.nodes == 60 && document.trace.gpus == 168)
    #expect(document.trace.pods == 3_994 && document.trace.arrivals == 1_500)
    #expect(document.results.count == 15)
    #expect(document.results.prefix(3).map(\.seed) == [4, 5, 6])
    #expect(document.summary.map(\.policy) == ["firstFit", "bestFit", "worstFit", "dotProduct", "kubernetes-1.36"])
    for policy in document.summary {
      let runs = document.results.filter { $0.policy == policy.policy }
      #expect(Set(policy.metrics.keys) == Set(runs[0].metrics.keys))
      for (key, estimate) in policy.metrics {
        let mean = runs.compactMap { $0.metrics[key] }.reduce(0, +) / 3
        #expect(abs(estimate.mean - mean) <= 1e-9 * max(1, abs(mean)))
        let interval = try #require(estimate.confidenceInterval)
        #expect(interval.lower <= estimate.mean && estimate.mean <= interval.upper)
        #expect(document.units[key] != nil)
      }
    }
  }

  @Test("every pod that arrives is accounted for in every result")
  func accounting() async throws {
    let experiment = try quickstart()
    let result = try await ExperimentRunner(experiment, input: ExperimentInput(opening: experiment)).run(threads: 2)
    for record in result.records {
      let metrics = record.metrics
      // Pods that are preempted come back as new ones.
      #expect(metrics["arrivedPods"] == 1_500 + (metrics["evictedPods"] ?? 0))
      #expect(metrics["arrivedPods"] == (metrics["placedPods"] ?? 0) + (metrics["neverPlacedPods"] ?? 0))
    }
  }

  @Test("the report says what a seed varies")
  func seedText() throws {
    var experiment = try quickstart()
    #expect(
      try ExperimentInput(opening: experiment).workload.seedVaries?.contains("arrival times by up to 5m") == true)
    experiment.workload.shake = nil
    #expect(try ExperimentInput(opening: experiment).workload.seedVaries == nil)
  }

  @Test("a trace with an error stops the experiment with its file and line")
  func brokenTrace() async throws {
    let folder = try Repository.temporaryFolder()
    let pods = folder.appending(path: "pods.csv")
    try Data("name,arrival,duration,cpu,memory\na,0,10,1,1Gi\nb,5,10,-1,1Gi\n".utf8).write(to: pods)
    var experiment = try quickstart()
    experiment.workload = WorkloadDefinition(source: .file(TraceReference(path: pods.path(percentEncoded: false))))
    let error = #expect(throws: TraceError.self) { try ExperimentInput(opening: experiment) }
    #expect(error?.line == 3)
    #expect(error?.column == "cpu")
  }

  @Test(
    "the Alibaba GPU trace has its published counts and every policy replays it whole",
    .enabled(if: SharedData.isAvailable, "needs the folder shared beside the checkout"))
  func openb() async throws {
    let experiment = Experiment(
      name: "openb",
      cluster: .file(TraceReference(path: SharedData.path("traces/openb/openb_node_list_gpu_node.csv"))),
      workload: WorkloadDefinition(
        source: .file(TraceReference(path: SharedData.path("traces/openb/openb_pod_list_default.csv")))),
      schedulers: PolicyCatalog.entries.prefix(2).map { SchedulerDefinition($0) })
    let input = try ExperimentInput(opening: experiment)
    #expect(input.nodes.count == 1_213)
    #expect(input.gpuCount == 6_212)
    #expect(input.sourcePodCount == 8_152)
    let result = try await ExperimentRunner(experiment, input: input).run(threads: 2)
    for record in result.records {
      #expect(record.metrics["donePods"] == 8_152)
      // The last pod's end in the trace is second 12,902,960, and with room for all nobody waits.
      #expect(record.metrics["makespan"] == 12_902_960)
      #expect(record.metrics["waitingTimeMax"] == 0)
    }
  }
}
