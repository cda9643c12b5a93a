import StowageKernel
import StowageModel
import Testing

@testable import StowageExperiments

@Suite("The nodes that no other one exceeds")
struct LargestNodesTests {
  @Test("a pod fits on one of them where it fits on any node", arguments: 1...20)
  func sameAsAll(seed: Int) {
    var random = RandomStream(seed: UInt64(seed))
    let nodes = (0..<12).map { index in
      Node(
        metadata: ObjectMeta(name: "n\(index)"),
        allocatable: [.cpu: Int64(random.next(below: 8)) * 1_000, .memory: Int64(random.next(below: 8)) << 30],
        devices: (0..<random.next(below: 4)).map { _ in GPUDevice(model: "T4") })
    }
    let largest = LargestNodes(of: nodes)
    for _ in 0..<200 {
      let gpus = random.next(below: 4)
      let shape = PodShape(
        cpuMilli: Int64(random.next(below: 9)) * 1_000, memoryBytes: Int64(random.next(below: 9)) << 30,
        gpu: gpus > 0 ? GPURequest(wholeDevices: gpus) : nil)
      let fits = nodes.contains {
        $0.allocatable[.cpu] >= shape.requests[.cpu] && $0.allocatable[.memory] >= shape.requests[.memory]
          && $0.devices.count >= gpus
      }
      #expect(largest.fit(shape) == fits, "seed \(seed): \(shape.requests)")
    }
  }
}
