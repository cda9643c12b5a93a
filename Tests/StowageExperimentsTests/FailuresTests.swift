import Foundation
import StowageCluster
import StowageExperiments
import StowageKernel
import StowageManifests
import StowageMeasurement
import StowageModel
import StowagePolicies
import StowageReports
import StowageScheduling
import StowageSimulation
import TestSupport
import Testing

/// Every node fails once, a second after it is there for the first time.
private struct Fragile: FailureModel {
  static let name = "fragile"
  private let repair: Milliseconds

  init(reading entry: inout ObjectCursor, _ context: ReadingContext) throws(ManifestError) {
    repair = try entry.duration("repair")
  }

  func component(number: Int) -> any Component { Breaking(repair: repair) }

  var provenance: String { "each node once" }

  private struct Breaking: Component {
    let name = "fragile"
    let phase = Phase.failures
    let repair: Milliseconds

    mutating func begin(_ turn: inout Turn) { turn.wake(0, at: turn.now + .seconds(1)) }

    mutating func wake(_ token: UInt64, _ turn: inout Turn) throws {
      for node in turn.cluster.nodeIDs { try turn.fail(node, repairedAfter: repair) }
    }
  }
}

@Suite("Failures")
struct FailuresTests {
  private func node(_ name: String, zone: String = "") -> Node {
    Node(
      metadata: ObjectMeta(name: name, labels: zone.isEmpty ? [:] : ["zone": zone]),
      allocatable: [.cpu: 1_000, .memory: 1 << 30])
  }

  private func pod(_ name: String, at seconds: Int64, for length: Int64) -> PodArrival {
    PodArrival(
      time: .seconds(seconds), name: name, shape: PodShape(cpuMilli: 1_000, memoryBytes: 1), duration: .seconds(length))
  }

  private func run(
    _ models: any FailureModel..., nodes: [Node], pods: [PodArrival], seed: UInt64 = 1,
    options: SimulationOptions = SimulationOptions()
  ) throws -> RunRecord {
    var setup = SimulationSetup(
      nodes: nodes, arrivals: FixedWorkload(pods).arrivals(seed: 0), policy: FirstFit(), seed: seed,
      options: options)
    try Failures(models).configure(&setup, seed: seed)
    return try Simulation(setup).run()
  }

  private func lanes(_ record: RunRecord) -> [Block.Timeline.Lane] {
    guard case .timeline(let timeline)? = record.block("failures")?.content else { return [] }
    return timeline.lanes
  }

  @Test("an outage at a given time is waited for while pods are there, also where they never end, and not without pods")
  func endlessPods() throws {
    let endless = PodArrival(
      time: .origin, name: "p", shape: PodShape(cpuMilli: 1_000, memoryBytes: 1), duration: .infinite)
    let outage = OutageSchedule([.init(at: .seconds(100), nodes: ["a"], duration: .seconds(10))])
    // q waits for a until p loses it at 100 s, and stands behind it in the queue no more: p begins anew as the later one.
    let record = try run(outage, nodes: [node("a")], pods: [endless, pod("q", at: 10, for: 50)])
    #expect(record.metrics["nodeFailures"] == 1 && record.metrics["podsLostToFailures"] == 1)
    #expect(record.metrics["donePods"] == 1 && record.metrics["makespan"] == 160)
    let without = try run(outage, nodes: [node("a")], pods: [pod("q", at: 10, for: 50)])
    #expect(without.metrics["nodeFailures"] == 0 && without.metrics["makespan"] == 50)
  }

