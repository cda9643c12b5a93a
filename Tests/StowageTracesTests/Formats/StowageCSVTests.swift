import StowageKernel
import StowageModel
import TestSupport
import Testing

@testable import StowageTraces

struct StowageCSVTests {
  private func nodesError(_ text: String) throws -> String {
    try TemporaryFile(text).errorText { _ = try TraceFormats.openNodes($0, format: "stowage") }
  }

  private func podsError(_ text: String) throws -> String {
    try TemporaryFile(text).errorText { _ = try TraceFormats.openPods($0, format: "stowage").pods() }
  }

  @Test("every column of a node is read")
  func node() throws {
    let file = try TemporaryFile(
      "name,cpu,memory,pods,gpus,gpu_model,labels,taints,example.com/fpga,ephemeral-storage\n"
        + "a,1500m,1.5Gi,110,2,T4,zone=z1;tier=,gpu=yes:NoSchedule;old:NoExecute,3,10G\nb,2,1000,,,,,,,\n")
    #expect(
      try TraceFormats.openNodes(file.path) == [
        Node(
          metadata: ObjectMeta(name: "a", labels: ["zone": "z1", "tier": ""]),
          taints: [Taint(key: "gpu", value: "yes", effect: .noSchedule), Taint(key: "old", effect: .noExecute)],
          allocatable: [
            .cpu: 1_500, .memory: 3 << 29, .pods: 110, "example.com/fpga": 3, .ephemeralStorage: 10_000_000_000,
          ], devices: [GPUDevice(model: "T4"), GPUDevice(model: "T4")]),
        Node(metadata: ObjectMeta(name: "b"), allocatable: [.cpu: 2_000, .memory: 1_000]),
      ])
  }

  @Test("every column of a pod is read")
  func pod() throws {
    let file = try TemporaryFile(
      "name,arrival,duration,cpu,memory,gpus,gpu_milli,gpu_models,priority,namespace,labels,node_selector,tolerations,"
        + "example.com/fpga\n"
        + "a,0.25,1.005,250m,1Gi,1,500,T4|A10,-5,web,app=front,disk=ssd,gpu=yes:NoSchedule;spot:NoExecute@300;*;k,2\n"
        + "b,0.25,,1,1Gi,2,,,,,,,,\n")
    let tolerations = [
      Toleration(key: "gpu", value: "yes", effect: .noSchedule),
      Toleration(key: "spot", operator: .exists, effect: .noExecute, tolerationSeconds: 300),
      Toleration(operator: .exists), Toleration(key: "k", operator: .exists),
    ]
    let spec = PodSpec(
      containers: [
        Container(
          name: "main",
          resources: ResourceRequirements(requests: [.cpu: 250, .memory: 1 << 30, "example.com/fpga": 2]))
      ], gpu: GPURequest(milli: 500, models: ["A10", "T4"]), nodeSelector: ["disk": "ssd"], tolerations: tolerations,
      priority: -5)
    #expect(
      try TraceFormats.openPods(file.path).pods() == [
        PodArrival(
          time: Instant(milliseconds: 250), name: "a",
          shape: PodShape(spec: spec, namespace: "web", labels: ["app": "front"]), duration: Milliseconds(1_005)),
        PodArrival(
          time: Instant(milliseconds: 250), name: "b",
          shape: PodShape(cpuMilli: 1_000, memoryBytes: 1 << 30, gpu: GPURequest(wholeDevices: 2)), duration: .infinite),
      ])
  }

  @Test("a bad node line is told with file, line and column")
  func badNodes() throws {
    #expect(
      try nodesError("name,cpu,memory\na,two,1Gi\n")
        == "FILE:2: cpu: found \"two\", expected an amount of CPU such as 500m, 2 or 0.5 (0 to 1000000)")
    #expect(
      try nodesError("name,cpu,memory\na,-1,1Gi\n")
        == "FILE:2: cpu: found \"-1\", expected an amount of CPU such as 500m, 2 or 0.5 (0 to 1000000)")
    #expect(
      try nodesError("name,cpu,memory\na,1000001,1Gi\n")
        == "FILE:2: cpu: found \"1000001\", expected an amount of CPU such as 500m, 2 or 0.5 (0 to 1000000)")
    #expect(
      try nodesError("name,cpu,memory\na,1,1GB\n")
        == "FILE:2: memory: found \"1GB\", expected an amount of bytes such as 512Mi, 2G or 1048576 (0 to 1Ei)")
    #expect(
      try nodesError("name,cpu,memory,labels\na,1,1Gi,zone\n")
        == "FILE:2: labels: found \"zone\", expected labels such as app=web;tier=front")
    #expect(
      try nodesError("name,cpu,memory,taints\na,1,1Gi,gpu=yes:Never\n")
        == "FILE:2: taints: found \"gpu=yes:Never\", expected taints such as gpu=yes:NoSchedule (or PreferNoSchedule, NoExecute)"
    )
    #expect(
      try nodesError("name,cpu,memory,gpus\na,1,1Gi,1000\n")
        == "FILE:2: gpus: found \"1000\", expected a whole number of GPUs (0 to 64)")
    #expect(
      try nodesError("name,cpu,mem\na,1,1Gi\n")
        == "FILE:1: found no column \"memory\" in \"name,cpu,mem\", expected a header with that column")
  }

  @Test("a bad pod line is told with file, line and column")
  func badPods() throws {
    let header = "name,arrival,duration,cpu,memory,gpus,gpu_milli,priority,tolerations\n"
    #expect(
      try podsError(header + "a,5,1,1,1,,,,\nb,4.5,1,1,1,,,,\n")
        == "FILE:3: arrival: found \"4.5\", expected 5 or later, as the line before has; sort the file by arrival")
    #expect(
      try podsError(header + "a,1.2345,1,1,1,,,,\n")
        == "FILE:2: arrival: found \"1.2345\", expected seconds with up to 3 decimals (0 to 1000000000000)")
    #expect(
      try podsError(header + "a,-1,1,1,1,,,,\n")
        == "FILE:2: arrival: found \"-1\", expected seconds with up to 3 decimals (0 to 1000000000000)")
    #expect(
      try podsError(header + "a,1,1.,1,1,,,,\n")
        == "FILE:2: duration: found \"1.\", expected seconds with up to 3 decimals (0 to 1000000000000)")
    #expect(
      try podsError(header + "a,1000000000001,1,1,1,,,,\n")
        == "FILE:2: arrival: found \"1000000000001\", expected seconds with up to 3 decimals (0 to 1000000000000)")
    #expect(
      try podsError(header + "a,1,1,1,1,2,500,,\n")
        == "FILE:2: gpu_milli: found \"500\", expected 1000 or nothing, because more than one GPU is asked for")
    #expect(
      try podsError(header + "a,1,1,1,1,1,0,,\n")
        == "FILE:2: gpu_milli: found \"0\", expected a whole number of milli-GPU (1 to 1000, or empty)")
    #expect(
      try podsError(header + "a,1,1,1,1,,,3000000000,\n")
        == "FILE:2: priority: found \"3000000000\", expected a whole number of priority (-2147483648 to 2147483647)")
    #expect(
      try podsError(header + "a,1,1,1,1,,,,x:Never\n")
        == "FILE:2: tolerations: found \"x:Never\", expected tolerations such as gpu=yes:NoSchedule, gpu or *")
    #expect(
      try podsError(header + "a,1,1,,1,,,,\n")
        == "FILE:2: cpu: found an empty field, expected an amount of CPU such as 500m, 2 or 0.5 (0 to 1000000)")
  }

  // A share without a number of GPUs is one of one GPU; 1000 is all of it.
  @Test("gpu_milli without gpus asks for a share of one GPU")
  func shareAlone() throws {
    let header = "name,arrival,cpu,memory,gpus,gpu_milli,gpu_models\n"
    let file = try TemporaryFile(header + "a,0,1,1,,300,T4\nb,0,1,1,,1000,\nc,0,1,1,0,0,\nd,0,1,1,0,,\ne,0,1,1,,,\n")
    #expect(
      try TraceFormats.openPods(file.path).pods().map(\.shape.gpu) == [
        GPURequest(milli: 300, models: ["T4"]), GPURequest(wholeDevices: 1), nil, nil, nil,
      ])
    let bare = try TemporaryFile("name,arrival,cpu,memory,gpu_milli\na,0,1,1,500\n")
    #expect(try TraceFormats.openPods(bare.path).pods().map(\.shape.gpu) == [GPURequest(milli: 500)])
  }

  @Test("GPU fields that would be left out without a word are errors")
  func contradictoryGPUs() throws {
    let header = "name,arrival,cpu,memory,gpus,gpu_milli,gpu_models\n"
    #expect(
      try podsError(header + "a,0,1,1,0,500,\n")
        == "FILE:2: gpu_milli: found \"500\", expected nothing, because gpus is 0")
    #expect(
      try podsError(header + "a,0,1,1,0,,T4\n")
        == "FILE:2: gpu_models: found \"T4\", expected nothing, because no GPU is asked for")
    #expect(
      try podsError(header + "a,0,1,1,,,T4\n")
        == "FILE:2: gpu_models: found \"T4\", expected nothing, because no GPU is asked for")
    for milli in ["0", "1001", "x", "99999999999999999999"] {
      #expect(
        try podsError(header + "a,0,1,1,,\(milli),\n")
          == "FILE:2: gpu_milli: found \"\(milli)\", expected a whole number of milli-GPU (1 to 1000, or empty)")
    }
  }

  @Test("a misspelled optional column is an error that names both, and any other unknown one is a note")
  func misspelled() throws {
    #expect(
      try podsError("name,arrival,cpu,memory,gpu\na,0,1,1,1\n")
        == "FILE:1: found an unknown column \"gpu\", expected \"gpus\"; a column that is only a note needs a name less like that"
    )
    #expect(
      try podsError("name,arrival,duraton,cpu,memory\na,0,1,1,1\n").contains("\"duraton\", expected \"duration\""))
    #expect(try nodesError("name,cpu,memory,Labels\na,1,1,\n").contains("\"Labels\", expected \"labels\""))
    #expect(try podsError("name,arrival,cpu,memory,owner,gpus,gpu\na,0,1,1,me,1,2\n") == "no error")
  }

  @Test("pods.csv may be a header alone, nodes.csv may not")
  func headerOnly() throws {
    #expect(try TraceFormats.openPods(TemporaryFile(StowageCSVWriter.pods([])).path).pods().isEmpty)
    #expect(try nodesError("name,cpu,memory\n").contains("nothing after the header"))
  }

  @Test("what the tables have no column for is refused, not dropped")
  func inexpressible() throws {
    let spread = PodShape(spec: PodSpec(containers: [Container(name: "main")], schedulerName: "mine"))
    #expect(throws: TraceError.self) {
      try StowageCSVWriter.pods([PodArrival(time: .origin, name: "a", shape: spread, duration: .zero)])
    }
    let annotated = Node(metadata: ObjectMeta(name: "n", annotations: ["a": "b"]), allocatable: [.cpu: 1, .memory: 1])
    #expect(throws: TraceError.self) { try StowageCSVWriter.nodes([annotated]) }
    let mark = Node(metadata: ObjectMeta(name: "n", labels: ["a": "b;c"]), allocatable: [.cpu: 1, .memory: 1])
    #expect(throws: TraceError.self) { try StowageCSVWriter.nodes([mark]) }
  }

  @Test("pods that are not in order are refused, because they would not read back")
  func unsortedPods() throws {
    let pods = try evenWorkload(count: 2).pods()
    #expect(throws: TraceError.self) { try StowageCSVWriter.pods(pods.reversed()) }
    #expect(try StowageCSVWriter.pods(pods) == "name,arrival,duration,cpu,memory\npod-0,0,10,1,1Gi\npod-1,1,10,1,1Gi\n")
  }

  @Test("rows are the same whether pods are written at once or one by one", arguments: 1...5)
  func rowByRow(seed: UInt64) throws {
    var chance = RandomStream(seed: seed)
    let workload = FixedWorkload((0..<50).map { randomPod($0, &chance) })
    var writer = StowageCSVPodWriter(columns: try StowageCSVPodColumns(of: workload, seed: 0))
    var text = writer.header
    for pod in try workload.pods() { try writer.write(pod, to: &text) }
    #expect(text == (try StowageCSVWriter.pods(workload.pods())))
  }

  @Test("more shapes than are remembered read back as they were written")
  func manyShapes() throws {
    let count = 2 * StowageCSVPodColumns.remembered + 1
    let pods = (0..<count).map {
      PodArrival(
        time: .origin, name: "\($0)",
        shape: PodShape(cpuMilli: 1 + Int64($0), memoryBytes: 1, priority: $0 == 0 ? 7 : 0), duration: .zero)
    }
    let file = try TemporaryFile(try StowageCSVWriter.pods(pods))
    #expect(try TraceFormats.openPods(file.path).pods() == pods)
  }

  @Test("a pod that needs a column which the writer was not told of is refused")
  func missingColumn() throws {
    var columns = StowageCSVPodColumns()
    columns.include(PodShape(cpuMilli: 1, memoryBytes: 1))
    let spec = PodSpec(containers: [Container(name: "main")])
    let shapes = [
      PodShape(cpuMilli: 1, memoryBytes: 1, gpu: GPURequest(wholeDevices: 1)),
      PodShape(cpuMilli: 1, memoryBytes: 1, priority: 1), PodShape(spec: spec, namespace: "web"),
      PodShape(spec: spec, labels: ["app": "web"]),
    ]
    for shape in shapes {
      var writer = StowageCSVPodWriter(columns: columns)
      var text = ""
      #expect(throws: TraceError.self) {
        try writer.write(PodArrival(time: .origin, name: "a", shape: shape, duration: .zero), to: &text)
      }
      #expect(text.isEmpty)
    }
  }

  @Test("random nodes and pods read back as they were written", arguments: 1...30)
  func roundTrip(seed: UInt64) throws {
    var chance = RandomStream(seed: seed)
    let nodes = (0..<20).map { randomNode($0, &chance) }
    let pods = FixedWorkload((0..<50).map { randomPod($0, &chance) })
    let written = try pods.pods()
    let nodeFile = try TemporaryFile(try StowageCSVWriter.nodes(nodes))
    #expect(try TraceFormats.openNodes(nodeFile.path) == nodes)
    let podFile = try TemporaryFile(try StowageCSVWriter.pods(written))
    #expect(try TraceFormats.openPods(podFile.path).pods() == written)
  }

  private func randomNode(_ index: Int, _ chance: inout RandomStream) -> Node {
    var resources: ResourceList = [
      .cpu: Int64(chance.next(below: 100_000)), .memory: Int64(chance.next(below: 1 << 40)),
    ]
    if chance.next(below: 2) == 0 { resources[.pods] = Int64(chance.next(below: 200)) }
    if chance.next(below: 3) == 0 { resources["example.com/fpga"] = Int64(chance.next(below: 4)) }
    let gpus = chance.next(below: 9)
    return Node(
      metadata: ObjectMeta(name: "node, \"\u{301}\(index)\"", labels: randomLabels(&chance)),
      taints: (0..<chance.next(below: 3)).map { number in
        Taint(
          key: "key\(number)", value: chance.next(below: 2) == 0 ? "" : "v",
          effect: Taint.Effect.allCases[chance.next(below: 3)])
      }, allocatable: resources,
      devices: Array(repeating: GPUDevice(model: chance.next(below: 2) == 0 && gpus > 0 ? "T4" : ""), count: gpus))
  }

  private func randomPod(_ index: Int, _ chance: inout RandomStream) -> PodArrival {
    let requests: ResourceList = [.cpu: Int64(chance.next(below: 9_000)), .memory: Int64(chance.next(below: 40)) << 28]
    let models = chance.next(below: 2) == 0 ? [] : ["A10", "T4"]
    let gpus = [
      nil, GPURequest(wholeDevices: 1 + chance.next(below: 8), models: models),
      GPURequest(milli: Int64(1 + chance.next(below: 1_000)), models: models),
    ]
    let tolerations = (0..<chance.next(below: 3)).map { number in
      Toleration(
        key: number == 0 ? "k" : "", operator: number == 0 && chance.next(below: 2) == 0 ? .equal : .exists,
        effect: chance.next(below: 2) == 0 ? nil : .noExecute, tolerationSeconds: chance.next(below: 2) == 0 ? nil : 30)
    }
    let spec = PodSpec(
      containers: [Container(name: "main", resources: ResourceRequirements(requests: requests))],
      gpu: gpus[chance.next(below: 3)], nodeSelector: randomLabels(&chance), tolerations: tolerations,
      priority: Int32(chance.next(below: 5)) - 2)
    return PodArrival(
      time: Instant(milliseconds: Int64(chance.next(below: 10_000_000))), name: "pod-\(index)",
      shape: PodShape(spec: spec, labels: randomLabels(&chance)),
      duration: chance.next(below: 5) == 0 ? .infinite : Milliseconds(Int64(chance.next(below: 10_000_000))))
  }

  private func randomLabels(_ chance: inout RandomStream) -> [String: String] {
    Dictionary(uniqueKeysWithValues: (0..<chance.next(below: 4)).map { ("key\($0)", $0 == 1 ? "" : "value=\($0)") })
  }
}
