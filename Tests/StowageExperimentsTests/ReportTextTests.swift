import Foundation
import StowageExperiments
import StowageFiles
import StowageKernel
import StowageMeasurement
import StowageReports
import StowageSimulation
import StowageTraces
import TestSupport
import Testing

@Suite("The words of a report")
struct ReportTextTests {
  @Test("counts have their thousands apart, spans and factors read as people write them")
  func provenance() async throws {
    let path = Repository.file("Traces/quickstart/experiment.yaml").path(percentEncoded: false)
    var experiment = try ExperimentReader.read(bytes: FileContents.read(path), file: path)
    experiment.seeds = [3]
    experiment.workload.limit = 1_200
    experiment.workload.timeCompression = ExactFactor(2_000)
    experiment.workload.shake = .seconds(90)
    experiment.schedulers = Array(experiment.schedulers.prefix(1))
    experiment.baseline = nil
    experiment.simulation.recordsDetail = true
    let result = try await ExperimentRunner(experiment, input: ExperimentInput(opening: experiment)).run(threads: 1)
    let report = result.report(version: "test", command: "test")
    #expect(report.summary == "60 nodes, 168 GPUs, 1,200 pods arriving")
    let workload = report.provenance.facts.first { $0.label == "Workload" }
    #expect(
      workload?.value
        == "3,994 pods in the source, the first 1,200, arrivals compressed 2,000×, arrivals shaken by up to 1 min 30 s")
    let record = try #require(result.records.first)
    #expect(report.timeAxis.measuredUntilSeconds == Double(record.lastArrival.milliseconds) / 1_000)
    // The list is of the first seed, and its totals are those of the run.
    let list = try #require(report.blocks.first { $0.block.key == "unplaced" }?.block)
    #expect(report.blockSeed == 3)
    #expect(list.facts.first { $0.label == "waited" }?.value == record.metrics["podsThatWaited"])
    #expect(list.facts.first { $0.label == "never placed" }?.value == record.metrics["neverPlacedPods"])
  }
}
