import StowageKernel
import StowageModel
import Testing

@testable import StowageTraces

struct TraceFactTests {
  private func told(_ facts: [TraceFact]) -> [String] {
    facts.map { "\($0.key)=\($0.value)\($0.unit.isEmpty ? "" : " " + $0.unit)" }
  }

  private let group = NodeGroup(count: 2, prefix: "n", cpuMilli: 8_500, memoryBytes: 32 << 30, gpus: 4, gpuModel: "T4")

  @Test("nodes are told by number, sums and models of GPUs")
  func nodes() throws {
    let unnamed = NodeGroup(count: 1, prefix: "m", cpuMilli: 1_000, memoryBytes: 1 << 29, pods: nil, gpus: 1)
    let summary = try TraceSummary(nodes: SyntheticCluster(groups: [group, unnamed]).nodes)
    #expect(
      told(summary.facts) == [
        "nodes=3", "nodeShapes=2", "cpuTotal=18 cores", "memoryTotal=64.5 GiB", "podsTotal=220", "gpus=9",
        "gpus.unnamed=1", "gpus.T4=8",
      ])
    #expect(summary.loadFacts.isEmpty)
  }

  // Ten pods a second apart, each for 10 s with 1 CPU and 1 GiB; over the 9 s of arrivals 1 + ... + 9 = 45 pod-seconds
  // are 5 on average.
  @Test("pods are told by number, times, sums and what they take at once")
  func pods() throws {
    let summary = try TraceSummary(workload: evenWorkload(count: 10))
    #expect(
      told(summary.facts) == [
        "pods=10", "podShapes=1", "gpuPodsSharing=0", "gpuPodsWhole=0", "endlessPods=0", "firstArrival=0 s",
        "lastArrival=9 s", "end=19 s", "durationP50=10 s", "durationP90=10 s", "durationP99=10 s", "durationMax=10 s",
        "cpuTotal=10 cores", "memoryTotal=10 GiB", "gpuTotal=0", "cpuPeak=10 cores", "cpuMean=5 cores",
        "memoryPeak=10 GiB", "memoryMean=5 GiB", "gpuPeak=0", "gpuMean=0", "podsPeak=10",
      ])
    #expect(summary.loadFacts.isEmpty)
  }

  // The same on 2 nodes of 8.5 CPUs, 32 GiB, 4 GPUs and 110 pods: 10 of 17 CPUs are 58.8 %, 10 of 64 GiB 15.6 %, 10 of
  // 220 pods 4.5 %. The tenth pod, at 9 s, makes the peak.
  @Test("pods with nodes are told in percent of what the nodes have")
  func load() throws {
    let nodes = try TraceSummary(nodes: SyntheticCluster(groups: [group]).nodes)
    let pods = try TraceSummary(workload: evenWorkload(count: 10))
    #expect(
      told(TraceSummary(nodes: nodes.nodes, pods: pods.pods).loadFacts) == [
        "cpuLoadPeak=58.8 %", "cpuLoadPeakTime=9 s", "cpuLoadMean=29.4 %", "memoryLoadPeak=15.6 %",
        "memoryLoadPeakTime=9 s", "memoryLoadMean=7.8 %", "gpuLoadPeak=0 %", "gpuLoadPeakTime=0 s", "gpuLoadMean=0 %",
        "podsLoadPeak=4.5 %", "podsLoadPeakTime=9 s", "podsLoadMean=2.3 %",
      ])
  }

  @Test("what the nodes have nothing of, and what is empty, makes no load")
  func noLoad() throws {
    let plain = SyntheticCluster(
      groups: [NodeGroup(count: 1, prefix: "n", cpuMilli: 1_000, memoryBytes: 0, pods: nil)])
    let summary = try TraceSummary(nodes: plain.nodes, workload: evenWorkload(count: 1))
    #expect(summary.loadFacts.map(\.key) == ["cpuLoadPeak", "cpuLoadPeakTime", "cpuLoadMean"])
    #expect(try TraceSummary(nodes: plain.nodes, workload: FixedWorkload([])).loadFacts.isEmpty)
    #expect(try TraceSummary(nodes: [], workload: evenWorkload(count: 1)).loadFacts.isEmpty)
  }

  @Test(
    "thousandths are told without needless decimals",
    arguments: [(0, "0"), (5, "0.005"), (1_500, "1.5"), (-250, "-0.25"), (12_345_000, "12345")] as [(Int64, String)])
  func thousandths(value: Int64, text: String) { #expect(TraceFact.Value.thousandths(value).description == text) }

  @Test("what leaves 64 bits is told as the largest number")
  func large() {
    #expect(TraceFact.Value.rounded(1e30) == .thousandths(.max))
    #expect(TraceFact.Value.gibibytes(.max) == .thousandths(8_589_934_592_000))
  }
}
