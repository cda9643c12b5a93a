import StowageManifests
import StowageModel
import Testing

/// What is added to objects as admission and controllers add it.
struct AdmissionTests {
  private let container = "containers: [{name: c}]"

  @Test("the pods of each kind of workload carry the labels that its controller gives them")
  func labels() throws {
    func labels(_ kind: String, _ spec: String = "") throws -> [[String: String]] {
      try objects("{kind: \(kind), metadata: {name: w, uid: u}, spec: {\(spec) template: {spec: {\(container)}}}}").pods
        .map(\.metadata.labels)
    }
    #expect(try labels("Deployment").first?.keys.sorted() == ["pod-template-hash"])
    #expect(try labels("ReplicaSet") == [[:]])
    let sets = try labels("StatefulSet", "replicas: 2, ordinals: {start: 3},")
    #expect(sets.map { $0["statefulset.kubernetes.io/pod-name"] } == ["w-3", "w-4"])
    #expect(sets.map { $0["apps.kubernetes.io/pod-index"] } == ["3", "4"])
    #expect(sets.allSatisfy { $0["controller-revision-hash"]?.hasPrefix("w-") ?? false })
    let job = try labels("Job", "parallelism: 2, completions: 2, completionMode: Indexed,")
    #expect(job.map { $0["job-name"] } == ["w", "w"] && job.map { $0["batch.kubernetes.io/job-name"] } == ["w", "w"])
    #expect(job.map { $0["batch.kubernetes.io/controller-uid"] } == ["u", "u"])
    #expect(job.map { $0["batch.kubernetes.io/job-completion-index"] } == ["0", "1"])
  }

  @Test("the hash of a template depends on all of it")
  func hashes() throws {
    func hash(_ template: String) throws -> String? {
      try objects("{kind: Deployment, metadata: {name: w}, spec: {template: {spec: {\(template)}}}}").pods.first?
        .metadata.labels["pod-template-hash"]
    }
    let hashes = try [
      "containers: [{name: c}]", "containers: [{name: d}]", "containers: [{name: c, image: x}]",
      "containers: [{name: c}], hostNetwork: true",
    ].map(hash)
    #expect(Set(hashes).count == 4 && !hashes.contains(nil))
    #expect(try hash("containers: [{name: c}]") == hashes[0])
  }

  @Test("a daemon set runs on the nodes that it selects and whose taints it tolerates, each pod tied to its node")
  func daemonSets() throws {
    let objects = try objects(
      """
      {kind: Node, metadata: {name: a, labels: {disk: ssd}}}
      ---
      {kind: Node, metadata: {name: b, labels: {disk: hdd}}}
      ---
      {kind: Node, metadata: {name: c, labels: {disk: ssd}}, spec: {taints: [{key: k, effect: NoSchedule}]}}
      ---
      kind: Node
      metadata: {name: d, labels: {disk: ssd}}
      spec: {taints: [{key: node.kubernetes.io/unschedulable, effect: NoSchedule}, {key: k, effect: PreferNoSchedule}]}
      ---
      {kind: DaemonSet, metadata: {name: ds}, spec: {template: {spec: {nodeSelector: {disk: ssd}, \(container)}}}}
      """)
    // b is not selected, c's taint is not tolerated; every daemon tolerates a node that is cordoned.
    #expect(objects.pods.map(\.metadata.name) == ["ds-a", "ds-d"])
    #expect(objects.pods.first?.spec.affinity.requiredNodes?.matches(name: "a", labels: [:]) ?? false)
    #expect(!(objects.pods.first?.spec.affinity.requiredNodes?.matches(name: "d", labels: [:]) ?? true))
    #expect(objects.pods.first?.metadata.ownerReferences.map(\.kind) == ["DaemonSet"])
    #expect(objects.pods.first?.spec.tolerations.count == 6)
    #expect(objects.leftAside.isEmpty)
  }

  @Test("a daemon set whose pods are there is not expanded")
  func daemonSetWithPods() throws {
    let objects = try objects(
      """
      {kind: Node, metadata: {name: a}}
      ---
      kind: Pod
      metadata: {name: ds-x, ownerReferences: [{kind: DaemonSet, name: ds, controller: true}]}
      spec: {nodeName: a, \(container)}
      ---
      {kind: DaemonSet, metadata: {name: ds}, spec: {template: {spec: {\(container)}}}}
      """)
    #expect(objects.pods.map(\.metadata.name) == ["ds-x"])
    #expect(objects.leftAside.isEmpty)
  }

  @Test("of default storage classes the newest counts; a claim for no class stays without one")
  func defaultClass() throws {
    func sc(_ name: String, _ time: String) -> String {
      """
      kind: StorageClass
      metadata: {name: \(name), creationTimestamp: "\(time)", annotations: {storageclass.kubernetes.io/is-default-class: "true"}}
      provisioner: p
      """
    }
    let claims = """
      {kind: PersistentVolumeClaim, metadata: {name: open}, spec: {resources: {requests: {storage: 1Gi}}}}
      ---
      kind: PersistentVolumeClaim
      metadata: {name: none}
      spec: {storageClassName: "", resources: {requests: {storage: 1Gi}}}
      """
    let documents = [sc("old", "2025-01-01T00:00:00Z"), sc("new", "2026-01-01T00:00:00Z"), claims]
    let read = try objects(documents.joined(separator: "\n---\n")).objects
    #expect(read.claim(namespace: "default", name: "open")?.className == "new")
    #expect(read.claim(namespace: "default", name: "none")?.spec.storageClassName == "")
  }

  @Test("each pod has claims of its own for its ephemeral volumes, which it owns")
  func ephemeralClaims() throws {
    let volume = "ephemeral: {volumeClaimTemplate: {spec: {resources: {requests: {storage: 1Gi}}}}}"
    let read = try objects(
      "{kind: Deployment, metadata: {name: w}, spec: {replicas: 2, template: {spec: {\(container), volumes: [{name: v, \(volume)}]}}}}"
    )
    #expect(read.objects.claims.map(\.metadata.name) == ["w-0-v", "w-1-v"])
    #expect(read.objects.claims.first?.metadata.ownerReferences.map(\.name) == ["w-0"])
  }

  @Test("what an API server has seen is left as it is: no claims are made, no keys merged")
  func dumped() throws {
    let volume = "ephemeral: {volumeClaimTemplate: {spec: {resources: {requests: {storage: 1Gi}}}}}"
    let read = try objects(
      "{kind: Pod, metadata: {name: p, uid: u}, spec: {\(container), volumes: [{name: v, \(volume)}]}}")
    #expect(read.objects.claims.isEmpty)
  }
}
