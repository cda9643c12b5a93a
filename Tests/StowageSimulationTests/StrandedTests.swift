import StowageKernel
import StowageMeasurement
import StowageModel
import StowagePolicies
import StowageScheduling
import StowageSimulation
import Testing

struct StrandedTests {
  private func run(_ nodes: [Node], _ pods: [PodArrival]) throws -> [MetricKey: Double] {
    let workload = FixedWorkload(pods)
    let simulation = try Simulation(
      nodes: nodes, arrivals: workload.arrivals(seed: 0), policy: FirstFit(),
      typicalPods: TypicalPods(of: workload, seed: 0))
    return try simulation.run().metrics
  }

  private func node(_ name: String, cpu: Int64, memory: Int64, pods: Int64? = nil, gpus: Int = 0) -> Node {
    var allocatable: ResourceList = [.cpu: cpu, .memory: memory]
    if let pods { allocatable[.pods] = pods }
    return Node(
      metadata: ObjectMeta(name: name), allocatable: allocatable,
      devices: (0..<gpus).map { _ in GPUDevice(model: "T4") })
  }

  private func pod(_ name: String, at seconds: Int64, cpu: Int64, memory: Int64, gpu: GPURequest? = nil) -> PodArrival {
    PodArrival(
      time: .seconds(seconds), name: name, shape: PodShape(cpuMilli: cpu, memoryBytes: memory, gpu: gpu),
      duration: .infinite)
  }

  @Test("what is left on a node where the typical pod does not fit is stranded")
  func leftOver() throws {
    // One pod of 3 cores and 1 GiB on 4 cores and 4 GiB from 0 to 10: 1 core and 3 GiB are left, of no use to another.
    let metrics = try run(
      [node("a", cpu: 4_000, memory: 4 << 30)],
      [pod("x", at: 0, cpu: 3_000, memory: 1 << 30), pod("y", at: 10, cpu: 3_000, memory: 1 << 30)])
    #expect(metrics["strandedCPU"] == 25)
    #expect(metrics["strandedMemory"] == 75)
  }

  @Test("a node that takes no more pods strands all it has left")
  func noPlace() throws {
    let metrics = try run(
      [node("a", cpu: 4_000, memory: 4 << 30, pods: 1)],
      [pod("x", at: 0, cpu: 1_000, memory: 1 << 30), pod("y", at: 10, cpu: 1_000, memory: 1 << 30)])
    #expect(metrics["strandedCPU"] == 75)
  }

  @Test("shares are exact to a billionth: a third of a milli-core is not lost")
  func thirds() throws {
    // Typical are pods of 2 milli (two of three) and of 9 milli (one of three, which never fits). With x on the node 1 of 3
    // milli is left, which fits neither: 1/3 of all CPU.
    let metrics = try run(
      [node("a", cpu: 3, memory: 1 << 30)],
      [
        pod("x", at: 0, cpu: 2, memory: 1), pod("y", at: 10, cpu: 2, memory: 1), pod("z", at: 10, cpu: 9, memory: 1),
      ])
    let stranded = try #require(metrics["strandedCPU"])
    #expect(abs(stranded - 100.0 / 3) < 1e-6)
  }

  @Test("shares stay right where amounts times pods leave 64 bits")
  func largeAmounts() throws {
    // 40 pods of 3/4 of 2^60 bytes, of which one fits: 1/4 is stranded for each, and 40 * 2^60 is above 2^64.
    let metrics = try run(
      [node("a", cpu: 4_000, memory: 1 << 60)],
      (0..<40).map { pod("p\($0)", at: Int64($0), cpu: 1, memory: 3 << 58) })
    #expect(metrics["strandedMemory"] == 25)
  }

  @Test("room on single GPUs that is too small for the typical share is stranded though the node fits")
  func littleCapacity() throws {
    // 600 of device 0 are taken: its 400 are too small for another 600, device 1 is free. 400 of 2000 milli.
    let metrics = try run(
      [node("a", cpu: 64_000, memory: 64 << 30, gpus: 2)],
      [
        pod("x", at: 0, cpu: 1, memory: 1, gpu: GPURequest(milli: 600)),
        pod("y", at: 10, cpu: 1, memory: 1, gpu: GPURequest(milli: 600)),
      ])
    #expect(metrics["strandedGPU"] == 20)
  }

  @Test("where pods without GPUs fit, what is left is stranded for those with GPUs alone")
  func gpuPodsWithoutGPUs() throws {
    // 3 of 4 cores are left from 0 to 10: of use to x, and to y, the other half of the typical pods, without a GPU not.
    let metrics = try run(
      [node("a", cpu: 4_000, memory: 4 << 30)],
      [
        pod("x", at: 0, cpu: 1_000, memory: 1 << 30),
        pod("y", at: 10, cpu: 1_000, memory: 1 << 30, gpu: GPURequest(wholeDevices: 1)),
      ])
    #expect(metrics["strandedCPU"] == 37.5)
    #expect(metrics["strandedMemory"] == 37.5)
    #expect(metrics["strandedGPU"] == nil)
  }
}
