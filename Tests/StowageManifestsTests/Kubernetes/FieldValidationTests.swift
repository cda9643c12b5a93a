import StowageManifests
import StowageModel
import Testing

/// Strict where people write, lenient where machines wrote.
struct FieldValidationTests {
  @Test(
    "a field that Kubernetes does not know is an error in what people write, and the nearest one is named",
    arguments: [
      (
        "kind: Pod\nmetadata: {name: p}\nspec: {nodeSelctor: {a: b}, containers: []}",
        "test.yaml:3: spec: unknown field \"nodeSelctor\"; did you mean \"nodeSelector\"?"
      ),
      (
        "kind: Pod\nmetadata: {name: p}\nspec:\n  containers:\n  - {name: c, resources: {request: {cpu: 1}}}",
        "test.yaml:5: spec.containers[0].resources: unknown field \"request\"; did you mean \"requests\"?"
      ),
      (
        "kind: Deployment\nmetadata: {name: p}\nspec:\n  template:\n    spec: {contaners: []}",
        "test.yaml:5: spec.template.spec: unknown field \"contaners\"; did you mean \"containers\"?"
      ),
      (
        "kind: Node\nmetadata: {name: n, lables: {a: b}}",
        "test.yaml:2: metadata: unknown field \"lables\"; did you mean \"labels\"?"
      ),
      (
        "kind: Node\nmetadata: {name: n}\nstatus: {alocatable: {cpu: 1}}",
        "test.yaml:3: status: unknown field \"alocatable\"; did you mean \"allocatable\"?"
      ),
      ("kind: Pod\nmetadata: {name: p}\nspec: {}\nwhatever: 1", "test.yaml:4: unknown field \"whatever\""),
    ])
  func written(text: String, message: String) {
    #expect(manifestRefusal(text) == message)
  }

  @Test("fields that Kubernetes knows are no mistake, whether they matter here or not; neither are anchors' holders")
  func known() throws {
    let text = """
      x-common: &probe {httpGet: {path: /, port: 80}}
      apiVersion: v1
      kind: Pod
      metadata: {name: p, generation: 1, finalizers: [a/b]}
      spec:
        serviceAccountName: s
        dnsConfig: {options: [{name: ndots, value: "2"}]}
        securityContext: {seccompProfile: {type: RuntimeDefault}}
        containers:
        - name: c
          image: i
          env: [{name: A, valueFrom: {fieldRef: {fieldPath: metadata.name}}}]
          livenessProbe: *probe
          volumeMounts: [{name: v, mountPath: /v}]
        volumes: [{name: v, projected: {sources: [{serviceAccountToken: {path: t}}]}}]
      """
    #expect(try objects(text).pods.count == 1)
  }

  @Test(
    "what a cluster has printed is read, whatever fields it has",
    arguments: [
      "metadata: {name: p, uid: 5a}", "metadata: {name: p, resourceVersion: \"5\"}",
      "metadata: {name: p, managedFields: []}", "metadata: {name: p}\nstatus: {podIP: 10.0.0.1}",
      "metadata: {name: p}\nstatus: {conditions: []}",
    ])
  func dumped(head: String) throws {
    let text = "kind: Pod\n\(head)\nspec: {containers: [], futureField: {a: 1}}"
    #expect(try objects(text).pods.count == 1)
    #expect(throws: ManifestError.self) {
      try KubernetesReader(validation: .strict).read(bytes: Array(text.utf8), file: "test.yaml")
    }
  }

  @Test("with warn the fields are named and passed over, with ignore passed over")
  func modes() throws {
    let text = "kind: Pod\nmetadata: {name: p}\nspec: {containers: [], nodeSelctor: {}}"
    func read(_ validation: FieldValidation) throws -> KubernetesObjects {
      try KubernetesReader(validation: validation).read(bytes: Array(text.utf8), file: "test.yaml")
    }
    #expect(
      try read(.warn).warnings.map(\.description) == [
        "test.yaml:3: Pod: spec: unknown field \"nodeSelctor\"; did you mean \"nodeSelector\"?"
      ])
    #expect(try read(.ignore).warnings.isEmpty)
  }

  @Test("an object that a cluster has printed and that can't be read is left out with a warning")
  func unreadable() throws {
    let text = """
      {kind: Pod, metadata: {name: bad, namespace: a, uid: u}, spec: {containers: [], priority: many}}
      ---
      {kind: Pod, metadata: {name: good, uid: v}, spec: {containers: []}}
      ---
      {kind: Node, metadata: {name: n, uid: w}, status: {allocatable: {cpu: lots}}}
      """
    let read = try objects(text)
    #expect(read.pods.map(\.metadata.name) == ["good"] && read.nodes.isEmpty)
    #expect(read.warnings.count == 2)
    #expect(
      read.warnings.contains {
        $0.description.hasPrefix("test.yaml:1: Pod a/bad is left out, as it can't be read: spec.priority: expected")
      }, "\(read.warnings)")
  }
}
