import StowageKernel
import StowageModel
import StowageTesting
import Testing

@testable import StowageExperiments

struct NodeSizesTests {
  @Test("a pod fits the largest sizes just where it fits some node", arguments: 0..<20)
  func agreement(seed: Int) {
    let workload = RandomWorkload(seed: UInt64(seed))
    let sizes = NodeSizes(workload.nodes)
    for pod in workload.pods {
      let shape = pod.shape
      let fits = workload.nodes.contains { node in
        node.allocatable[.cpu] >= shape.requests[.cpu] && node.allocatable[.memory] >= shape.requests[.memory]
          && node.devices.count >= shape.gpu?.count ?? 0
      }
      #expect(sizes.canHold(shape) == fits, "seed \(seed), \(pod.name)")
    }
  }

  @Test("no node holds nothing, and nodes hold no pod that is larger in one thing")
  func edges() {
    #expect(!NodeSizes([]).canHold(PodShape(cpuMilli: 0, memoryBytes: 0)))
    let nodes = [(8_000, 1), (1_000, 8)].map { cpu, memory in
      Node(
        metadata: ObjectMeta(name: "n\(cpu)"), allocatable: [.cpu: Int64(cpu), .memory: Int64(memory) << 30])
    }
    #expect(NodeSizes(nodes).canHold(PodShape(cpuMilli: 8_000, memoryBytes: 1 << 30)))
    // Either node has enough of one thing, none of both.
    #expect(!NodeSizes(nodes).canHold(PodShape(cpuMilli: 8_000, memoryBytes: 8 << 30)))
    #expect(
      !NodeSizes(nodes).canHold(PodShape(cpuMilli: 1, memoryBytes: 1, gpu: GPURequest(wholeDevices: 1))))
  }
}
