import Foundation
import StowageExperiments
import StowageFiles
import StowageKernel
import StowageMeasurement
import StowagePolicies
import StowageReports
import StowageScheduling
import StowageSimulation
import TestSupport
import Testing

@Suite("What a report makes of chance")
struct ReportChanceTests {
  private func experiment(_ policies: [String], seeds: [UInt64]) throws -> Experiment {
    let path = Repository.file("Traces/quickstart/experiment.yaml").path(percentEncoded: false)
    var experiment = try ExperimentReader.read(bytes: FileContents.read(path), file: path)
    experiment.seeds = seeds
    experiment.workload.shake = nil
    experiment.workload.limit = 1_200
    experiment.schedulers = policies.compactMap { PolicyCatalog.entry(named: $0).map { SchedulerDefinition($0) } }
    experiment.baseline = policies.first
    return experiment
  }

  private func report(_ policies: [String], seeds: [UInt64] = [1, 2, 3]) async throws -> ComparisonReport {
    let experiment = try experiment(policies, seeds: seeds)
    let result = try await ExperimentRunner(experiment, input: ExperimentInput(opening: experiment)).run(threads: 2)
    return result.report(version: "test", command: "test")
  }

  @Test("where nothing varies, three seeds are one observation: exact differences, no interval, pods counted once")
  func deterministic() async throws {
    let report = try await report(["bestFit", "firstFit"])
    #expect(report.isDeterministic && report.seedCount == 1)
    #expect(report.distributions.flatMap(\.curves).allSatisfy { $0.count == 1_200 && $0.runCount == 1 })
    for estimate in report.metrics.flatMap(\.estimates) {
      #expect(estimate.halfWidth == nil)
      guard let difference = estimate.difference else { continue }
      #expect(difference.isExact && !difference.isSignificant && difference.lower == nil)
    }
    let text = Conclusions(of: report).sentences.joined(separator: "\n")
    #expect(text.contains("one run of each policy was made"))
    for word in ["significant", "interval", "paired"] { #expect(!text.contains(word)) }
  }

  @Test("a policy that uses chance keeps its interval against one that does not, and that one stays exact")
  func mixed() async throws {
    let report = try await report(["bestFit", "firstFit", "randomFit"])
    #expect(!report.isDeterministic && report.seedCount == 3)
    let nodes = try #require(report.metrics.first { $0.key == "nodesInUse" })
    let (first, random) = (nodes.estimate(of: "firstFit"), nodes.estimate(of: "randomFit"))
    #expect(first?.halfWidth == nil && first?.difference?.isExact == true)
    #expect(random?.halfWidth != nil && random?.difference?.lower != nil && random?.difference?.isExact == false)
    #expect(report.distributions.allSatisfy { $0.curves.map(\.runCount) == [1, 1, 3] })
  }

  @Test("a value that is the same in every seed has no interval")
  func constant() async throws {
    let report = try await report(["randomFit", "bestFit"])
    let never = try #require(report.metrics.first { $0.key == "neverPlacedPods" })
    #expect(never.estimates.allSatisfy { $0.halfWidth == nil && $0.difference?.lower == nil })
  }

  @Test("of a policy that no seed varies one run is made, which stands for every seed")
  func oneRun() async throws {
    let experiment = try experiment(["bestFit", "randomFit"], seeds: [4, 5, 6])
    let runner = ExperimentRunner(experiment, input: try ExperimentInput(opening: experiment))
    // One of bestFit, three of randomFit.
    #expect(runner.runCount == 4)
    let result = try await runner.run(threads: 2)
    #expect(result.records.map(\.policy) == ["bestFit", "bestFit", "bestFit", "randomFit", "randomFit", "randomFit"])
    #expect(result.records.map(\.seed) == [4, 5, 6, 4, 5, 6])
    #expect(Set(result.records.prefix(3).map(\.metrics)).count == 1)
    #expect(Set(result.records.suffix(3).map(\.metrics)).count == 3)
  }

  @Test("two seeds give no interval")
  func twoSeeds() async throws {
    let report = try await report(["randomFit", "worstFit"], seeds: [1, 2])
    for estimate in report.metrics.flatMap(\.estimates) {
      #expect(estimate.halfWidth == nil && estimate.difference?.lower == nil)
      #expect(estimate.difference?.isSignificant != true && estimate.distinctFrom.isEmpty)
    }
  }

  @Test("the least difference of interest is a share of the baseline's value, and of shares as many points")
  func leastDifference() async throws {
    let report = try await report(["bestFit", "firstFit"], seeds: [1])
    let nodes = try #require(report.metrics.first { $0.key == "nodesInUse" })
    #expect(nodes.leastDifference == (nodes.estimate(of: "bestFit")?.mean ?? 0) / 100)
    #expect(report.metrics.first { $0.key == "gpuAllocation" }?.leastDifference == 1)
  }
}
