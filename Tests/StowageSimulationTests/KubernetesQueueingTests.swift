import StowageCluster
import StowageKernel
import StowageMeasurement
import StowageModel
import StowagePolicies
import StowageRanking
import StowageScheduling
import StowageSimulation
import StowageTesting
import Testing

struct KubernetesQueueingTests {
  private let scheduler = KubernetesScheduler(profile: .defaults(.v1_34))

  private func oneNode(cpu: Int64 = 1_000) -> [Node] {
    [Node(metadata: ObjectMeta(name: "a"), allocatable: [.cpu: cpu, .memory: 1 << 40])]
  }

  private func pod(
    _ name: String, at seconds: Int64, cpu: Int64 = 1_000, for length: Milliseconds, priority: Int32 = 0,
    gates: [String] = []
  ) -> PodArrival {
    let container = Container(
      name: "main", resources: ResourceRequirements(requests: [.cpu: cpu, .memory: 1]))
    let spec = PodSpec(containers: [container], priority: priority, schedulingGates: gates)
    return PodArrival(time: .seconds(seconds), name: name, shape: PodShape(spec: spec), duration: length)
  }

  private func run(
    _ pods: [PodArrival], by policy: any SchedulingPolicy, log: PlacementLog = PlacementLog(),
    options: SimulationOptions = SimulationOptions()
  ) throws -> RunRecord {
    let simulation = try Simulation(
      nodes: oneNode(), arrivals: FixedWorkload(pods).arrivals(seed: 0), policy: LoggingPolicy(policy, log),
      options: options)
    return try simulation.run()
  }

  @Test("a waiting pod is placed at the instant at which the pod in its way ends")
  func waking() throws {
    // first 0-10; second waits 5-10, backing off until 6, and is taken early as nothing else is active.
    let record = try run(
      [pod("first", at: 0, for: .seconds(10)), pod("second", at: 5, for: .seconds(1))], by: scheduler)
    #expect(record.metrics["waitingTimeMax"] == 5)
    #expect(record.metrics["makespan"] == 11)
  }

  @Test("a pod that was tried goes behind one of its priority that came later but was not tried since")
  func refusedGoesBehind() throws {
    // old is refused at 1 and, when the event at 5 wakes it, at 5, after young, which was refused at 2. The event at 5
    // helps neither; so at 10 both are woken and young goes first only if it has been tried longer ago.
    let log = PlacementLog()
    _ = try run(
      [
        pod("running", at: 0, cpu: 900, for: .seconds(10)), pod("small", at: 0, cpu: 100, for: .seconds(5)),
        pod("old", at: 1, for: .seconds(1)), pod("young", at: 2, cpu: 999, for: .seconds(1)),
      ], by: scheduler, log: log)
    #expect(log.entries.map(\.pod) == ["running", "small", "old", "young"])
  }

  /// Rejects every node with pods on it, and wants to hear of nothing.
  private struct Hermit: QueueHintPlugin {
    let name = "Hermit"
    let registeredEvents: ClusterEvent.Kinds = []
    func reject(_ pod: PodInfo, on node: NodeID, in cluster: ClusterView) -> Rejection? {
      cluster.pods(on: node).isEmpty ? nil : Rejection(plugin: name, reasons: ["node(s) had company"])
    }
  }

  private var hermits: KubernetesScheduler {
    KubernetesScheduler(profile: KubernetesProfile(version: .v1_34, filters: [Hermit()], scorers: []))
  }

  @Test("a pod that no event helps is placed by the flush of what has waited more than five minutes")
  func flush() throws {
    // second is refused at 1; the node is free from 10 on; 301 s is past, at the next half minute: 330.
    let record = try run([pod("first", at: 0, for: .seconds(10)), pod("second", at: 1, for: .seconds(7))], by: hermits)
    #expect(record.metrics["waitingTimeMax"] == 329)
    #expect(record.metrics["makespan"] == 337)
  }

