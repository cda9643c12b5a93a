import StowageCluster
import StowageExperiments
import StowageKernel
import StowageMeasurement
import StowageModel
import StowagePolicies
import StowageSimulation
import Testing

/// Outages of one node that begin before another has ended.
@Suite("Outages that overlap")
struct OverlappingOutagesTests {
  typealias Outage = OutageSchedule.Outage

  private static func outage(_ start: Int64, for length: Int64? = nil, zone: String? = nil) -> Outage {
    Outage(
      at: .seconds(start), nodes: zone == nil ? ["a"] : [], nodeSelector: zone.map { ["zone": $0] } ?? [:],
      duration: length.map { .seconds($0) })
  }

  /// What a run to 2,000 s with a pod on node a says, where nodes a and b fail by `models`.
  private func run(_ models: [any FailureModel], components: [any Component] = []) throws -> RunRecord {
    let nodes = ["a", "b"].map { name in
      Node(
        metadata: ObjectMeta(name: name, labels: ["zone": name]), allocatable: [.cpu: 1_000, .memory: 1 << 30])
    }
    let pods = [0, 2_000].map { seconds in
      PodArrival(
        time: .seconds(seconds), name: "p\(seconds)", shape: PodShape(cpuMilli: 100, memoryBytes: 1),
        duration: .seconds(1)
      )
    }
    var setup = SimulationSetup(
      nodes: nodes, arrivals: FixedWorkload(pods).arrivals(seed: 0), policy: FirstFit(), components: components)
    try Failures(models).configure(&setup, seed: 1)
    return try Simulation(setup).run()
  }

  /// When node a was down.
  private func intervals(_ record: RunRecord) -> [[Double?]] {
    guard case .timeline(let timeline)? = record.block("failures")?.content else { return [] }
    return timeline.lanes.filter { $0.name == "a" }.flatMap(\.intervals).map { [$0.from, $0.until] }
  }

  @Test(
    "a node that fails again before it is back returns at the later time, be the entries of one model or of several",
    arguments: [
      ([outage(300, for: 60), outage(330, for: 540)], [300, 870]),
      ([outage(300, for: 540), outage(330, for: 60)], [300, 840]),
      ([outage(300, for: 60), outage(330)], [300, nil]),
      ([outage(300), outage(330, for: 60)], [300, nil]),
      ([outage(300, for: 60), outage(300, for: 540)], [300, 840]),
      ([outage(300, for: 540), outage(300, for: 60)], [300, 840]),
      // At the time of its return it fails again.
      ([outage(300, for: 60), outage(360, for: 60)], [300, 420]),
      ([outage(300, for: 60), outage(330, for: 540, zone: "a")], [300, 870]),
      ([outage(300, for: 60), outage(310, for: 100), outage(320, for: 200)], [300, 520]),
    ] as [([Outage], [Double?])])
  func together(outages: [Outage], expected: [Double?]) throws {
    for models in [[OutageSchedule(outages)], outages.map { OutageSchedule([$0]) }] {
      let record = try run(models)
      #expect(intervals(record) == [expected])
      #expect(record.metrics["nodeFailures"] == 1)
    }
  }

  @Test("outages that do not touch are several")
  func apart() throws {
    let record = try run([OutageSchedule([Self.outage(300, for: 60), Self.outage(361, for: 60)])])
    #expect(intervals(record) == [[300, 360], [361, 421]])
    #expect(record.metrics["nodeFailures"] == 2)
  }

  @Test("a node comes back as it was when it failed, and is among the failed ones until then")
  func object() throws {
    let seen = Observing.Seen()
    _ = try run([OutageSchedule([Self.outage(300, for: 60)])], components: [Observing(seen: seen)])
    #expect(seen.failed == ["200 ", "310 a", "400 "])
    #expect(seen.isCordoned)
    #expect(!seen.knowsStranger)
  }

  /// Cordons node a before it fails.
  private struct Observing: Component {
    final class Seen {
      var failed: [String] = []
      var isCordoned = false
      var knowsStranger = true
    }

    let name = "observing"
    let phase = Phase.controllers
    let seen: Seen

    mutating func begin(_ turn: inout Turn) {
      for second in [200, 310, 400] { turn.wake(0, at: .seconds(Int64(second))) }
    }

    mutating func wake(_ token: UInt64, _ turn: inout Turn) throws {
      let seconds = turn.now.milliseconds / 1_000
      seen.failed.append("\(seconds) " + turn.failedNodes.map(\.name).joined(separator: " "))
      if seconds == 200, let node = turn.cluster.node(named: "a") { try turn.act(.cordon(node, true)) }
      if seconds == 400 {
        seen.isCordoned = turn.cluster.node(named: "a").map { turn.cluster.node($0).unschedulable } ?? false
        seen.knowsStranger = try turn.fail("stranger", repairedAfter: nil)
      }
    }
  }

  @Test("a node that somebody else brought meanwhile stays, and fails anew")
  func replaced() throws {
    let record = try run(
      [OutageSchedule([Self.outage(300, for: 60), Self.outage(330, for: 60)])], components: [Bringing()])
    // It is back at 320 by other means, fails at 330, and returns at 390: what was due at 360 is no longer valid.
    #expect(intervals(record) == [[300, 320], [330, 390]])
    #expect(record.metrics["nodeFailures"] == 2)
  }

  private struct Bringing: Component {
    let name = "bringing"
    let phase = Phase.controllers

    mutating func begin(_ turn: inout Turn) { turn.wake(0, at: .seconds(320)) }

    mutating func wake(_ token: UInt64, _ turn: inout Turn) throws {
      for node in turn.failedNodes { try turn.act(.addNode(node, .external)) }
    }
  }
}
