import StowageKernel
import StowageManifests
import StowageModel
import Testing

/// The objects of the manifest `text`.
func objects(_ text: String, defaulting: Bool = true) throws -> KubernetesObjects {
  try KubernetesReader(defaulting: defaulting).read(bytes: Array(text.utf8), file: "test.yaml")
}

struct NodeReadingTests {
  private func node(_ text: String, defaulting: Bool = true) throws -> Node {
    try #require(try objects("apiVersion: v1\nkind: Node\n" + text, defaulting: defaulting).nodes.first)
  }

  @Test("every field of a node that matters is read")
  func wholeNode() throws {
    let node = try node(
      """
      metadata:
        name: n1
        uid: u1
        creationTimestamp: "1970-01-01T00:00:05Z"
        labels: {zone: a, "gpu": "true"}
        annotations: {note: x}
        managedFields: [{manager: kubelet}]
      spec:
        podCIDR: 10.0.0.0/24
        unschedulable: true
        taints:
          - {key: dedicated, value: ml, effect: NoSchedule}
          - {key: old, effect: NoExecute, timeAdded: "2026-01-01T00:00:00Z"}
      status:
        capacity: {cpu: "4", memory: 8Gi, pods: "20"}
        allocatable: {cpu: 3800m, memory: 7Gi, ephemeral-storage: 100Gi, pods: 20, example.com/fpga: 2}
        declaredFeatures: [RestartAllContainersOnContainerExits]
        images:
          - names: ["a:v1", "a@sha256:0"]
            sizeBytes: 1000
        conditions: [{type: Ready, status: "True"}]
      """)
    #expect(node.metadata.name == "n1")
    #expect(node.metadata.uid == "u1")
    #expect(node.metadata.creationTime == .seconds(5))
    #expect(node.metadata.labels == ["zone": "a", "gpu": "true"])
    #expect(node.metadata.annotations == ["note": "x"])
    #expect(node.unschedulable)
    #expect(
      node.taints == [
        Taint(key: "dedicated", value: "ml", effect: .noSchedule), Taint(key: "old", effect: .noExecute),
      ])
    #expect(node.capacity == [.cpu: 4_000, .memory: 8 << 30, .pods: 20])
    #expect(
      node.allocatable == [
        .cpu: 3_800, .memory: 7 << 30, .ephemeralStorage: 100 << 30, .pods: 20, "example.com/fpga": 2,
      ])
    #expect(node.images == [NodeImage(names: ["a:v1", "a@sha256:0"], sizeBytes: 1_000)])
    #expect(node.declaredFeatures == ["RestartAllContainersOnContainerExits"])
    #expect(node.devices.isEmpty)
  }

  @Test("capacity stands for allocatable where that is missing, and a node takes 110 pods unless it says otherwise")
  func defaults() throws {
    let text = "metadata: {name: n}\nstatus: {capacity: {cpu: 2}}\n"
    #expect(try node(text).allocatable == [.cpu: 2_000, .pods: 110])
    #expect(try node(text).capacity == [.cpu: 2_000, .pods: 110])
    #expect(try node(text, defaulting: false).allocatable == [.cpu: 2_000])
    #expect(try node("metadata: {name: n}\n").allocatable == [.pods: 110])
  }

  @Test(
    "GPUs of the vendors' plugins become devices and stay in the resources",
    arguments: [
      ("nvidia.com/gpu", "nvidia.com/gpu.product"), ("amd.com/gpu", "amd.com/gpu.product-name"),
    ])
  func vendorGPUs(resource: String, label: String) throws {
    let node = try node("metadata: {name: n, labels: {\(label): X1}}\nstatus: {allocatable: {\(resource): 2}}\n")
    #expect(node.devices == [GPUDevice(model: "X1"), GPUDevice(model: "X1")])
    #expect(node.allocatable[ResourceName(rawValue: resource)] == 2)
    let unlabelled = try self.node("metadata: {name: n}\nstatus: {allocatable: {\(resource): 1}}\n")
    #expect(unlabelled.devices == [GPUDevice()])
  }

  @Test("GPUs of open-gpu-share become devices and leave the resources")
  func sharedGPUs() throws {
    let node = try node(
      """
      metadata: {name: n, labels: {alibabacloud.com/gpu-card-model: T4}}
      status:
        allocatable: {cpu: 1, alibabacloud.com/gpu-count: "2", alibabacloud.com/gpu-milli: "2000"}
        capacity: {cpu: 1, alibabacloud.com/gpu-count: "2"}
      """)
    #expect(node.devices == [GPUDevice(model: "T4"), GPUDevice(model: "T4")])
    #expect(node.allocatable == [.cpu: 1_000, .pods: 110])
    #expect(node.capacity == [.cpu: 1_000, .pods: 110])
  }

  @Test(
    "what is wrong with a node is named with line and path",
    arguments: [
      ("metadata: {}", "test.yaml:3: metadata: the field \"name\" is missing"),
      ("metadata: {name: 5}", "test.yaml:3: metadata.name: expected a text in quotes, found the number 5"),
      ("spec: {}", "test.yaml:1: the field \"metadata\" is missing"),
      (
        "metadata: {name: n, labels: {a: true}}",
        "test.yaml:3: metadata.labels.a: expected a text in quotes, found true"
      ),
      (
        "metadata: {name: n}\nspec:\n  taints:\n  - {key: a, effect: NoShedule}",
        "test.yaml:6: spec.taints[0].effect: expected one of NoSchedule, PreferNoSchedule, NoExecute, found \"NoShedule\"; did you mean \"NoSchedule\"?"
      ),
      (
        "metadata: {name: n}\nstatus:\n  allocatable: {cpu: -1}",
        "test.yaml:5: status.allocatable.cpu: expected an amount that is not negative, found the number -1"
      ),
      (
        "metadata: {name: n}\nstatus:\n  allocatable:\n    memory: 16Ei",
        "test.yaml:6: status.allocatable.memory: expected an amount that fits 64 bits, found \"16Ei\""
      ),
      (
        "metadata: {name: n}\nstatus:\n  allocatable:\n    cpu: 9223372036854775807",
        "test.yaml:6: status.allocatable.cpu: expected an amount that fits 64 bits, found the number 9223372036854775807"
      ),
      (
        "metadata: {name: n}\nstatus: {capacity: {memory: 1 GiB}}",
        "test.yaml:4: status.capacity.memory: expected a quantity such as 500m, 2 or 1.5Gi, found \"1 GiB\""
      ),
      (
        "metadata: {name: n}\nstatus: {allocatable: {nvidia.com/gpu: 1000000000}}",
        "test.yaml:4: status.allocatable: expected at most 4096 GPUs, found 1000000000 of nvidia.com/gpu"
      ),
      (
        "metadata: {name: n, creationTimestamp: yesterday}",
        "test.yaml:3: metadata.creationTimestamp: expected a time such as 2026-01-31T12:00:00Z, found \"yesterday\""
      ),
      (
        "metadata: {name: n}\nspec: {unschedulable: maybe}",
        "test.yaml:4: spec.unschedulable: expected true or false, found \"maybe\""
      ),
      (
        "metadata: {name: n}\nstatus: {allocatable: {memroy: 1Gi}}",
        "test.yaml:4: status.allocatable: expected cpu, memory, ephemeral-storage, pods, storage, hugepages-SIZE, or a name with a domain as example.com/gpu, found the resource \"memroy\"; did you mean \"memory\"?"
      ),
    ])
  func wrong(text: String, message: String) {
    #expect(manifestRefusal("apiVersion: v1\nkind: Node\n" + text) == message)
  }
}
