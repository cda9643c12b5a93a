import StowageCluster
import StowageModel
import StowageScheduling
import Testing

/// What has room (noderesources/fit.go, 1.34).
struct NodeResourcesFitTests {
  private let filter = NodeResourcesFit()
  private let fpga: ResourceName = "example.com/fpga"

  // Allocatable 10, 4 of it taken: 6 are left. 7 could fit if others left, 11 never could.
  @Test(
    "CPU that is left suffices, CPU that others have could help, more than the node has can't be helped",
    arguments: [
      (0, nil), (6, nil), (7, .unschedulable), (10, .unschedulable), (11, .unschedulableAndUnresolvable),
    ] as [(Int64, Rejection.Code?)])
  func edges(request: Int64, code: Rejection.Code?) throws {
    for name in [ResourceName.cpu, .memory, .ephemeralStorage, fpga, "hugepages-2Mi"] {
      let cluster = try Cluster.having([name: 10])
      try cluster.bind(.asking([name: 4]), to: 0)
      let pod = try cluster.waiting(.asking([name: request]))
      #expect(cluster.codes(pod, filter) == [code], "\(name)")
      #expect(cluster.reasons(pod, filter) == [code == nil ? [] : ["Insufficient \(name.rawValue)"]])
    }
  }

  @Test("a resource that the node does not list is one it has 0 of; asking for 0 of it is no matter")
  func missingScalar() throws {
    let cluster = try Cluster.having([.cpu: 10])
    #expect(try cluster.codes(cluster.waiting(.asking([fpga: 1])), filter) == [.unschedulableAndUnresolvable])
    #expect(try cluster.codes(cluster.waiting(.asking([fpga: 0])), filter) == [nil])
  }

  @Test("a node takes as many pods as it says, the one asked about included")
  func podCount() throws {
    let cluster = try Cluster.having([.pods: 2], [.pods: 0])
    try cluster.bind(to: 0)
    #expect(try cluster.reasons(cluster.waiting(), filter) == [[], ["Too many pods"]])
    try cluster.bind(to: 0)
    let pod = try cluster.waiting()
    #expect(cluster.reasons(pod, filter) == [["Too many pods"], ["Too many pods"]])
    #expect(cluster.codes(pod, filter) == [.unschedulable, .unschedulable])
  }

  @Test("a pod that asks for nothing needs a place and no more, however overcommitted the node is")
  func asksForNothing() throws {
    let cluster = try Cluster.having([.cpu: 1, .memory: 1, .pods: 3])
    try cluster.bind(.asking([.cpu: 5, .memory: 5]), to: 0)
    #expect(try cluster.reasons(cluster.waiting(.asking([:])), filter) == [[]])
    #expect(try cluster.reasons(cluster.waiting(.asking([.cpu: 0, .memory: 0])), filter) == [[]])
    #expect(try cluster.reasons(cluster.waiting(.asking([.memory: 1])), filter) == [["Insufficient memory"]])
  }

  @Test("all that is short is told, pods first, and one thing that can't be helped decides the code")
  func reasonsTogether() throws {
    let cluster = try Cluster.having([.cpu: 10, .memory: 10, .ephemeralStorage: 10, .pods: 1, fpga: 1])
    try cluster.bind(.asking([.cpu: 8]), to: 0)
    let pod = try cluster.waiting(.asking([.cpu: 3, .memory: 11, .ephemeralStorage: 10, fpga: 2]))
    #expect(
      cluster.reasons(pod, filter) == [
        ["Too many pods", "Insufficient cpu", "Insufficient memory", "Insufficient example.com/fpga"]
      ])
    #expect(cluster.codes(pod, filter) == [.unschedulableAndUnresolvable])
    let smaller = try cluster.waiting(.asking([.cpu: 3]))
    #expect(cluster.codes(smaller, filter) == [.unschedulable])
  }

  // 2 of the container and 1 of overhead are 3; the pod as a whole asks for 4 instead of 2, and 1 on top are 5.
  @Test("overhead and requests of the pod as a whole are what has to fit")
  func wholePod() throws {
    var spec = PodSpec.asking([.cpu: 2])
    spec.overhead = [.cpu: 1]
    let cluster = try Cluster.having([.cpu: 2], [.cpu: 3], [.cpu: 4], [.cpu: 5])
    #expect(cluster.codes(try cluster.waiting(spec), filter) == [.unschedulableAndUnresolvable, nil, nil, nil])
    spec.resources = ResourceRequirements(requests: [.cpu: 4])
    let short = Rejection.Code.unschedulableAndUnresolvable
    #expect(cluster.codes(try cluster.waiting(spec), filter) == [short, short, short, nil])
  }
}
