import StowageCluster
import StowageKernel
import StowageMeasurement
import StowageModel
import StowagePolicies
import StowageScheduling
import StowageSimulation
import StowageTesting
import Testing

struct SimulationTests {
  private func oneNode(cpu: Int64 = 1_000) -> [Node] {
    [Node(metadata: ObjectMeta(name: "a"), allocatable: [.cpu: cpu, .memory: 1 << 40])]
  }

  private func pod(_ name: String, at seconds: Int64, cpu: Int64 = 1_000, for length: Int64, priority: Int32 = 0)
    -> PodArrival
  {
    PodArrival(
      time: .seconds(seconds), name: name, shape: PodShape(cpuMilli: cpu, memoryBytes: 1, priority: priority),
      duration: .seconds(length))
  }

  private func run(_ nodes: [Node], _ pods: [PodArrival], options: SimulationOptions = SimulationOptions()) throws
    -> RunRecord
  {
    let simulation = try Simulation(
      nodes: nodes, arrivals: FixedWorkload(pods).arrivals(seed: 0), policy: FirstFit(), options: options)
    return try simulation.run()
  }

  @Test("a pod that does not fit waits until the one before it ends")
  func waiting() throws {
    // first 0-10; second waits 5-10, runs 10-20; third arrives at 30 and ends at 31.
    let record = try run(
      oneNode(), [pod("first", at: 0, for: 10), pod("second", at: 5, for: 10), pod("third", at: 30, for: 1)])
    #expect(record.metrics["waitingTimeMax"] == 5)
    #expect(record.metrics["podsThatWaited"] == 1)
    #expect(record.metrics["makespan"] == 31)
    // Measured from 0 to the last arrival at 30: 1000 of 1000 milli-CPU for 20 s, one pod waiting for 5 s.
    let allocation = try #require(record.metrics["cpuAllocation"])
    #expect(abs(allocation - 66.6667) < 0.0001)
    let pending = try #require(record.metrics["pendingPods"])
    #expect(abs(pending - 0.166667) < 0.000001)
    #expect(record.metrics["neverPlacedPods"] == 0)
    #expect(record.metrics["donePods"] == 3)
    #expect(record.metrics["gpuAllocation"] == nil)
  }

  @Test("of the waiting pods the larger priority goes first, then the older one; a pod that fits is not held up")
  func order() throws {
    let log = PlacementLog()
    let simulation = try Simulation(
      nodes: oneNode(cpu: 1_000),
      arrivals: FixedWorkload([
        pod("running", at: 0, cpu: 900, for: 10), pod("old", at: 1, for: 5), pod("young", at: 2, for: 5),
        pod("urgent", at: 3, for: 5, priority: 7), pod("small", at: 4, cpu: 100, for: 1),
      ]).arrivals(seed: 0), policy: LoggingPolicy(FirstFit(), log))
    _ = try simulation.run()
    #expect(log.entries.map(\.pod) == ["running", "small", "urgent", "old", "young"])
  }

  @Test("a pod that has waited for the timeout is given up; the ones behind it are not")
  func timeout() throws {
    let record = try run(
      oneNode(), [pod("long", at: 0, for: 100), pod("early", at: 10, for: 5), pod("late", at: 80, for: 5)],
      options: SimulationOptions(pendingTimeout: .seconds(50)))
    // early gives up at 60; late waits from 80 to 100.
    #expect(record.metrics["failedPods"] == 1)
    #expect(record.metrics["waitingTimeMax"] == 20)
    #expect(record.metrics["neverPlacedPods"] == 1)
  }

  @Test("pods that run for no time leave at once")
  func noDuration() throws {
    let record = try run(oneNode(), (0..<5).map { pod("p\($0)", at: 1, for: 0) })
    #expect(record.metrics["donePods"] == 5)
    #expect(record.metrics["waitingTimeMax"] == 0)
  }

  @Test("what could never be placed is told with its reasons")
  func neverPlaced() throws {
    let record = try run(oneNode(), [pod("huge", at: 0, cpu: 5_000, for: 1), pod("fine", at: 1, for: 1)])
    #expect(record.metrics["neverPlacedPods"] == 1)
    #expect(record.waitingRow?[2] == .number(1))
    #expect(record.waitingReasons == [.init("Insufficient cpu", 1)])
  }

  @Test("without any pod a run ends at once with nothing")
  func empty() throws {
    let record = try run(oneNode(), [])
    #expect(record.metrics["arrivedPods"] == 0)
    #expect(record.metrics["waitingTimeMean"] == nil && record.metrics["makespan"] == nil)
    #expect(record.metrics["cpuAllocation"] == 0)
  }

  @Test("allocation is told as mean, peak and what is left at the last arrival")
  func allocation() throws {
    // 1000 of 1000 from 0 to 10, 500 from 10 to 20, when the last arrives and takes 250.
    let record = try run(
      oneNode(),
      [pod("a", at: 0, cpu: 500, for: 10), pod("b", at: 0, cpu: 500, for: 99), pod("c", at: 20, cpu: 250, for: 1)])
    #expect(record.metrics["cpuAllocation"] == 75)
    #expect(record.metrics["cpuAllocationPeak"] == 100)
    #expect(record.metrics["cpuAllocationEnd"] == 75)
  }

