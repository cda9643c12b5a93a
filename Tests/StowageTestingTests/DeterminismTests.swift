import StowageCluster
import StowageKernel
import StowageMeasurement
import StowageModel
import StowagePolicies
import StowageScheduling
import StowageSimulation
import StowageTesting
import Synchronization
import Testing

/// A number that outlives its runs.
private final class Shared: Sendable {
  let count = Atomic(0)
  func next() -> Int { count.add(1, ordering: .relaxed).newValue }
}

/// Evicts one of the running pods after 20 s, chosen in a way that is wrong or not.
private struct Evicting: Component {
  enum Choice { case first, dictionaryOrder, sharedCounter }

  let name = "evicting"
  let phase = Phase.controllers
  let choice: Choice
  let shared: Shared

  mutating func begin(_ turn: inout Turn) { turn.wake(0, at: .seconds(20)) }

  mutating func wake(_ token: UInt64, _ turn: inout Turn) throws {
    var pods = turn.cluster.runningPods
    switch choice {
    case .first: break
    case .dictionaryOrder: pods = Array(Set(pods))
    case .sharedCounter: pods = [pods[shared.next() % pods.count]]
    }
    if let pod = pods.first { try turn.act(.evict(pod, .external)) }
  }
}

/// A metric that counts runs.
private struct CountingProbe: Probe {
  let shared: Shared
  var metrics: [Metric] { [Metric(key: "runs", label: "runs", unit: .none, explanation: "How many runs there were.")] }
  mutating func observe(_ moment: ProbeMoment) {}
  func finish(_ end: ProbeEnd) -> Findings { Findings(values: ["runs": Double(shared.next())]) }
}

struct DeterminismTests {
  private static func setup(
    _ choice: Evicting.Choice, _ shared: Shared = Shared(), probes: [any Probe] = BuiltInProbes.all
  ) -> SimulationSetup {
    let pods = (0..<40).map { PodArrival("p-\($0)", cpu: "250m", at: .seconds(Int64($0 % 4)), for: .seconds(100)) }
    return SimulationSetup(
      nodes: (0..<4).map { Node("n-\($0)") }, arrivals: FixedWorkload(pods).arrivals(seed: 0), policy: RandomFit(),
      seed: 6, components: [Evicting(choice: choice, shared: shared)], probes: probes)
  }

  private func difference(_ setup: @escaping @Sendable () -> SimulationSetup) async throws -> RunDifference {
    do {
      try await expectDeterministic(setup)
    } catch let difference as RunDifference {
      return difference
    }
    throw Missing()
  }

  private struct Missing: Error {}

  @Test("a setup that depends on its seed alone passes")
  func deterministic() async throws {
    try await expectDeterministic { Self.setup(.first) }
    try await expectDeterministic(runs: 2, concurrentRuns: 0) { Self.setup(.first) }
  }

  @Test("a component that goes by the order of a set is found, and what it did first is told")
  func dictionaryOrder() async throws {
    let difference = try await difference { Self.setup(.dictionaryOrder) }
    // 40 arrivals and 16 or fewer bindings before 20 s, then the eviction.
    #expect(difference.subject.hasPrefix("change "))
    #expect(difference.first.hasPrefix("podEvicted of pod \"p-") && difference.first.hasSuffix("at 20s"))
    #expect(difference.second.hasPrefix("podEvicted of pod \"p-") && difference.first != difference.second)
    #expect("\(difference)".contains("runs 1 and \(difference.runs[1]) of the same setup (seed 6) differ in change "))
  }

  @Test("a component with a counter that outlives the run is found")
  func sharedCounter() async throws {
    let shared = Shared()
    let difference = try await difference { Self.setup(.sharedCounter, shared) }
    #expect(difference.runs == [1, 2] && !difference.wasConcurrent)
  }

  @Test("a probe whose metric differs is found, though the runs are the same")
  func metric() async throws {
    let shared = Shared()
    let difference = try await difference { Self.setup(.first, shared, probes: [CountingProbe(shared: shared)]) }
    #expect(difference.subject == "the metric runs" && difference.first == "1.0" && difference.second == "2.0")
  }

  @Test("what the setup throws is thrown")
  func error() async throws {
    await #expect(throws: ClusterError.duplicateNode(name: "a")) {
      try await expectDeterministic {
        SimulationSetup(
          nodes: [Node("a"), Node("a")], arrivals: FixedWorkload([]).arrivals(seed: 0), policy: FirstFit())
      }
    }
  }

  // MARK: Runs that add up

  /// Wakes for ever.
  private struct Restless: Component {
    let name = "restless"
    let phase = Phase.controllers
    mutating func begin(_ turn: inout Turn) { turn.wake(0, at: .seconds(1)) }
    mutating func wake(_ token: UInt64, _ turn: inout Turn) { turn.wake(0, at: turn.now + .seconds(1)) }
  }

  @Test("a run that adds up gives its record; one that does not end is told")
  func conserved() throws {
    #expect(try expectConserved(Self.setup(.first)).metrics["evictedPods"] == 1)
    var setup = Self.setup(.first)
    setup.components.append(Restless())
    let failure = try #require(throws: RunFailure.self) { try expectConserved(setup, within: 300) }
    #expect(failure.problem == .doesNotEnd(300))
    #expect("\(failure)".contains("the run goes on after 300 instants; expected it to end"))
  }

  @Test("random workloads repeat by their seed, and fill clusters so that pods wait")
  func workload() throws {
    let workload = RandomWorkload(seed: 4, nodes: 6, pods: 110)
    let again = RandomWorkload(seed: 4, nodes: 6, pods: 110)
    #expect(again.nodes == workload.nodes && again.pods == workload.pods)
    #expect(RandomWorkload(seed: 5, nodes: 6, pods: 110).pods != workload.pods)
    #expect(workload.nodes.count == 6 && workload.pods.count == 110)
    #expect(Set(workload.pods.map(\.shape)).count < 90)
    let record = try expectConserved(
      SimulationSetup(
        nodes: workload.nodes, arrivals: FixedWorkload(workload.pods).arrivals(seed: 0), policy: FirstFit()))
    #expect((record.metrics["neverPlacedPods"] ?? 0) > 0 && (record.metrics["waitingTimeMax"] ?? 0) > 0)
  }
}
