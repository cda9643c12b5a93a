import StowageKernel
import StowageManifests
import StowageModel
import Testing

struct KubernetesReaderTests {
  @Test("a list without objects is empty, as Go writes it; a kind that only ends like one is counted")
  func emptyLists() throws {
    let objects = try objects(
      """
      {kind: List, items: null}
      ---
      {kind: NodeList}
      ---
      {kind: AllowList, metadata: {name: a}}
      """)
    #expect(objects.nodes.isEmpty)
    #expect(objects.leftAside == ["AllowList": 1])
  }

  @Test("lists, nested lists, typed lists and several documents are read as one; other kinds are counted")
  func lists() throws {
    let objects = try objects(
      """
      apiVersion: v1
      kind: List
      items:
        - {apiVersion: v1, kind: Node, metadata: {name: a}}
        - kind: NodeList
          items: [{metadata: {name: b}}, {metadata: {name: c}}]
        - kind: List
          items: [{kind: ConfigMap, metadata: {name: s}}, {kind: Namespace, metadata: {name: ns, labels: {team: x}}}]
      ---
      kind: PodList
      items: [{metadata: {name: p}, spec: {containers: []}}]
      ---
      {"kind": "ConfigMap", "apiVersion": "v1"}
      ---
      apiVersion: batch.volcano.sh/v1alpha1
      kind: Job
      """)
    #expect(objects.nodes.map(\.name) == ["a", "b", "c"])
    #expect(objects.pods.map(\.qualifiedName) == ["default/p"])
    #expect(objects.objects.namespaces.first?.metadata.labels["team"] == "x")
    #expect(objects.leftAside == ["ConfigMap": 2, "Job": 1])
    #expect(objects.warnings.isEmpty)
  }

  @Test(
    "documents that are no Kubernetes objects are refused",
    arguments: [
      ("a: 1", "test.yaml:1: kind: expected a Kubernetes object, found an object without a kind"),
      ("[1]", "test.yaml:1: [0]: expected an object, found the number 1"),
      ("kind: 5", "test.yaml:1: kind: expected a text in quotes, found the number 5"),
      ("kind: List\nitems: [5]", "test.yaml:2: items[0]: expected an object, found the number 5"),
      ("kind: List\nitems: {}", "test.yaml:2: items: expected a list, found an object"),
      (
        "kind: List\nitems:\n- metadata: {}",
        "test.yaml:3: items[0].kind: expected a Kubernetes object, found an object without a kind"
      ),
      ("text", "test.yaml:1: expected an object, found \"text\""),
    ])
  func noObjects(text: String, message: String) {
    #expect(manifestRefusal(text) == message)
  }

  @Test("priorities come from the pod, from its class, from the built-in classes, or from the default class")
  func priorities() throws {
    let classes = """
      {kind: PriorityClass, apiVersion: scheduling.k8s.io/v1, metadata: {name: high}, value: 1000, preemptionPolicy: Never}
      ---
      {kind: PriorityClass, metadata: {name: usual}, value: 5, globalDefault: true}
      """
    func spec(_ fields: String, _ classes: String) throws -> PodSpec {
      try #require(try objects("{kind: Pod, metadata: {name: p}, spec: {\(fields)}}\n---\n\(classes)").pods.first).spec
    }
    let high = try spec("priorityClassName: high", classes)
    #expect(high.priority == 1_000)
    #expect(high.preemptionPolicy == .never)
    #expect(try spec("priorityClassName: high, priority: 3", classes).priority == 3)
    #expect(
      try spec("priorityClassName: high, preemptionPolicy: PreemptLowerPriority", classes).preemptionPolicy
        == .preemptLowerPriority)
    let usual = try spec("priority: null", classes)
    #expect(usual.priority == 5)
    #expect(usual.priorityClassName == "usual")
    #expect(try spec("priorityClassName: system-node-critical", classes).priority == 2_000_001_000)
    #expect(try spec("priorityClassName: system-cluster-critical", classes).priority == 2_000_000_000)
    let unknown = try objects("{kind: Pod, metadata: {name: p}, spec: {priorityClassName: x}}")
    #expect(unknown.pods.first?.spec.priority == 0)
    #expect(
      unknown.warnings.map(\.description) == [
        "test.yaml:1: pod default/p names the priority class \"x\", which is not there"
      ])
    #expect(
      manifestRefusal("kind: PriorityClass\nmetadata: {name: x}\nvalue: high\n")
        == "test.yaml:3: value: expected a whole number from -2147483648 to 2147483647, found \"high\"")
  }

  @Test("budgets are read with counts and shares")
  func budgets() throws {
    let budget = try #require(
      try objects(
        """
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata: {name: b, namespace: ns}
        spec: {minAvailable: 50%, maxUnavailable: 2, selector: {matchLabels: {app: x}}}
        status: {disruptionsAllowed: 1, disruptedPods: {p1: "2026-01-01T00:00:00Z"}}
        """
      ).objects.budgets.first)
    let expected = PodDisruptionBudget(
      metadata: ObjectMeta(name: "b", namespace: "ns"), selector: LabelSelector(matchLabels: ["app": "x"]),
      minAvailable: .percent(50), maxUnavailable: .count(2), disruptionsAllowed: 1, disruptedPods: ["p1"])
    #expect(budget == expected)
    for wrong in ["-1", "half", "-5%", "1.5", "%", "99999999999%"] {
      let text = "kind: PodDisruptionBudget\nmetadata: {name: b}\nspec: {minAvailable: \"\(wrong)\"}"
      #expect(
        manifestRefusal(text)
          == "test.yaml:3: spec.minAvailable: expected a count, or a share such as \"50%\", found \"\(wrong)\"")
    }
  }

  /// The warnings about pods on these nodes, one a document.
  private func manyPods(on nodes: [String]) throws -> [String] {
    let pods = nodes.enumerated().map {
      "{kind: Pod, metadata: {name: p\($0.offset)}, spec: {nodeName: \($0.element)}}\n"
    }
    return try objects(pods.joined(separator: "---\n")).warnings.map(\.description)
  }

  @Test("a pod bound to a node that is not there is read, and named in a warning, unless it has ended")
  func missingNodes() throws {
    let objects = try objects(
      "{kind: Pod, metadata: {name: p}, spec: {nodeName: x}}\n---\n"
        + "{kind: Pod, metadata: {name: q}, spec: {nodeName: x}, status: {phase: Failed}}\n")
    #expect(objects.pods.count == 2)
    let many = try self.manyPods(on: ["x", "y", "x", "x"])
    #expect(
      many == [
        "test.yaml:1: pod default/p0 and 2 more are bound to node \"x\", which is not there",
        "test.yaml:3: pod default/p1 is bound to node \"y\", which is not there",
      ])
    #expect(
      objects.warnings.map(\.description) == ["test.yaml:1: pod default/p is bound to node \"x\", which is not there"])
  }
}
