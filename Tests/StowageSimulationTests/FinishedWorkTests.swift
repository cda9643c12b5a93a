import StowageCluster
import StowageKernel
import StowageMeasurement
import StowageModel
import StowagePolicies
import StowageSimulation
import StowageTesting
import Testing

/// Evicts the pod that runs at some times.
private struct Evictions: Component {
  let name = "evictions"
  let phase = Phase.failures
  let seconds: [Int64]

  func begin(_ turn: inout Turn) throws {
    for second in seconds { turn.wake(0, at: .seconds(second)) }
  }

  func wake(_ token: UInt64, _ turn: inout Turn) throws {
    if let pod = turn.cluster.runningPods.first { try turn.act(.evict(pod, .drained)) }
  }
}

@Suite("Work that was finished")
struct FinishedWorkTests {
  private func run(
    _ pods: [PodArrival], evictedAt seconds: [Int64] = [], evictedPods: EvictedPods = .requeue,
    running: [RunningPod] = []
  ) throws -> RunRecord {
    try Simulation(
      SimulationSetup(
        nodes: [Node("a", cpu: 1)], running: running, arrivals: FixedWorkload(pods).arrivals(seed: 0),
        policy: FirstFit(), components: [Evictions(seconds: seconds)],
        options: SimulationOptions(evictedPods: evictedPods))
    ).run()
  }

  @Test("without evictions all work is finished, and a pod that waits completes so much later")
  func noEvictions() throws {
    // a runs 0-100, b waits 0-100 and runs 100-200: 100 and 200 s, slowdowns 1 and 2.
    let record = try run([PodArrival("a", for: .seconds(100)), PodArrival("b", for: .seconds(100))])
    #expect(record.metrics["cpuGoodput"] == 100 && record.metrics["gpuGoodput"] == nil)
    #expect(record.metrics["completionTimeMean"] == 150 && record.metrics["boundedSlowdownMean"] == 1.5)
  }

  @Test("what an evicted pod did is lost, and its completion time goes on from its first arrival")
  func evicted() throws {
    // p runs 0-100 and 100-130 in vain, then 130-330: 200 of 330 s are finished.
    let record = try run([PodArrival("p", for: .seconds(200))], evictedAt: [100, 130])
    #expect(record.metrics["evictedPods"] == 2)
    let goodput = try #require(record.metrics["cpuGoodput"])
    #expect(abs(goodput - 20_000 / 330.0) < 1e-9)
    #expect(record.metrics["completionTimeMean"] == 330)
    // 330 / 200.
    #expect(record.metrics["boundedSlowdownMean"] == 1.65)
    let placed = record.findings.distributions.first { $0.subject.key == "waiting" }
    #expect(placed?.values.count == 3 && placed?.subjectCount == 1 && placed?.missing == 0)
  }

  @Test("short runs count as 10 s, and no slowdown is below 1")
  func bounded() throws {
    // a: 1 s of 1 s. b waits 1 s and runs 1 s: 2 s of less than 10 s. c waits 2 s and runs 20: 22 / 20.
    let record = try run([
      PodArrival("a", for: .seconds(1)), PodArrival("b", for: .seconds(1)), PodArrival("c", for: .seconds(20)),
    ])
    let mean = try #require(record.metrics["boundedSlowdownMean"])
    #expect(abs(mean - (1 + 1 + 1.1) / 3) < 1e-9)
  }

  @Test("a pod that is evicted and not replaced is not done, and its work is lost")
  func dropped() throws {
    // p runs 0-100 in vain; q arrives at 150 and runs for 300 s: 300 of 400 s.
    let record = try run(
      [PodArrival("p", for: .seconds(200)), PodArrival("q", at: .seconds(150), for: .seconds(300))], evictedAt: [100],
      evictedPods: .drop)
    #expect(record.metrics["cpuGoodput"] == 75 && record.metrics["completionTimeMean"] == 300)
    #expect(record.findings.distributions.first { $0.subject.key == "completion" }?.missing == 1)
  }

  @Test("pods that still run when the run is over are neither finished nor lost")
  func unsettled() throws {
    let shape = PodArrival("x").shape
    let record = try Simulation(
      SimulationSetup(
        nodes: [Node("a", cpu: 4)], running: [RunningPod(name: "r", shape: shape, node: "a")],
        arrivals: FixedWorkload([PodArrival("p", for: .seconds(200))]).arrivals(seed: 0), policy: FirstFit())
    ).run()
    #expect(record.metrics["cpuGoodput"] == 100)
  }

  @Test("where nothing ends there is no completion time and no goodput")
  func endless() throws {
    let record = try run([PodArrival("p", for: .infinite)])
    #expect(record.metrics["cpuGoodput"] == nil && record.metrics["completionTimeMean"] == nil)
    #expect(!record.findings.distributions.contains { $0.subject.key == "completion" })
  }
}
