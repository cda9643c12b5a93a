import StowageKernel
import StowageModel
import TestSupport
import Testing

@testable import StowageTraces

struct AlibabaGPU2023Tests {
  private let nodeHeader = "sn,cpu_milli,memory_mib,gpu,model\n"
  private let podHeader =
    "name,cpu_milli,memory_mib,num_gpu,gpu_milli,gpu_spec,qos,pod_phase,creation_time,deletion_time,scheduled_time\n"

  private func nodesError(_ text: String) throws -> String {
    try TemporaryFile(text).errorText { _ = try TraceFormats.openNodes($0, format: "openb") }
  }

  private func podsError(_ text: String) throws -> String {
    try TemporaryFile(text).errorText { _ = try TraceFormats.openPods($0, format: "openb").pods() }
  }

  @Test("a node has its processors, memory, GPUs and model label, and no limit on pods")
  func node() throws {
    let file = try TemporaryFile("model,gpu,memory_mib,cpu_milli,sn,rack\nP100,2,262144,64000,a,7\n,0,1024,500,b,7\n")
    let nodes = try TraceFormats.openNodes(file.path)
    #expect(
      nodes == [
        Node(
          metadata: ObjectMeta(name: "a", labels: ["alibabacloud.com/gpu-card-model": "P100"]),
          allocatable: [.cpu: 64_000, .memory: 256 << 30],
          devices: [GPUDevice(model: "P100"), GPUDevice(model: "P100")]),
        Node(metadata: ObjectMeta(name: "b"), allocatable: [.cpu: 500, .memory: 1 << 30]),
      ])
  }

  @Test("a pod arrives when it was created and runs from then to its deletion")
  func pods() throws {
    let file = try TemporaryFile(
      podHeader
        + "a,6000,12288,1,460,V100M32|V100M16|V100M32,LS,Running,10,25,12\nb,1000,1024,2,1000,,BE,Failed,20,20,\n"
        + "c,1000,1024,0,0,,BE,Pending,30,,\n")
    #expect(
      try TraceFormats.openPods(file.path).pods() == [
        PodArrival(
          time: .seconds(10), name: "a",
          shape: PodShape(
            cpuMilli: 6_000, memoryBytes: 12 << 30, gpu: GPURequest(milli: 460, models: ["V100M16", "V100M32"])),
          duration: .seconds(15)),
        PodArrival(
          time: .seconds(20), name: "b",
          shape: PodShape(cpuMilli: 1_000, memoryBytes: 1 << 30, gpu: GPURequest(wholeDevices: 2)), duration: .zero),
        PodArrival(
          time: .seconds(30), name: "c", shape: PodShape(cpuMilli: 1_000, memoryBytes: 1 << 30), duration: .infinite),
      ])
  }

  @Test("rows that ask for the same share one shape, also where they spell it differently")
  func sharedShapes() throws {
    let file = try TemporaryFile(
      podHeader + "a,6000,1024,1,460,,,,1,2,\nb,6000,1024,1,460,,,,2,3,\nc,06000,1024,1,460,,,,3,4,\n")
    let pods = try TraceFormats.openPods(file.path).pods()
    #expect(pods[0].shape === pods[1].shape && pods[0].shape === pods[2].shape)
  }

  @Test("a list that is not in the order of its times is sorted; equal times keep their order")
  func unsorted() throws {
    let file = try TemporaryFile(
      podHeader + "a,1,1,0,0,,,,30,40,\nb,2,1,0,0,,,,10,40,\nc,3,1,0,0,,,,30,50,\nd,4,1,0,0,,,,20,,\n")
    let pods = try TraceFormats.openPods(file.path).pods()
    #expect(pods.map(\.name) == ["b", "d", "a", "c"])
    #expect(pods.map(\.duration) == [.seconds(30), .infinite, .seconds(10), .seconds(20)])
    #expect(pods.map { $0.shape.requests[.cpu] } == [2, 4, 1, 3])
  }

  @Test("a list without times needs an arrival interval")
  func withoutTimes() throws {
    let text = "name,cpu_milli,memory_mib,num_gpu,gpu_milli\na,1,1,1,1000\nb,1,1,0,0\nc,1,1,0,0\n"
    #expect(
      try podsError(text)
        == "FILE:1: found no column \"creation_time\" in \"name,cpu_milli,memory_mib,num_gpu,gpu_milli\", expected a header with that column; this list says what the pods ask for, not when they came; give an arrival interval to let one in after another"
    )
    let file = try TemporaryFile(text)
    let pods = try TraceFormats.openPods(file.path, options: TraceOptions(arrivalInterval: Milliseconds(250))).pods()
    #expect(pods.map(\.time.milliseconds) == [0, 250, 500])
    #expect(pods.allSatisfy { $0.duration == .infinite })
  }

  @Test("a bad node line is told with file, line and column")
  func badNodes() throws {
    #expect(
      try nodesError(nodeHeader + "a,1,1,0,\nb,x,1,0,\n")
        == "FILE:3: cpu_milli: found \"x\", expected a whole number of milli-CPU (0 to 1000000000)")
    #expect(
      try nodesError(nodeHeader + "a,-5,1,0,\n")
        == "FILE:2: cpu_milli: found \"-5\", expected a whole number of milli-CPU (0 to 1000000000)")
    #expect(
      try nodesError(nodeHeader + "a,1,,0,\n")
        == "FILE:2: memory_mib: found an empty field, expected a whole number of MiB (0 to 1099511627776)")
    #expect(
      try nodesError(nodeHeader + "a,1.5,1,0,\n")
        == "FILE:2: cpu_milli: found \"1.5\", expected a whole number of milli-CPU (0 to 1000000000)")
    #expect(
      try nodesError(nodeHeader + "a,1000000001,1,0,\n")
        == "FILE:2: cpu_milli: found \"1000000001\", expected a whole number of milli-CPU (0 to 1000000000)")
    #expect(
      try nodesError(nodeHeader + "a,1,99999999999999999999999,0,\n")
        == "FILE:2: memory_mib: found \"99999999999999999999999\", expected a whole number of MiB (0 to 1099511627776)")
    #expect(
      try nodesError(nodeHeader + "a,1,1,65,T4\n")
        == "FILE:2: gpu: found \"65\", expected a whole number of GPUs (0 to 64)")
    #expect(try nodesError(nodeHeader + ",1,1,0,\n") == "FILE:2: sn: found an empty field, expected a name")
    #expect(
      try nodesError(nodeHeader + "a,1,1,0,\nb,1,1,0,\na,1,1,0,\n")
        == "FILE:4: sn: found \"a\", expected a name of its own for each node; line 2 has it already")
    #expect(
      try nodesError(nodeHeader + "a,1,1,0\n") == "FILE:2: found 4 fields, expected 5, as many as the header has")
    #expect(try nodesError(nodeHeader) == "FILE:1: found nothing after the header, expected a line for each node")
    #expect(
      try nodesError("") == "FILE: found an empty file, expected a header line and a line for each node")
  }

  @Test("a missing column is named with the nearest one that is there")
  func missingColumn() throws {
    #expect(
      try nodesError("sn,cpu_mili,memory_mib,gpu\na,1,1,0\n")
        == "FILE:1: found no column \"cpu_milli\" in \"sn,cpu_mili,memory_mib,gpu\"; the nearest is \"cpu_mili\", expected a header with that column"
    )
    #expect(
      try nodesError("sn,cpu_milli,cpu_milli,memory_mib,gpu\na,1,1,1,0\n")
        == "FILE:1: cpu_milli: found this column twice, expected it once")
  }

  @Test("a bad pod line is told with file, line and column")
  func badPods() throws {
    #expect(
      try podsError(podHeader + "a,1,1,2,500,,,,1,2,\n")
        == "FILE:2: gpu_milli: found \"500\", expected 1000, because more than one GPU is asked for")
    #expect(
      try podsError(podHeader + "a,1,1,1,0,,,,1,2,\n")
        == "FILE:2: gpu_milli: found \"0\", expected a whole number of milli-GPU (1 to 1000)")
    #expect(
      try podsError(podHeader + "a,1,1,0,500,,,,1,2,\n")
        == "FILE:2: gpu_milli: found \"500\", expected 0, because num_gpu is 0")
    #expect(
      try podsError(podHeader + "a,1,1,1,1001,,,,1,2,\n")
        == "FILE:2: gpu_milli: found \"1001\", expected a whole number of milli-GPU (0 to 1000)")
    #expect(
      try podsError(podHeader + "a,1,1,0,0,,,,5,4,\n")
        == "FILE:2: deletion_time: found \"4\", expected a time no earlier than creation_time (5)")
    #expect(
      try podsError(podHeader + "a,1,1,0,0,,,,1,2,\nb,1,1,0,0,,,,soon,2,\n")
        == "FILE:3: creation_time: found \"soon\", expected a whole number of seconds (0 to 1000000000000)")
    #expect(
      try podsError(podHeader + "a,1,1,0,0,,,,,2,\n")
        == "FILE:2: creation_time: found an empty field, expected a whole number of seconds (0 to 1000000000000)")
    #expect(try podsError(podHeader + ",1,1,0,0,,,,1,2,\n") == "FILE:2: name: found an empty field, expected a name")
  }

  // 1,213 nodes, 6,212 GPUs and 8,152 pods, of which 7,064 ask for GPUs, are the published counts of the trace; the
  // GPU requests sum to 6,086.8 GPUs.
  @Test("the real trace has the published counts", .enabled(if: SharedData.isAvailable, "needs ../shared/traces/openb"))
  func realTrace() throws {
    let nodes = try TraceFormats.openNodes(SharedData.path("traces/openb/openb_node_list_gpu_node.csv"))
    let workload = try TraceFormats.openPods(SharedData.path("traces/openb/openb_pod_list_default.csv"))
    let summary = try TraceSummary(nodes: nodes, workload: workload)
    #expect(summary.nodes?.count == 1_213 && summary.nodes?.gpuCount == 6_212)
    #expect(
      summary.nodes?.gpuModels.map { "\($0.model)" }.sorted() == [
        "A10", "G2", "G3", "P100", "T4", "V100M16", "V100M32",
      ])
    let pods = try #require(summary.pods)
    #expect(pods.count == 8_152 && pods.sharedGPUCount + pods.wholeGPUCount == 7_064)
    #expect((6_086_750..<6_086_850).contains(pods.gpuMilliTotal))
  }

  @Test(
    "every pod list of the real trace is read", .enabled(if: SharedData.isAvailable, "needs ../shared/traces/openb"))
  func everyList() throws {
    let counts = [
      ("cpu037", 7_336), ("cpu050", 7_439), ("cpu072", 7_608), ("cpu100", 7_853), ("cpu200", 8_832), ("cpu235", 9_240),
      ("cpu250", 9_420), ("cpu300", 10_094), ("gpushare20", 8_152), ("gpushare100", 8_152), ("gpuspec33", 8_152),
      ("multigpu20", 8_324), ("multigpu50", 9_061),
    ]
    for (list, count) in counts {
      let path = SharedData.path("traces/openb/openb_pod_list_\(list).csv")
      let pods = try TraceFormats.openPods(path, options: TraceOptions(arrivalInterval: .seconds(1))).pods()
      #expect(pods.count == count && pods.isSorted)
    }
  }
}
