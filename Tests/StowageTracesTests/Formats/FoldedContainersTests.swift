import StowageKernel
import StowageModel
import TestSupport
import Testing

@testable import StowageTraces

struct FoldedContainersTests {
  private func container(_ name: String, _ requests: ResourceList, ports: [HostPort] = []) -> Container {
    Container(
      name: name, image: "registry/\(name)", resources: ResourceRequirements(requests: requests, limits: requests),
      hostPorts: ports)
  }

  private func arrival(_ spec: PodSpec) -> PodArrival {
    PodArrival(time: .origin, name: "shop/web", shape: PodShape(spec: spec), duration: .infinite)
  }

  // Two containers together ask for 300m and 3 GiB; the init container wants 500m for itself, which is more; 50m are the
  // overhead. That is 550m and 3 GiB.
  @Test("a pod's containers, init containers and overhead become one row with what they ask for together")
  func folded() throws {
    let spec = PodSpec(
      containers: [
        container("app", [.cpu: 200, .memory: 2 << 30]), container("proxy", [.cpu: 100, .memory: 1 << 30]),
      ], initContainers: [container("setup", [.cpu: 500, .memory: 1 << 30])], overhead: [.cpu: 50], priority: 7,
      priorityClassName: "high")
    let text = try StowageCSVWriter.pods([arrival(spec)])
    #expect(text == "name,arrival,duration,cpu,memory,priority\nshop/web,0,,550m,3Gi,7\n")
    let read = try TraceFormats.openPods(TemporaryFile(text).path).pods()
    #expect(read.map(\.shape.requests) == [spec.effectiveRequests] && read.map(\.shape.priority) == [7])
    #expect(read.map(\.shape.nonZeroRequests) == [spec.nonZeroRequests])
  }

  @Test("a pod that scheduling would see otherwise is refused with the file that it is from")
  func refused() throws {
    let asking: ResourceList = [.cpu: 100, .memory: 1 << 30]
    let specs = [
      PodSpec(containers: [container("app", asking), container("proxy", [.memory: 1])]),
      PodSpec(containers: [container("app", asking, ports: [HostPort(port: 80)])]),
      PodSpec(containers: [container("app", asking)], schedulerName: "mine"),
    ]
    let expected = [
      "a request of cpu in every container", "no affinity, spread constraints, host ports, gates or other scheduler",
      "no affinity, spread constraints, host ports, gates or other scheduler",
    ]
    for (spec, words) in zip(specs, expected) {
      var columns = StowageCSVPodColumns()
      columns.include(PodShape(spec: spec))
      var writer = StowageCSVPodWriter(columns: columns, source: "cluster.yaml")
      var text = ""
      do {
        try writer.write(arrival(spec), to: &text)
        Issue.record("no error")
      } catch {
        #expect(
          "\(error)"
            == "cluster.yaml: found pod shop/web with more than a CSV table has columns for, expected \(words); write it as a manifest instead"
        )
      }
    }
    let node = Node(metadata: ObjectMeta(name: "n", annotations: ["a": "b"]), allocatable: [.cpu: 1, .memory: 1])
    let error = #expect(throws: TraceError.self) { try StowageCSVWriter.nodes([node], source: "cluster.yaml") }
    #expect(error?.file == "cluster.yaml" && error?.line == nil)
  }
}