  @Test("the pods of a node that fails begin again, on it once it is repaired, and all of it is counted")
  func repaired() throws {
    let record = try run(
      OutageSchedule([.init(at: .seconds(4), nodes: ["a"], duration: .seconds(3))]), nodes: [node("a"), node("b")],
      pods: [pod("p", at: 0, for: 10), pod("q", at: 0, for: 30), pod("late", at: 20, for: 1)])
    // p runs on a from 0 to 4, waits to 7, and runs again to 17; q runs on b to 30; late runs on a from 20 to 21.
    #expect(record.metrics["makespan"] == 30)
    #expect(record.metrics["donePods"] == 3)
    #expect(record.metrics["nodeFailures"] == 1 && record.metrics["podsLostToFailures"] == 1)
    // 3 of the 20 s from the first arrival to the last.
    #expect(record.metrics["nodesDown"] == 0.15)
    #expect(record.metrics["evictedPods"] == 1 && record.metrics["arrivedPods"] == 4)
    #expect(record.metrics["cpuAllocationPeak"] == 100)
    // 2,000 milli-CPU for 4 s and 6 s of 2,000, 1,000 of 1,000 for 3 s, and so on: 37 of 37 s of nodes are used up to 17,
    // then one node of two: (4 * 2 + 3 * 1 + 10 * 2 + 3 * 1) of (4 * 2 + 3 * 1 + 13 * 2).
    #expect(record.metrics["cpuAllocation"] == 34.0 * 100 / 37)
    #expect(
      lanes(record) == [.init("a", intervals: [.init("down", from: 4, until: 7, tone: .bad)])])
  }

  @Test("a node that is not repaired stays away; its pods go elsewhere, or are lost where they are not wanted again")
  func forGood() throws {
    let outage = OutageSchedule([.init(at: .seconds(4), nodeSelector: ["zone": "north"])])
    let nodes = [node("a", zone: "north"), node("b", zone: "south"), node("c", zone: "north")]
    let pods = [pod("p", at: 0, for: 10), pod("q", at: 0, for: 10), pod("r", at: 0, for: 3)]
    let record = try run(outage, nodes: nodes, pods: pods)
    // a and c fail at 4; p, which was on a, gets b at 10.
    #expect(record.metrics["nodeFailures"] == 2 && record.metrics["podsLostToFailures"] == 1)
    #expect(record.metrics["makespan"] == 20 && record.metrics["neverPlacedPods"] == 0)
    #expect(lanes(record).map(\.name) == ["a", "c"] && lanes(record).allSatisfy { $0.intervals[0].until == nil })
    let dropped = try run(outage, nodes: nodes, pods: pods, options: SimulationOptions(evictedPods: .drop))
    #expect(dropped.metrics["makespan"] == 10 && dropped.metrics["donePods"] == 2)
  }

  @Test("a run ends though nodes would fail again and again, and a failure after its end is none")
  func ends() throws {
    let model = ExponentialFailures(meanTimeToFailure: .seconds(1_000), meanTimeToRepair: .seconds(1))
    let record = try run(model, nodes: [node("a")], pods: [pod("p", at: 0, for: 1)])
    #expect(record.metrics["donePods"] == 1)
    let later = OutageSchedule([.init(at: .seconds(100), nodes: ["a"])])
    #expect(try run(later, nodes: [node("a")], pods: [pod("p", at: 0, for: 1)]).metrics["nodeFailures"] == 0)
  }

  @Test("a run ends though its pods take longer than nodes last: there are no failures beyond what the workload takes")
  func endless() throws {
    let model = ExponentialFailures(meanTimeToFailure: .seconds(10), meanTimeToRepair: .seconds(1))
    let record = try run(model, nodes: [node("a")], pods: [pod("p", at: 0, for: 1_000)])
    #expect(record.metrics["donePods"] == 1)
    let makespan = try #require(record.metrics["makespan"])
    #expect(makespan > 1_000 && makespan < 2_010)
  }

  @Test("of nodes that fail every 100 s and are repaired in 25 s in the mean a fifth is down")
  func exponential() throws {
    let model = ExponentialFailures(meanTimeToFailure: .seconds(100), meanTimeToRepair: .seconds(25))
    let nodes = (0..<50).map { node("n\($0)") }
    let record = try run(model, nodes: nodes, pods: [pod("p", at: 0, for: 1), pod("q", at: 10_000, for: 1)])
    let down = try #require(record.metrics["nodesDown"])
    // 50 * 25 / 125, and not quite so many at the beginning; the standard error is about 0.2.
    #expect(abs(down - 10) < 1, "\(down)")
    let failures = try #require(record.metrics["nodeFailures"])
    #expect(abs(failures - 50 * 10_000 / 125) < 200, "\(failures)")
    #expect(lanes(record).count == 40)
  }

  @Test("what one node does by chance depends on the seed, but not on other nodes, nor on what runs")
  func independent() throws {
    let model = ExponentialFailures(
      meanTimeToFailure: .seconds(50), meanTimeToRepair: .seconds(10), nodeSelector: ["zone": "north"])
    let end = pod("end", at: 500, for: 1)
    let alone = try run(model, nodes: [node("a", zone: "north")], pods: [end])
    let among = try run(
      model, nodes: [node("z", zone: "north"), node("a", zone: "north"), node("s", zone: "south")],
      pods: (0..<50).map { pod("p\($0)", at: $0, for: 20) } + [end])
    #expect(lanes(alone).map(\.name) == ["a"] && !lanes(alone)[0].intervals.isEmpty)
    #expect(Set(lanes(among).map(\.name)) == ["a", "z"])
    let other = lanes(among).first { $0.name == "a" }
    #expect(other?.intervals.prefix(3) == lanes(alone)[0].intervals.prefix(3))
    let anotherSeed = try run(model, nodes: [node("a", zone: "north")], pods: [end], seed: 2)
    #expect(lanes(anotherSeed) != lanes(alone))
  }

  // MARK: Files

  private func read(
    _ failures: String, policies: String = "{policy: firstFit}", catalog: Catalog = .builtIn
  ) throws -> Experiment {
    let text = """
      apiVersion: stowage.dev/v1alpha1
      kind: Experiment
      metadata: {name: failing}
      spec:
        cluster: {nodeGroups: [{name: n, count: 2, cpu: 2, memory: 8Gi}]}
        workload:
          synthetic:
            pods: 20
            arrivals: {process: regular, every: 5s}
            classes: [{cpu: 1, memory: 1Gi, lifetime: 1m}]
        schedulers: [\(policies)]
        failures: \(failures)
      """
    return try ExperimentReader.read(bytes: Array(text.utf8), file: "e.yaml", catalog: catalog)
  }

  private func runs(_ experiment: Experiment, catalog: Catalog = .builtIn) async throws -> ExperimentResult {
    try await ExperimentRunner(experiment, input: ExperimentInput(opening: experiment, catalog: catalog)).run(
      threads: 2)
  }

  @Test("a file can have several models, and the report says what they are")
  func file() async throws {
    let experiment = try read(
      """
      [{model: schedule, outages: [{at: 10s, nodeSelector: {kubernetes.io/hostname: n-1}, nodes: [n-0], duration: 5s}]},
          {model: exponential, meanTimeToFailure: 30d, meanTimeToRepair: 2h,
           nodeSelector: {kubernetes.io/hostname: n-1}}]
      """)
    let result = try await runs(experiment)
    #expect((result.records[0].metrics["nodeFailures"] ?? 0) >= 1)
    let facts = result.report(version: "test", command: "test").provenance.facts.filter { $0.label == "Failures" }
    #expect(
      facts.map(\.value) == [
        "1 at given times",
        "exponential, a node every 30d in the mean, repaired after 2h in the mean, nodes with kubernetes.io/hostname: n-1",
      ])
  }

  @Test("seeds vary when nodes fail by chance, and are as many observations; given times are the same for all of them")
  func seeds() async throws {
    for (failures, varies) in [
      ("[{model: exponential, meanTimeToFailure: 20s, meanTimeToRepair: 2s}]", "when nodes fail"),
      ("[{model: schedule, outages: [{at: 10s, nodes: [n-0]}]}]", "nothing: "),
    ] {
      var experiment = try read(failures)
      experiment.seeds = [1, 2, 3]
      // One and the same workload for all seeds.
      let pods = (0..<20).map { "p\($0),\($0 * 5),60,1,1Gi" }
      let file = try TemporaryFile((["name,arrival,duration,cpu,memory"] + pods).joined(separator: "\n") + "\n")
      experiment.workload = WorkloadDefinition(source: .file(TraceReference(path: file.path)))
      let result = try await runs(experiment)
      #expect(result.seedVaries.hasPrefix(varies), "\(result.seedVaries)")
      let page = result.report(version: "test", command: "test")
      let estimate = page.metrics.first { $0.key == "nodeFailures" }?.estimates.first
      #expect((estimate?.halfWidth != nil) == (varies == "when nodes fail"))
    }
  }

  @Test(
    "allocations, and waits of other numbers of pods, are compared only where as many pods were evicted",
    arguments: [("1s", true), ("8s", false)])
  func distorted(outage: String, isCompared: Bool) async throws {
    // At 1 s one pod is on n-0 under both policies; at 8 s firstFit has two there, and worstFit one on each node.
    let result = try await runs(
      try read(
        "[{model: schedule, outages: [{at: \(outage), nodes: [n-0], duration: 5s}]}]",
        policies: "{policy: firstFit}, {policy: worstFit}"))
    #expect(result.records.map { $0.metrics["evictedPods"] } == (isCompared ? [1, 1] : [2, 1]))
    let report = result.report(version: "test", command: "test", allMetrics: true)
    for key in ["cpuAllocation", "memoryAllocation", "waitingTimeMean", "waitingTimeP99"] {
      #expect(report.metrics.first { $0.key == MetricKey(key) }?.isComparable == isCompared, "\(key)")
    }
    #expect(report.metrics.first { $0.key == "nodesInUse" }?.isComparable == true)
    let sentences = Conclusions(of: report).sentences
    #expect(sentences.contains { $0.contains("placements and waits are of more pods than the workload has") })
    #expect(!sentences.contains { $0.contains("Placed is") || $0.contains("Every policy placed all 22") })
    #expect(
      HTMLReport(report).html.contains("Allocations are not compared where pods were evicted") == !isCompared)
  }

  @Test("a model of one's own is known by name")
  func own() async throws {
    var catalog = Catalog.builtIn
    catalog.failureModels.append(Fragile.self)
    let result = try await runs(try read("[{model: fragile, repair: 2s}]", catalog: catalog), catalog: catalog)
    #expect(result.records[0].metrics["nodeFailures"] == 2)
  }

  @Test(
    "what is wrong is said with its place and with what would be right",
    arguments: [
      ("[]", "spec.failures: expected at least one model, found an empty list"),
      ("[{model: exponetial}]", "did you mean \"exponential\""),
      ("[{model: exponential}]", "meanTimeToFailure"),
      ("[{model: exponential, meanTimeToFailure: 0s}]", "expected a duration above 0, found \"0s\""),
      ("[{model: exponential, meanTimeToFailure: 1d, meanTimeToRepair: 0s}]", "expected a duration above 0"),
      ("[{model: schedule, outages: [{at: 1h, nodes: [n-1], duration: 0s}]}]", "expected a duration above 0"),
      ("[{model: schedule, outages: [{at: -5m, nodes: [n-1]}]}]", "expected a duration of 0 or more, found \"-5m\""),
      ("[{model: schedule, outages: [{at: 5, nodes: [n-1]}]}]", "expected a duration with its unit, such as 5s or 5m"),
      ("[{model: schedule}]", "the field \"outages\" is missing"),
      ("[{model: exponential, meanTimeToFailure: 1d, mttr: 1h}]", "unknown field \"mttr\""),
      ("[{model: schedule, outages: []}]", "at least one outage"),
      ("[{model: schedule, outages: [{at: 1h}]}]", "names in nodes, or labels in nodeSelector"),
      ("[{model: schedule, outages: [{at: 1h, nodes: [n-1], for: 2h}]}]", "unknown field \"for\""),
    ])
  func wrong(failures: String, words: String) throws {
    let error = #expect(throws: ManifestError.self) { try read(failures) }
    #expect(error?.description.contains(words) == true, "\(String(describing: error))")
    #expect(error?.description.hasPrefix("e.yaml:") == true)
  }

  @Test(
    "nodes that are not there are told with their place before anything runs",
    arguments: [
      (
        "schedule, outages: [{at: 1h, nodes: [n-0, m-1]}]",
        "outages[0].nodes[1]: no node called \"m-1\"; did you mean \"n-1\"?"
      ),
      (
        "schedule, outages: [{at: 1h, nodeSelector: {kubernetes.io/hostnam: n-0}}]",
        "outages[0].nodeSelector: expected a label of the nodes: kubernetes.io/arch, kubernetes.io/hostname, "
          + "kubernetes.io/os, found no node with the label \"kubernetes.io/hostnam\"; did you mean \"kubernetes.io/hostname\"?"
      ),
      (
        "exponential, meanTimeToFailure: 1d, nodeSelector: {kubernetes.io/hostname: n-7}",
        "nodeSelector: expected a value that nodes have: n-0, n-1, found no node with kubernetes.io/hostname: n-7; "
          + "did you mean \"n-0\"?"
      ),
    ])
  func missingNodes(model: String, words: String) async throws {
    let experiment = try read("[{model: \(model)}]")
    let error = await #expect(throws: ManifestError.self) { try await runs(experiment) }
    #expect(error?.description == "e.yaml:12: spec.failures[0].\(words)")
  }

  @Test("a model that was made in code tells which nodes are not there, too")
  func missingNodesInCode() {
    func message(_ model: any FailureModel) -> String? {
      let nodes = [node("a", zone: "north"), node("b", zone: "south")]
      return (#expect(throws: ExperimentError.self) { try run(model, nodes: nodes, pods: []) })?.description
    }
    let outage = OutageSchedule([.init(at: .origin, nodes: ["node"])])
    #expect(message(outage) == "failures: found no node called \"node\"")
    let model = ExponentialFailures(meanTimeToFailure: .seconds(1), nodeSelector: ["zone": "nort"])
    #expect(
      message(model)
        == "failures: expected a value that nodes have: north, south, found no node with zone: nort; "
        + "did you mean \"north\"?")
  }

  @Test("where more intervals were drawn than can be seen, those of a node that lie close together are one")
  func manyIntervals() throws {
    // The run takes 10,000 s, of which 1/2,000 is 5 s: the 4,500 times that a is down are a second apart, those of b are not.
    let flapping = (1...4_500).map { OutageSchedule.Outage(at: .seconds($0 * 2), nodes: ["a"], duration: .seconds(1)) }
    let rare = [20, 40].map { OutageSchedule.Outage(at: .seconds($0), nodes: ["b"], duration: .seconds(1)) }
    let record = try run(
      OutageSchedule(flapping + rare), nodes: [node("a"), node("b")],
      pods: [pod("p", at: 0, for: 1), pod("q", at: 9_999, for: 1)])
    #expect(record.metrics["nodeFailures"] == 4_502)
    #expect(
      lanes(record) == [
        .init("a", intervals: [.init("down", from: 2, until: 9_001, tone: .bad)]),
        .init(
          "b",
          intervals: [.init("down", from: 20, until: 21, tone: .bad), .init("down", from: 40, until: 41, tone: .bad)]),
      ])
    let words = "Times down less than 5s apart are drawn as one."
    #expect(record.block("failures")?.explanation.hasSuffix(words) == true)
  }
}
