import StowageModel
import Testing

/// What a pod asks for in all (component-helpers/resource/helpers.go and scheduler/framework/types.go, 1.34).
struct PodRequestsTests {
  private static func container(_ cpu: Int64?, sidecar: Bool = false) -> Container {
    Container(
      name: "c", resources: ResourceRequirements(requests: cpu.map { [.cpu: $0] } ?? [:]),
      restartPolicy: sidecar ? .always : nil)
  }
  private static func starts(_ cpu: Int64) -> Container { container(cpu) }
  private static func stays(_ cpu: Int64) -> Container { container(cpu, sidecar: true) }

  // The larger of containers + sidecars, and of each init container with the sidecars before it.
  @Test(
    "sidecars count beside the containers and beside the init containers after them",
    arguments: [
      ([10], [], 10), ([10, 20], [], 30), ([10], [starts(5)], 10), ([10], [starts(25)], 25),
      ([10], [starts(25), starts(30)], 30),
      ([10], [stays(5)], 15),  // 10 + 5
      ([10], [stays(5), starts(25)], 30),  // 25 + 5
      ([10], [starts(25), stays(5)], 25),  // 25 alone, 10 + 5
      ([10], [stays(5), starts(8), stays(7)], 22),  // 10 + 12
      ([10], [stays(5), starts(20), stays(7)], 25),  // 20 + 5
      ([1], [stays(5), stays(7), starts(9)], 21),  // 9 + 12
      ([], [stays(5), stays(7)], 12), ([], [], 0),
    ] as [([Int64], [Container], Int64)])
  func sidecars(containers: [Int64], initContainers: [Container], expected: Int64) {
    let spec = PodSpec(containers: containers.map { Self.container($0) }, initContainers: initContainers)
    #expect(spec.effectiveRequests[.cpu] == expected)
  }

  // cpu: 1 + 1 against 5; memory: 4 + 4 against 3.
  @Test("the larger side is found resource by resource")
  func byResource() {
    let running = ResourceRequirements(requests: [.cpu: 1, .memory: 4])
    let starting = ResourceRequirements(requests: [.cpu: 5, .memory: 3, "example.com/fpga": 1])
    let spec = PodSpec(
      containers: [Container(name: "a", resources: running), Container(name: "b", resources: running)],
      initContainers: [Container(name: "i", resources: starting)])
    #expect(spec.effectiveRequests == [.cpu: 5, .memory: 8, "example.com/fpga": 1])
  }

  @Test("overhead comes on top of the larger side, also of what nobody asks for")
  func overhead() {
    var spec = PodSpec(containers: [Self.container(10)], initContainers: [Self.starts(25)])
    spec.overhead = [.cpu: 3, .memory: 7]
    #expect(spec.effectiveRequests == [.cpu: 28, .memory: 7])
  }

  @Test("the pod as a whole replaces CPU, memory and huge pages, smaller or larger, and nothing else")
  func podLevel() {
    let own: ResourceList = [.cpu: 10, .memory: 10, "hugepages-2Mi": 10, .ephemeralStorage: 10, "example.com/fpga": 10]
    let whole: ResourceList = [.cpu: 4, .memory: 40, "hugepages-2Mi": 4, .ephemeralStorage: 4, "example.com/fpga": 4]
    var spec = PodSpec(containers: [Container(name: "c", resources: ResourceRequirements(requests: own))])
    spec.resources = ResourceRequirements(requests: whole)
    spec.overhead = [.cpu: 1]
    #expect(
      spec.effectiveRequests
        == [.cpu: 5, .memory: 40, "hugepages-2Mi": 4, .ephemeralStorage: 10, "example.com/fpga": 10])
    #expect(spec.requests(podLevel: false)[.cpu] == 11)
    spec.resources = ResourceRequirements(requests: [.memory: 0])
    #expect(spec.effectiveRequests[.cpu] == 11 && spec.effectiveRequests[.memory] == 0)
    spec.resources = ResourceRequirements(limits: [.cpu: 99])
    #expect(spec.effectiveRequests[.cpu] == 11)
  }

  // 100 milli-CPU for each container that has no request: by container, and before the larger side is found.
  @Test(
    "scores count something for each container without a request, init containers too, and nothing for an explicit 0",
    arguments: [
      ([container(nil)], [], 100), ([container(nil), container(nil)], [], 200), ([container(0)], [], 0),
      ([container(0), container(nil)], [], 100), ([container(30), container(nil)], [], 130),
      ([container(30)], [container(nil)], 100), ([container(300)], [container(nil)], 300),
      ([container(30)], [container(nil, sidecar: true)], 130),
      ([container(30)], [container(nil, sidecar: true), container(nil)], 200),
      ([], [], 0),
    ] as [([Container], [Container], Int64)])
  func counted(containers: [Container], initContainers: [Container], expected: Int64) {
    let spec = PodSpec(containers: containers, initContainers: initContainers)
    #expect(spec.nonZeroRequests[.cpu] == expected)
  }

  // Two containers without requests. Pod-level cpu 70: cpu is 70, memory is asked for by nobody and counts by container.
  // Pod-level memory beside it, or in one container: nothing is filled in then.
  @Test("with requests of the pod as a whole only what the whole pod lacks is filled in")
  func countedWithPodLevel() {
    let default2 = Int64(2 * 200) << 20
    var spec = PodSpec(containers: [Self.container(nil), Self.container(nil)])
    spec.resources = ResourceRequirements(requests: [.cpu: 70])
    #expect(spec.nonZeroRequests == [.cpu: 70, .memory: default2])
    spec.resources = ResourceRequirements(requests: [.cpu: 70, .memory: 9])
    #expect(spec.nonZeroRequests == [.cpu: 70, .memory: 9])
    spec.resources = ResourceRequirements(requests: [.cpu: 70])
    spec.containers[0].resources.requests = [.memory: 5]
    #expect(spec.nonZeroRequests == [.cpu: 70, .memory: 5])
    spec.overhead = [.memory: 1]
    #expect(spec.nonZeroRequests == [.cpu: 70, .memory: 6])
    // Requests that a pod can't have as a whole leave everything as it was.
    spec.resources = ResourceRequirements(requests: ["example.com/fpga": 1])
    #expect(spec.nonZeroRequests == [.cpu: 200, .memory: 5 + 200 << 20 + 1])
  }

  @Test(
    "amounts are rounded up to whole milli-CPU or units, container by container, as the API server does it",
    arguments: [
      (.cpu, "1500u", 2), (.cpu, "1u", 1), (.cpu, "1n", 1), (.cpu, "1.0001m", 2), (.cpu, "0.1", 100), (.cpu, "0", 0),
      (.cpu, "100", 100_000), (.memory, "1500m", 2), (.memory, "0.5Ki", 512), (.memory, "1.1", 2),
      (.memory, "1e3", 1_000),
      ("example.com/fpga", "2", 2), ("hugepages-2Mi", "2Mi", 2_097_152),
    ] as [(ResourceName, String, Int64)])
  func rounding(name: ResourceName, text: String, expected: Int64) throws {
    #expect(try name.amount(of: Quantity(text)) == expected)
  }
}
