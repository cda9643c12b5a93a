import StowageManifests
import StowageModel
import Testing

struct KubernetesWriterTests {
  @Test("what is written in YAML or JSON is read back as the same values", arguments: 0..<40 as Range<UInt64>)
  func roundTrip(seed: UInt64) throws {
    var model = RandomModel(seed: seed)
    let nodes = (0..<5).map { model.node($0) }
    let pods = (0..<10).map { model.pod($0) }
    for notation in [KubernetesWriter.Notation.yaml, .json] {
      let text = KubernetesWriter.text(nodes: nodes, pods: pods, as: notation)
      let objects = try objects(text, defaulting: false)
      for (written, read) in zip(nodes, objects.nodes) { #expect(written == read, "seed \(seed)") }
      for (written, read) in zip(pods, objects.pods) { #expect(written == read, "seed \(seed)") }
      #expect(objects.nodes.count == nodes.count && objects.pods.count == pods.count, "seed \(seed)")
    }
  }

  @Test("the YAML is what kubectl's users write")
  func yaml() {
    let node = Node(
      metadata: ObjectMeta(name: "n1", labels: ["zone": "a", "fast": "true"]),
      allocatable: [.cpu: 1_500, .memory: 3 << 29, .pods: 110])
    let pod = Pod(
      metadata: ObjectMeta(name: "p", namespace: "ns"),
      spec: PodSpec(
        containers: [Container(name: "main", resources: ResourceRequirements(requests: [.cpu: 2_000]))],
        gpu: GPURequest(milli: 460)))
    let expected = """
      apiVersion: v1
      kind: List
      items:
      - apiVersion: v1
        kind: Node
        metadata:
          name: n1
          labels:
            fast: "true"
            zone: a
        status:
          capacity:
            cpu: "1500m"
            memory: "1536Mi"
            pods: "110"
          allocatable:
            cpu: "1500m"
            memory: "1536Mi"
            pods: "110"
      - apiVersion: v1
        kind: Pod
        metadata:
          name: p
          namespace: ns
          annotations:
            alibabacloud.com/gpu-count: "1"
            alibabacloud.com/gpu-milli: "460"
        spec:
          schedulerName: default-scheduler
          priority: 0
          preemptionPolicy: PreemptLowerPriority
          containers:
          - name: main
            resources:
              requests:
                cpu: "2"
        status:
          phase: Pending

      """
    #expect(KubernetesWriter.text(nodes: [node], pods: [pod], as: .yaml) == expected)
  }

  @Test("an empty list is a list", arguments: [KubernetesWriter.Notation.yaml, .json])
  func empty(notation: KubernetesWriter.Notation) throws {
    let objects = try objects(KubernetesWriter.text(as: notation))
    #expect(objects.nodes.isEmpty && objects.pods.isEmpty && objects.leftAside.isEmpty)
  }
}
