import StowageKernel
import StowageModel
import Testing

@testable import StowageTraces

struct SummaryTests {
  // One pod a second from 0 to 99 s, each for 10 s with 1 CPU: after the 10th there are always 10 at once, and the last
  // ends at 109 s. Up to the last arrival they run 1 + ... + 9 + 90 * 10 = 945 pod-seconds over 99 s. A pod that ends as another comes makes no 11th.
  @Test("concurrent demand is that of pods placed at once")
  func concurrent() throws {
    let summary = try PodSummary(evenWorkload(count: 100).arrivals(seed: 0))
    #expect(summary.count == 100 && summary.shapeCount == 1 && summary.endlessCount == 0)
    #expect(summary.firstArrival == .origin && summary.lastArrival == .seconds(99) && summary.end == .seconds(109))
    #expect(summary.pods.peak == 10 && summary.cpu.peak == 10_000 && summary.memory.peak == 10 << 30)
    #expect(summary.cpu.peakTime == .seconds(9))
    #expect(abs(summary.cpu.mean - 945_000.0 / 99) < 1e-6)
    #expect(summary.totalRequests == [.cpu: 100_000, .memory: 100 << 30])
    #expect(summary.durationQuantile(0.5) == .seconds(10))
  }

  // 12,345 ms lie in a bucket whose upper edge is at most 1.6 % above, 12,543 ms: rounded up to a second that is 13 s, but
  // no run is longer than the longest.
  @Test("quantiles of the run time are told as bounds by the second, and the longest exactly")
  func runTimes() throws {
    let shape = PodShape(cpuMilli: 1, memoryBytes: 1)
    let pods = [12_345, 12_345, 99_999].enumerated().map { index, length in
      PodArrival(time: .origin, name: "\(index)", shape: shape, duration: Milliseconds(Int64(length)))
    }
    let facts = try TraceSummary(workload: FixedWorkload(pods)).facts.filter { $0.key.hasPrefix("duration") }
    #expect(
      facts.map(\.label) == ["run time p50, at most", "run time p90, at most", "run time p99, at most", "run time max"])
    #expect(
      facts.map(\.value) == [.thousandths(13_000), .thousandths(99_999), .thousandths(99_999), .thousandths(99_999)])
  }

  @Test("nothing is told of nodes or pods that a file could hold but does not")
  func oneKind() throws {
    let podsOnly = try TraceSummary(nodes: [], workload: evenWorkload(count: 2))
    #expect(podsOnly.nodes == nil && podsOnly.pods?.count == 2)
    let nodes = SyntheticCluster(groups: [NodeGroup(count: 2, prefix: "a", cpuMilli: 1, memoryBytes: 1)]).nodes
    let nodesOnly = try TraceSummary(nodes: nodes, workload: FixedWorkload([]))
    #expect(nodesOnly.nodes?.count == 2 && nodesOnly.pods == nil)
  }

  @Test("GPU requests are counted by kind")
  func gpus() throws {
    let requests = [nil, GPURequest(milli: 300), GPURequest(milli: 1_000), GPURequest(wholeDevices: 4)]
    let pods = requests.enumerated().map { index, gpu in
      PodArrival(
        time: .seconds(Int64(index)), name: "\(index)", shape: PodShape(cpuMilli: 1, memoryBytes: 1, gpu: gpu),
        duration: .infinite)
    }
    let summary = try PodSummary(FixedWorkload(pods).arrivals(seed: 0))
    #expect(summary.sharedGPUCount == 1 && summary.wholeGPUCount == 2 && summary.gpuMilliTotal == 5_300)
    #expect(summary.endlessCount == 4 && summary.durationQuantile(0.5) == nil && summary.shapeCount == 4)
    #expect(summary.gpu.peak == 5_300 && summary.gpu.peakTime == .seconds(3))
  }

  @Test("nothing at all sums up to nothing")
  func empty() throws {
    let summary = try PodSummary(FixedWorkload([]).arrivals(seed: 0))
    #expect(summary.count == 0 && summary.firstArrival == nil && summary.cpu.mean == 0)
    #expect(NodeSummary([]).count == 0)
  }

  @Test("nodes are summed up by resource, model and kind")
  func nodes() {
    let groups = [
      NodeGroup(count: 3, prefix: "a", cpuMilli: 1_000, memoryBytes: 1 << 30),
      NodeGroup(count: 2, prefix: "b", cpuMilli: 1_000, memoryBytes: 1 << 30, gpus: 4, gpuModel: "T4"),
    ]
    let summary = NodeSummary(SyntheticCluster(groups: groups, zones: ["x", "y"]).nodes)
    #expect(summary.count == 5 && summary.shapeCount == 2 && summary.gpuCount == 8)
    #expect(summary.gpuModels.map(\.model) == ["T4"] && summary.gpuModels.map(\.count) == [8])
    #expect(summary.resources == [.cpu: 5_000, .memory: 5 << 30, .pods: 550])
  }

  // Of 1 s, 2 s, ..., 1,000 s half are within 500 s; a bucket there is 2^12 ms wide. The longest is told as it is.
  @Test("run times are told to within a bucket, and the longest exactly")
  func durations() throws {
    let shape = PodShape(cpuMilli: 1, memoryBytes: 1)
    let pods = (1...1_000).map {
      PodArrival(time: .origin, name: "\($0)", shape: shape, duration: .seconds(Int64($0)))
    }
    let summary = try PodSummary(FixedWorkload(pods).arrivals(seed: 0))
    let half = try #require(summary.durationQuantile(0.5)).count
    #expect((500_000..<504_096).contains(half))
    #expect(summary.durationQuantile(1) == .seconds(1_000))
  }
}
