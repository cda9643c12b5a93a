import Foundation
import StowageCluster
import StowageExperiments
import StowageKernel
import StowageManifests
import StowageMeasurement
import StowageModel
import StowagePolicies
import StowageRanking
import StowageReports
import StowageScheduling
import StowageSimulation
import StowageTraces
import TestSupport
import Testing

/// `nodeLimit`: the first nodes only, and in runs of even seeds one less.
private struct NodeLimit: ExperimentFeature {
  static let key = "nodeLimit"
  let limit: Int

  init(reading spec: inout ObjectCursor, _ context: ReadingContext) throws(ManifestError) {
    limit = try spec.int(Self.key, in: 1...1_000)
  }

  func configure(_ setup: inout SimulationSetup, seed: UInt64) {
    setup.nodes = Array(setup.nodes.prefix(limit - (seed.isMultiple(of: 2) ? 1 : 0)))
  }

  var provenance: [Fact] { [Fact("Nodes", "the first \(limit)")] }

  var seedVaries: String? { "the number of nodes" }
}

/// A word a pod; the pods arrive a second after one another, ask for a CPU, and stay.
private struct WordFormat: TraceFormat {
  let name = "words"
  let summary = "a word a pod"

  func recognise(_ beginning: [UInt8]) -> TraceContent { beginning.starts(with: Array("words ".utf8)) ? .pods : [] }

  func pods(in input: TraceInput, options: TraceOptions) throws(TraceError) -> TracePods {
    let words = String(decoding: try input.readAll(), as: UTF8.self).split(separator: " ").dropFirst()
    let shape = PodShape(cpuMilli: 1_000, memoryBytes: 1 << 20)
    return .held(
      words.enumerated().map { index, word in
        PodArrival(time: .seconds(Int64(index)), name: String(word), shape: shape, duration: .infinite)
      })
  }
}

struct CatalogTests {
  private static let catalog: Catalog = {
    var catalog = Catalog.builtIn
    catalog.policies.append(
      .init(name: "lastFit", aliases: ["last"], summary: "the last node that fits", usesChance: false) {
        Profile(name: "lastFit", scorers: [])
      })
    catalog.formats.append(WordFormat())
    catalog.features.append(NodeLimit.self)
    return catalog
  }()

  private func read(_ spec: String, catalog: Catalog = catalog) throws -> Experiment {
    let folder = try Repository.temporaryFolder()
    try Data("words a b c d e f g h".utf8).write(to: folder.appending(path: "pods.txt"))
    let text = """
      apiVersion: stowage.dev/v1alpha1
      kind: Experiment
      metadata: {name: own}
      spec:
        cluster: {nodeGroups: [{name: n, count: 4, cpu: 2, memory: 8Gi}]}
        workload: {pods: pods.txt}
        \(spec)
      """
    let file = folder.appending(path: "experiment.yaml").path(percentEncoded: false)
    return try ExperimentReader.read(bytes: Array(text.utf8), file: file, catalog: catalog)
  }

  @Test("a policy, a format and a key of one's own are known by name in an experiment file, and do what they say")
  func ownNames() async throws {
    let experiment = try read("schedulers: [{policy: last}]\n  nodeLimit: 3\n  seeds: 2")
    let input = try ExperimentInput(opening: experiment, catalog: Self.catalog)
    #expect(input.sourcePodCount == 8 && input.nodes.count == 4)
    let result = try await ExperimentRunner(experiment, input: input).run(threads: 1)
    // Eight pods of a CPU on nodes of two CPUs: three nodes in the run of seed 1, two in that of seed 2.
    #expect(result.records.map { $0.metrics["placedPods"] } == [6, 4])
    let facts = result.report(version: "test", command: "test").provenance.facts
    #expect(facts.contains { $0.label == "Nodes" && $0.value == "the first 3" })
  }

