import Foundation
import StowageExperiments
import StowageFiles
import StowageReports
import StowageTraces
import TestSupport
import Testing

@Suite("Pods that no node can hold")
struct ReportOversizedTests {
  @Test("a pod that asks for more than any node has is counted, one that fits an empty node is not")
  func counted() async throws {
    let folder = try Repository.temporaryFolder()
    let pods = folder.appending(path: "pods.csv")
    try Data("name,arrival,duration,cpu,memory\na,0,10,1,1Gi\nb,5,10,9000,1Gi\nc,5,10,1,1Gi\n".utf8).write(to: pods)
    let path = Repository.file("Traces/quickstart/experiment.yaml").path(percentEncoded: false)
    var experiment = try ExperimentReader.read(bytes: FileContents.read(path), file: path)
    experiment.seeds = [1]
    experiment.workload = WorkloadDefinition(source: .file(TraceReference(path: pods.path(percentEncoded: false))))
    let result = try await ExperimentRunner(experiment, input: ExperimentInput(opening: experiment)).run(threads: 1)
    #expect(result.report(version: "test", command: "test").oversizedPodCount == 1)
  }
}