  @Test("a run with pods that never fit ends, and copies of a refused pod cost no decision")
  func neverPlaced() throws {
    let log = PlacementLog()
    let huge = (0..<500).map { pod("huge-\($0)", at: 1, cpu: 2_000, for: .seconds(1)) }
    let record = try run(huge + [pod("fine", at: 2, for: .seconds(3))], by: scheduler, log: log)
    #expect(record.metrics["neverPlacedPods"] == 500)
    #expect(record.waitingReasons == [.init("Insufficient cpu", 1)])
    // Once for the first of them at 1 and again when fine has come, when it has gone, and at the last flush.
    #expect(log.decisions < 10)
  }

  @Test("waiting for years costs no work as long as nothing changes")
  func longWait() throws {
    let years = Milliseconds.seconds(10 * 365 * 86_400)
    let simulation = try Simulation(
      nodes: oneNode(),
      arrivals: FixedWorkload([pod("first", at: 0, for: years), pod("second", at: 1, for: .seconds(1))])
        .arrivals(seed: 0), policy: scheduler)
    var instants = 0
    while try simulation.advance() { instants += 1 }
    #expect(instants < 20)
    #expect(simulation.counts.done == 2)
    #expect(simulation.now == .origin + years + .seconds(1))
  }

  @Test("a pod with scheduling gates is never placed, and told so", arguments: [true, false])
  func gates(kubernetes: Bool) throws {
    let policy: any SchedulingPolicy = kubernetes ? scheduler : FirstFit()
    let record = try run(
      [pod("gated", at: 0, for: .seconds(1), gates: ["a", "b"]), pod("free", at: 1, for: .seconds(1))], by: policy)
    #expect(record.metrics["donePods"] == 1 && record.metrics["neverPlacedPods"] == 1)
    #expect(
      record.waitingReasons == [.init("waiting for scheduling gates: [a b]", 1)])
  }

  @Test("a pod with scheduling gates is given up after the timeout", arguments: [true, false])
  func gatedTimeout(kubernetes: Bool) throws {
    let policy: any SchedulingPolicy = kubernetes ? scheduler : FirstFit()
    let record = try run(
      [pod("gated", at: 0, for: .seconds(1), gates: ["a"])], by: policy,
      options: SimulationOptions(pendingTimeout: .seconds(50)))
    #expect(record.metrics["failedPods"] == 1)
  }

  @Test("in a cluster without nodes all pods wait, and the run ends")
  func noNodes() throws {
    let simulation = try Simulation(
      nodes: [], arrivals: FixedWorkload((0..<3).map { pod("p-\($0)", at: $0, for: .seconds(1)) }).arrivals(seed: 0),
      policy: scheduler)
    #expect(try simulation.run().metrics["neverPlacedPods"] == 3)
  }

  // MARK: Preemption

  @Test("a pod of higher priority pushes another out, which comes back and does all its work again")
  func preemption() throws {
    // low 0-5, preempted; high 5-15; low again 15-25.
    let log = PlacementLog()
    let record = try run(
      [pod("low", at: 0, for: .seconds(10)), pod("high", at: 5, for: .seconds(10), priority: 1)], by: scheduler,
      log: log)
    #expect(log.entries.map(\.pod) == ["low", "high", "low"])
    #expect(record.metrics["makespan"] == 25)
    #expect(record.metrics["evictedPods"] == 1 && record.metrics["arrivedPods"] == 3)
    #expect(record.metrics["donePods"] == 2 && record.metrics["placedPods"] == 3)
    #expect(record.metrics["waitingTimeMax"] == 10)
  }

  @Test("pods that are preempted can be left to go")
  func droppedVictims() throws {
    let record = try run(
      [pod("low", at: 0, for: .seconds(10)), pod("high", at: 5, for: .seconds(10), priority: 1)], by: scheduler,
      options: SimulationOptions(evictedPods: .drop))
    #expect(record.metrics["makespan"] == 15)
    #expect(record.metrics["evictedPods"] == 1 && record.metrics["arrivedPods"] == 2)
    #expect(record.metrics["neverPlacedPods"] == 0)
  }

  @Test("the node that was cleared is kept for the pod that cleared it: equals that wait don't get it")
  func nomination() throws {
    // rival waits from 1 with the priority of low and can't push it out; high does at 5 and gets the node, though rival,
    // which is older and does not back off any more, is asked for before it. low comes back behind rival.
    let log = PlacementLog()
    _ = try run(
      [
        pod("low", at: 0, cpu: 999, for: .seconds(100)), pod("rival", at: 1, for: .seconds(1)),
        pod("high", at: 5, for: .seconds(10), priority: 1),
      ], by: scheduler, log: log)
    #expect(log.entries.map(\.pod) == ["low", "high", "rival", "low"])
  }

  /// Pushes out whoever runs, and never takes what it gets.
  private struct Bully: SchedulingPolicy {
    let name = "bully"
    let queueing: Queueing
    mutating func decide(_ pod: PodInfo, in cluster: ClusterView, random: inout RandomStream) -> Decision {
      let running = Array(cluster.pods(on: NodeID(0)))
      if pod.shape.priority == 0 {
        return running.isEmpty ? .place(Placement(node: NodeID(0))) : .unschedulable
      }
      return running.isEmpty
        ? .unschedulable : .preempt(PreemptionCandidate(node: NodeID(0), victims: running, budgetViolations: 0))
    }
  }

  @Test("a policy that preempts for ever is stopped", arguments: [Queueing.immediate, .kubernetes(QueueSettings())])
  func livelock(queueing: Queueing) throws {
    let record = try run(
      [pod("meek", at: 0, for: .infinite), pod("bully", at: 1, for: .seconds(1), priority: 1)],
      by: Bully(queueing: queueing))
    let evicted = try #require(record.metrics["evictedPods"])
    #expect(evicted > 0 && evicted <= 100)
  }

  // MARK: Properties

  @Test(
    "at every instant nothing is lost: arrived = running + pending + done + dropped + evicted, and the run ends",
    arguments: 1...8)
  func conservation(seed: Int) throws {
    let workload = RandomWorkload(seed: UInt64(seed), nodes: 6, pods: 110)
    let simulation = try Simulation(
      nodes: workload.nodes, arrivals: FixedWorkload(workload.pods).arrivals(seed: 0), policy: scheduler,
      seed: UInt64(seed),
      options: SimulationOptions(
        pendingTimeout: seed % 3 == 0 ? .seconds(40) : nil, evictedPods: seed % 2 == 0 ? .requeue : .drop))
    var instants = 0
    while try simulation.advance() {
      let broken = simulation.cluster.brokenInvariants()
      #expect(broken.isEmpty, "seed \(seed), \(simulation.now): \(broken)")
      instants += 1
      try #require(instants < 20_000, "seed \(seed) does not end")
    }
    let counts = simulation.counts
    #expect(counts.arrived == workload.pods.count + (seed % 2 == 0 ? counts.evicted : 0))
    #expect(!simulation.cluster.hasNominations)
  }

  @Test("the same seed gives the same run")
  func determinism() throws {
    let workload = RandomWorkload(seed: 5, pods: 120)
    func placements(seed: UInt64) throws -> [PlacementLog.Entry] {
      let log = PlacementLog()
      let simulation = try Simulation(
        nodes: workload.nodes, arrivals: FixedWorkload(workload.pods).arrivals(seed: 0),
        policy: LoggingPolicy(scheduler, log), seed: seed)
      _ = try simulation.run()
      return log.entries
    }
    #expect(try placements(seed: 1) == placements(seed: 1))
    #expect(try placements(seed: 1) != placements(seed: 2))
  }
}