  @Test("a runner measures by the probes of the catalog that its input was opened with, unless it is given others")
  func probes() async throws {
    var catalog = Self.catalog
    catalog.probes = [ArrivalsProbe()]
    let experiment = try read("schedulers: [{policy: last}]")
    let input = try ExperimentInput(opening: experiment, catalog: catalog)
    let result = try await ExperimentRunner(experiment, input: input).run(threads: 1)
    #expect(result.records[0].metrics["arrivals"] == 8 && result.records[0].metrics["nodesInUsePeak"] == nil)
    let given = try await ExperimentRunner(experiment, input: input, probes: BuiltInProbes.all).run(threads: 1)
    #expect(given.records[0].metrics["arrivals"] == nil && given.records[0].metrics["nodesInUsePeak"] != nil)
  }

  private struct ArrivalsProbe: Probe {
    let metrics = [Metric(key: "arrivals", label: "arrivals", unit: .pods, explanation: "Pods that arrived.")]

    func observe(_ moment: ProbeMoment) {}

    func finish(_ end: ProbeEnd) -> Findings { Findings(values: ["arrivals": Double(end.cluster.counts.arrived)]) }
  }

  @Test("what the catalog does not have is not known, and what it has is suggested")
  func unknownNames() throws {
    for (spec, words) in [
      ("schedulers: [{policy: lastFit}]", ["found \"lastFit\""]),
      ("schedulers: [{policy: firstFit}]\n  nodeLimit: 3", ["unknown field \"nodeLimit\""]),
    ] {
      let error = #expect(throws: ManifestError.self) { try read(spec, catalog: .builtIn) }
      for word in words { #expect(error?.description.contains(word) == true) }
    }
    for (spec, words) in [
      ("schedulers: [{policy: lastfit}]", ["did you mean \"lastFit\""]),
      ("schedulers: [{policy: firstFit}]\n  nodeLimits: 3", ["did you mean \"nodeLimit\""]),
      ("schedulers: [{policy: firstFit}]\n  nodeLimit: 0", ["spec.nodeLimit", "from 1 to 1000"]),
    ] {
      let error = #expect(throws: ManifestError.self) { try read(spec) }
      for word in words { #expect(error?.description.contains(word) == true, "\(String(describing: error))") }
    }
    let experiment = try read("schedulers: [{policy: firstFit}]")
    let error = #expect(throws: TraceError.self) { try ExperimentInput(opening: experiment) }
    #expect(error?.expected == "the beginning of a format that is known: stowage, openb, kubernetes")
  }

  @Test("a pending time-out gives pods up, as a key of a file and in the report")
  func pendingTimeout() async throws {
    let experiment = try read("schedulers: [{policy: firstFit}]\n  nodeLimit: 1\n  pendingTimeout: 2s")
    let input = try ExperimentInput(opening: experiment, catalog: Self.catalog)
    let result = try await ExperimentRunner(experiment, input: input).run(threads: 1)
    // Two of eight pods fit. Of the others one comes each second and is given up two later, before the next comes.
    #expect(result.records[0].metrics["neverPlacedPods"] == 6)
    #expect(result.records[0].metrics["pendingPodsPeak"] == 2)
    let facts = result.report(version: "test", command: "test").provenance.facts
    #expect(facts.contains { $0.label == "Given up" && $0.value == "pods that have waited 2s" })
  }

  @Test("names are each there once, and the built-in catalog has all policies and formats")
  func builtIn() {
    let catalog = Catalog.builtIn
    #expect(Set(catalog.policyNames + catalog.policies.flatMap(\.aliases)).count == catalog.policies.count + 1)
    #expect(Set(catalog.formatNames).count == catalog.formats.count)
    #expect(Set(catalog.features.map { $0.key }).count == catalog.features.count)
    #expect(catalog.policy(named: "kubernetes")?.name == "kubernetes-1.36")
    #expect(catalog.policy(named: "Kubernetes") == nil)
  }
}
