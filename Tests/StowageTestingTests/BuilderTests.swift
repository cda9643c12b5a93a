import StowageCluster
import StowageKernel
import StowageModel
import StowageScheduling
import StowageTesting
import Testing

struct BuilderTests {
  @Test("amounts are what manifests have: CPU in cores, memory in bytes, rounded up")
  func amounts() throws {
    #expect(try Amount(2).value(of: .cpu) == 2_000)
    #expect(try Amount("500m").value(of: .cpu) == 500)
    #expect(try Amount("0.5001").value(of: .cpu) == 501)
    #expect(try Amount.milli(7).value(of: .cpu) == 7)
    #expect(try Amount("1.5Gi").value(of: .memory) == 3 << 29)
    #expect(try Amount(1_024).value(of: .memory) == 1_024)
    #expect(try Amount.milli(1).value(of: "example.com/fpga") == 1)
  }

  @Test("a text that is no quantity is told, and an amount that is too large")
  func wrongAmounts() {
    #expect(throws: QuantityError(found: "4 cores", expected: "a quantity such as 500m, 2 or 1.5Gi")) {
      try Amount(parsing: "4 cores")
    }
    #expect(throws: QuantityError.self) { try Amount(.max).value(of: .cpu) }
  }

  @Test("a node has what it is given, and the defaults of a small machine")
  func node() {
    let small = Node("a")
    #expect(small.allocatable == [.cpu: 4_000, .memory: 16 << 30, .pods: 110])
    #expect(small.capacity == small.allocatable)
    #expect(small.metadata.labels == ["kubernetes.io/hostname": "a"])
    let other = Node(
      "b", cpu: "7500m", memory: "32Gi", pods: nil, others: ["example.com/fpga": 2], gpus: 2, model: "T4", zone: "east",
      labels: ["disk": "ssd", "kubernetes.io/hostname": "c"], unschedulable: true)
    #expect(other.allocatable == [.cpu: 7_500, .memory: 32 << 30, "example.com/fpga": 2])
    #expect(other.devices == [GPUDevice(model: "T4"), GPUDevice(model: "T4")] && other.unschedulable)
    #expect(
      other.metadata.labels == [
        "kubernetes.io/hostname": "c", "topology.kubernetes.io/zone": "east", "disk": "ssd",
      ])
  }

  @Test("a pod requests what it is given, in one container, and can be edited")
  func pod() {
    let pod = PodArrival(
      "p", cpu: "250m", memory: nil, others: ["example.com/fpga": 1], gpu: GPURequest(milli: 500), at: .seconds(3),
      for: .seconds(5), priority: 7, namespace: "shop", labels: ["app": "web"]
    ) { $0.nodeSelector = ["disk": "ssd"] }
    #expect(pod.shape.spec.containers.map(\.resources.requests) == [[.cpu: 250, "example.com/fpga": 1]])
    #expect(pod.shape.gpu == GPURequest(milli: 500) && pod.shape.priority == 7)
    #expect(pod.shape.namespace == "shop" && pod.shape.labels == ["app": "web"])
    #expect(pod.shape.spec.nodeSelector == ["disk": "ssd"])
    #expect(pod.time == .seconds(3) && pod.duration == .seconds(5))
    #expect(PodArrival("q") == PodArrival("q", PodShape(cpu: 1)))
  }

  @Test("pods are put on nodes by name, with the GPUs that fit them; what can't be is told")
  func cluster() throws {
    let cluster = try Cluster(nodes: [Node("a", gpus: 2), Node("b")])
    let pod = try cluster.addRunning(PodArrival("p", cpu: 9, gpu: GPURequest(wholeDevices: 2)), on: "a")
    #expect(cluster.view.placement(of: pod)?.devices.indexes == [0, 1])
    #expect(cluster.view.free(.cpu, on: NodeID(0)) == -5_000)
    #expect(cluster.addWaiting(PodArrival("q", cpu: 2)).demand(.cpu) == 2_000)
    #expect(throws: ClusterError.noSuchNode(name: "c")) { try cluster.addRunning(PodArrival("r"), on: "c") }
    #expect(throws: PlacementError.wrongDevices(pod: "r", node: "b", devices: [])) {
      try cluster.addRunning(PodArrival("r", gpu: GPURequest(milli: 1)), on: "b")
    }
    try cluster.expectConserved()
  }
}
