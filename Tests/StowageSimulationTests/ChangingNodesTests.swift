import StowageCluster
import StowageKernel
import StowageMeasurement
import StowageModel
import StowagePolicies
import StowageRanking
import StowageScheduling
import StowageSimulation
import StowageTesting
import TestSupport
import Testing

/// Does something at a time.
private struct At: Component {
  let name = "at"
  let phase = Phase.controllers
  let time: Instant
  let action: @Sendable (ClusterView) -> Action?

  mutating func begin(_ turn: inout Turn) { turn.wake(7, at: time) }

  mutating func wake(_ token: UInt64, _ turn: inout Turn) throws {
    if let action = action(turn.cluster) { try turn.act(action) }
  }
}

/// Counts its turns, and the completions of which it is told.
private struct Counting: Component {
  final class Seen {
    var turns = 0
    var completed = 0
  }

  let name = "counting"
  let phase = Phase.controllers
  let observes: Change.Kinds
  let seen = Seen()

  mutating func observe(_ changes: Unread, _ turn: inout Turn) {
    seen.turns += 1
    changes.forEach { change, _ in
      if change.kind == .podCompleted { seen.completed += 1 }
    }
  }
}

@Suite("Nodes that change during a run")
struct ChangingNodesTests {
  static let queues = ["firstFit", "kubernetes"]

  private func policy(_ name: String) -> any SchedulingPolicy {
    name == "firstFit" ? FirstFit() : KubernetesScheduler(profile: .defaults(.v1_36))
  }

  /// When the second of two pods, of which the first fills the cluster, ends, where `action` is taken after 100 s.
  private func secondEnds(
    _ queue: String, nodes: [Node], typicalPods: Bool = false, _ action: @escaping @Sendable (ClusterView) -> Action?
  ) throws -> Double {
    var setup = SimulationSetup(
      nodes: nodes,
      arrivals: FixedWorkload([PodArrival("first", for: .seconds(10_000)), PodArrival("second", for: .seconds(10_000))])
        .arrivals(seed: 0),
      policy: policy(queue), components: [At(time: .seconds(100), action: action)])
    if typicalPods { setup.typicalPods = TypicalPods(counts: [(PodShape(cpu: 1), 2)]) }
    let record = try Simulation(setup).run()
    #expect(record.metrics["donePods"] == 2)
    #expect((record.metrics["cpuAllocationPeak"] ?? 0) <= 100)
    return try #require(record.metrics["makespan"])
  }

  @Test("a component has a turn for the kinds of changes that it observes, and for no others")
  func observedKinds() throws {
    let (all, completions, none) = (
      Counting(observes: .all), Counting(observes: .podCompleted), Counting(observes: [])
    )
    let setup = SimulationSetup(
      nodes: [Node("a", cpu: 1)],
      arrivals: FixedWorkload([PodArrival("first", for: .seconds(10)), PodArrival("second", for: .seconds(10))])
        .arrivals(seed: 0),
      policy: FirstFit(), components: [all, completions, none])
    _ = try Simulation(setup).run()
    // Two pods that end one after the other.
    #expect(completions.seen.turns == 2 && completions.seen.completed == 2)
    // Both arrive; the first is bound; it ends; the second is bound; it ends.
    #expect(all.seen.turns == 5 && all.seen.completed == 2)
    #expect(none.seen.turns == 0)
  }

  @Test("a pod that waits gets a node that joins, as soon as it is there", arguments: queues, [false, true])
  func joins(queue: String, typicalPods: Bool) throws {
    let end = try secondEnds(queue, nodes: [Node("a", cpu: 1)], typicalPods: typicalPods) { _ in
      .addNode(Node("b", cpu: 1), .external)
    }
    #expect(end == 10_100)
  }

  @Test("a pod that waits gets a node that joins after its delay", arguments: queues)
  func joinsLater(queue: String) throws {
    let end = try secondEnds(queue, nodes: [Node("a", cpu: 1)]) { _ in
      .addNode(Node("b", cpu: 1), .external, after: .seconds(60))
    }
    #expect(end == 10_160)
  }

  @Test("a pod that waits gets a node that is uncordoned", arguments: queues)
  func uncordoned(queue: String) throws {
    var b = Node("b", cpu: 1)
    b.unschedulable = true
    let end = try secondEnds(queue, nodes: [Node("a", cpu: 1), b]) { cluster in
      cluster.node(named: "b").map { .cordon($0, false) }
    }
    #expect(end == 10_100)
  }

  @Test("a pod that waits gets a node whose taint is taken away", arguments: queues)
  func untainted(queue: String) throws {
    var b = Node("b", cpu: 1)
    b.taints = [Taint(key: "broken", effect: .noSchedule)]
    let end = try secondEnds(queue, nodes: [Node("a", cpu: 1), b]) { cluster in
      cluster.node(named: "b").map { .taint($0, []) }
    }
    #expect(end == 10_100)
  }

  @Test("a pod that waits gets a node that grows", arguments: queues)
  func grows(queue: String) throws {
    let end = try secondEnds(queue, nodes: [Node("a", cpu: 1)]) { _ in .updateNode(Node("a", cpu: 2)) }
    #expect(end == 10_100)
  }

  @Test("the pods of a node that is taken away wait for another", arguments: queues)
  func taken(queue: String) throws {
    var setup = SimulationSetup(
      nodes: [Node("a", cpu: 1), Node("b", cpu: 1)],
      arrivals: FixedWorkload([PodArrival("p", for: .seconds(10_000))]).arrivals(seed: 0),
      policy: policy(queue))
    setup.components = [
      At(time: .seconds(100)) { cluster in
        cluster.nodeIDs.first { cluster.pods(on: $0).count > 0 }.map { .removeNode($0, .drained) }
      }
    ]
    let record = try Simulation(setup).run()
    #expect(record.metrics["makespan"] == 10_100 && record.metrics["evictedPods"] == 1)
  }

  @Test("a pod that is evicted with grace leaves once that is over, and then waits again", arguments: queues)
  func grace(queue: String) throws {
    let setup = SimulationSetup(
      nodes: [Node("a", cpu: 1)], arrivals: FixedWorkload([PodArrival("p", for: .seconds(10_000))]).arrivals(seed: 0),
      policy: policy(queue),
      components: [
        At(time: .seconds(100)) { cluster in
          cluster.runningPods.first.map { .evict($0, .drained, grace: .seconds(60)) }
        }
      ])
    let record = try Simulation(setup).run()
    #expect(record.metrics["makespan"] == 10_160 && record.metrics["evictedPods"] == 1)
  }

  @Test("a run is one thing, whoever holds it: going on with it goes on with it everywhere")
  func oneRun() throws {
    let simulation = try Simulation(
      nodes: [Node("a", cpu: 1)], arrivals: FixedWorkload([PodArrival("p", for: .seconds(10_000))]).arrivals(seed: 0),
      policy: FirstFit())
    let same = simulation
    while try simulation.advance() {}
    #expect(same === simulation && same.now == .seconds(10_000) && same.counts.done == 1)
    #expect(try !same.advance())
  }
}