  @Test("pods that are on nodes from the start count as allocated and end in their time")
  func running() throws {
    let simulation = try Simulation(
      nodes: oneNode(),
      running: [
        RunningPod(
          name: "r", shape: PodShape(cpuMilli: 600, memoryBytes: 1), node: "a", remaining: .seconds(10))
      ], arrivals: FixedWorkload([pod("p", at: 0, for: 5), pod("q", at: 20, for: 1)]).arrivals(seed: 0),
      policy: FirstFit())
    let record = try simulation.run()
    // r holds 600 until 10, p 1000 from 10 to 15, measured until 20.
    // (600 * 10 + 1000 * 5) / 20 = 550 of 1000
    #expect(record.metrics["cpuAllocation"] == 55)
    #expect(record.metrics["waitingTimeMax"] == 10)
  }

  @Test("a running pod on a node that is not there is refused")
  func missingNode() {
    #expect(throws: SimulationError.runningOnMissingNode(pod: "r", node: "zz")) {
      _ = try Simulation(
        nodes: oneNode(),
        running: [RunningPod(name: "r", shape: PodShape(cpuMilli: 1, memoryBytes: 1), node: "zz")],
        arrivals: FixedWorkload([]).arrivals(seed: 0), policy: FirstFit())
    }
  }

  @Test("a workload that goes back in time is refused")
  func disorder() {
    struct Backwards: ArrivalStream {
      var left = [5, 3]
      mutating func next() -> PodArrival? {
        left.isEmpty
          ? nil
          : PodArrival(
            time: .seconds(Int64(left.removeFirst())), name: "p", shape: PodShape(cpuMilli: 1, memoryBytes: 1),
            duration: .seconds(1))
      }
    }
    #expect(throws: SimulationError.self) {
      let simulation = try Simulation(nodes: oneNode(), arrivals: Backwards(), policy: FirstFit())
      _ = try simulation.run()
    }
  }

  @Test("a pod that would arrive or end beyond the range of time is refused, or never ends")
  func outOfRange() throws {
    let late = PodArrival(
      time: Instant(milliseconds: .max - 5), name: "late", shape: PodShape(cpuMilli: 1, memoryBytes: 1),
      duration: .seconds(1))
    #expect(throws: SimulationError.arrivalOutOfRange(pod: "late", time: late.time)) { try run(oneNode(), [late]) }
    let long = PodArrival(
      time: .seconds(1), name: "long", shape: PodShape(cpuMilli: 1, memoryBytes: 1),
      duration: Milliseconds(.max - 5))
    let record = try run(oneNode(), [long])
    #expect(record.metrics["placedPods"] == 1 && record.metrics["donePods"] == 0)
  }

  @Test("more changes at one instant than the log remembers wake all that wait")
  func crowdedInstant() throws {
    // 70,000 pods fill the node at 0 and end at 10, when as many others, waiting since 1, take their places.
    let count = 70_000
    let first = (0..<count).map { pod("a\($0)", at: 0, cpu: 1, for: 10) }
    let second = (0..<count).map { pod("b\($0)", at: 1, cpu: 1, for: 10) }
    let record = try run(oneNode(cpu: Int64(count)), first + second)
    #expect(record.metrics["donePods"] == Double(2 * count))
    #expect(record.metrics["waitingTimeMax"] == 9)
    #expect(record.metrics["makespan"] == 20)
  }

  @Test("a policy that puts a pod where it has no room is stopped with a message")
  func badPolicy() {
    struct Careless: SchedulingPolicy {
      let name = "careless"
      mutating func decide(_ pod: PodInfo, in cluster: ClusterView, random: inout RandomStream) -> Decision {
        .place(Placement(node: NodeID(0)))
      }
    }
    #expect(throws: PlacementError.self) {
      let simulation = try Simulation(
        nodes: oneNode(), arrivals: FixedWorkload([pod("huge", at: 0, cpu: 9_999, for: 1)]).arrivals(seed: 0),
        policy: Careless())
      _ = try simulation.run()
    }
  }

  @Test(
    "at every instant nothing is lost: used + free = capacity, arrived = running + pending + done + dropped + evicted",
    arguments: 1...16)
  func conservation(seed: Int) throws {
    let workload = RandomWorkload(seed: UInt64(seed))
    let entry = PolicyCatalog.entries[seed % PolicyCatalog.entries.count]
    let simulation = try Simulation(
      nodes: workload.nodes, arrivals: FixedWorkload(workload.pods).arrivals(seed: 0), policy: entry.make(),
      seed: UInt64(seed), options: SimulationOptions(pendingTimeout: seed % 3 == 0 ? .seconds(40) : nil))
    while try simulation.advance() {
      let broken = simulation.cluster.brokenInvariants()
      #expect(broken.isEmpty, "seed \(seed), \(entry.name), \(simulation.now): \(broken)")
    }
    #expect(simulation.counts.arrived == workload.pods.count + simulation.counts.evicted)
  }

  @Test("the same seed gives the same run, another seed another one where chance decides")
  func determinism() throws {
    let workload = RandomWorkload(seed: 5, pods: 120)
    func placements(_ name: String, seed: UInt64) throws -> [PlacementLog.Entry] {
      let log = PlacementLog()
      let policy = try #require(PolicyCatalog.entry(named: name)).make()
      let simulation = try Simulation(
        nodes: workload.nodes, arrivals: FixedWorkload(workload.pods).arrivals(seed: 0),
        policy: LoggingPolicy(policy, log), seed: seed)
      _ = try simulation.run()
      return log.entries
    }
    for entry in PolicyCatalog.entries {
      #expect(try placements(entry.name, seed: 1) == placements(entry.name, seed: 1))
      let first = try placements(entry.name, seed: 1)
      let differs = try (2...8).contains { try placements(entry.name, seed: $0) != first }
      #expect(differs == entry.usesChance, "\(entry.name)")
    }
  }
}
