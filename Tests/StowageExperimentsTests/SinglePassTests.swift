import Foundation
import StowageExperiments
import StowageKernel
import StowageModel
import StowagePolicies
import StowageReports
import StowageScheduling
import StowageTraces
import TestSupport
import Testing

/// How often an experiment reads its files.
struct SinglePassTests {
  private func path(_ text: String) throws -> String { try TemporaryFile(text).path }

  private let nodes = "name,cpu,memory\nn,2,8Gi\n"

  /// Two policies without chance and two seeds: four runs where a seed varies the workload, else two.
  private func experiment(nodes: String, pods: String) -> Experiment {
    Experiment(
      name: "test", cluster: .file(TraceReference(path: nodes)),
      workload: WorkloadDefinition(source: .file(TraceReference(path: pods))),
      schedulers: PolicyCatalog.entries.prefix(2).map { SchedulerDefinition($0) }, seeds: [1, 2])
  }

  /// How often `path` is opened before the runs, and for runs and two reports.
  private func openings(of path: String, in experiment: Experiment) async throws -> (before: Int, runs: Int)? {
    guard let counter = OpenCounter(path) else { return nil }
    let input = try ExperimentInput(opening: experiment)
    let before = counter.openings()
    let result = try await ExperimentRunner(experiment, input: input).run(threads: 1)
    for _ in 0..<2 { _ = result.report(version: "test", command: "test") }
    return (before, counter.openings())
  }

  @Test("a table is opened once before the runs, whatever is done to its pods, and once for each run")
  func table() async throws {
    // b is larger than the node, so that every policy leaves a pod.
    let pods = try path("name,arrival,cpu,memory\na,0,1,1Gi\nb,1,3,1Gi\nc,2,1,1Gi\n")
    var experiment = experiment(nodes: try path(nodes), pods: pods)
    #expect(try await openings(of: pods, in: experiment).map { $0 == (1, 2) } ?? true)
    experiment.workload.window = WorkloadDefinition.Window(start: .seconds(1))
    experiment.workload.limit = 1
    experiment.workload.shake = .seconds(1)
    #expect(try await openings(of: pods, in: experiment).map { $0 == (1, 4) } ?? true)
  }

  @Test("a list out of order is opened once in all, one in order once for each run as well")
  func list() async throws {
    let header = "name,cpu_milli,memory_mib,num_gpu,gpu_milli,creation_time,deletion_time\n"
    let nodes = try path(nodes)
    let unordered = try path(header + "a,1000,1,0,0,5,6\nb,1000,1,0,0,1,2\n")
    #expect(
      try await openings(of: unordered, in: experiment(nodes: nodes, pods: unordered)).map { $0 == (1, 0) } ?? true)
    let ordered = try path(header + "b,1000,1,0,0,1,2\na,1000,1,0,0,5,6\n")
    #expect(
      try await openings(of: ordered, in: experiment(nodes: nodes, pods: ordered)).map { $0 == (1, 2) } ?? true)
  }

  @Test("nodes, and manifests of nodes and pods, are opened once in all")
  func clusters() async throws {
    // A copy: other tests open the original meanwhile.
    let cluster = try path(
      String(contentsOf: Repository.file("Traces/cluster/cluster.yaml"), encoding: .utf8))
    #expect(
      try await openings(of: cluster, in: experiment(nodes: cluster, pods: cluster)).map { $0 == (1, 0) } ?? true)
    let table = try path(nodes)
    let pods = try path("name,arrival,cpu,memory\na,0,1,1Gi\n")
    #expect(try await openings(of: table, in: experiment(nodes: table, pods: pods)).map { $0 == (1, 0) } ?? true)
  }

  @Test("the counts of a limited workload are those of the whole source, as are the checksums")
  func counts() throws {
    let pods = "name,arrival,cpu,memory\n" + (0..<5_000).map { "p\($0),\($0),\($0 % 5 + 1),1Gi\n" }.joined()
    let file = try path(pods)
    var experiment = experiment(nodes: try path(nodes), pods: file)
    experiment.workload.limit = 12
    let input = try ExperimentInput(opening: experiment)
    #expect(input.sourcePodCount == 5_000 && input.arrivalCount == 12)
    // The node has 2 CPUs: of 1, 2, 3, 4, 5, 1, ... 3 of 5 are larger, and so 6 of the first 10 and none of the last 2.
    #expect(input.oversizedPodCount == 6)
    #expect(input.files.map(\.path) == [experiment.files[0], file])
    #expect(input.files.map(\.checksum) == [checksum(nodes), checksum(pods)])
  }

  private func checksum(_ text: String) -> String {
    let digits = String(crc32(Array(text.utf8)), radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }

  @Test("an error on a line that no run reads is told with its line")
  func brokenLine() throws {
    let pods = try path("name,arrival,cpu,memory\na,0,1,1Gi\nb,1,1,1Gi\nc,2,one,1Gi\n")
    for format in [nil, "stowage"] {
      var experiment = experiment(nodes: try path(nodes), pods: pods)
      experiment.workload.source = .file(TraceReference(path: pods, format: format))
      experiment.workload.limit = 1
      let error = #expect(throws: TraceError.self) { try ExperimentInput(opening: experiment) }
      #expect(error?.line == 4 && error?.column == "cpu")
    }
  }

  @Test("what is told of pods that no node can hold does not hang on the file being there still")
  func removedFile() async throws {
    let pods = try path("name,arrival,cpu,memory\na,0,1,1Gi\nb,1,3,1Gi\n")
    let experiment = experiment(nodes: try path(nodes), pods: pods)
    let result = try await ExperimentRunner(experiment, input: ExperimentInput(opening: experiment)).run(threads: 1)
    try FileManager.default.removeItem(atPath: pods)
    #expect(result.report(version: "test", command: "test").oversizedPodCount == 1)
  }
}
