import StowageKernel
import StowageModel
import TestSupport
import Testing

@testable import StowageTraces

struct KubernetesManifestTests {
  /// A pod of 500 milli-CPU and 1 GiB with further lines of metadata, spec and status.
  private func pod(
    _ name: String, metadata: [String] = [], spec: [String] = [], phase: String = "Pending"
  ) -> String {
    let lines =
      ["apiVersion: v1", "kind: Pod", "metadata:", "  name: \(name)"] + metadata.map { "  " + $0 }
      + ["spec:"] + spec.map { "  " + $0 }
      + ["  containers: [{name: main, resources: {requests: {cpu: 500m, memory: 1Gi}}}]", "status: {phase: \(phase)}"]
    return lines.joined(separator: "\n") + "\n---\n"
  }

  private func times(_ name: String, _ annotations: String) -> String {
    pod(name, metadata: ["annotations: {\(annotations)}"])
  }

  private let node = """
    apiVersion: v1
    kind: Node
    metadata: {name: n1}
    status: {allocatable: {cpu: "4", memory: 8Gi, pods: "10"}}
    ---

    """

  private func read(_ text: String) throws -> KubernetesManifests {
    try KubernetesManifests.read(try TemporaryFile(text).path)
  }

  @Test("annotations tell when a pod arrives and how long it runs; without them it is at once, and for ever")
  func arrivals() throws {
    let found = try read(
      times("a", "stowage.dev/arrival: 1h30m, stowage.dev/duration: 90s") + pod("b")
        + times("c", "stowage.dev/arrival: 250ms"))
    #expect(found.arrivals.map(\.name) == ["default/a", "default/b", "default/c"])
    #expect(found.arrivals.map(\.time) == [.seconds(5_400), .origin, Instant(milliseconds: 250)])
    #expect(found.arrivals.map(\.duration) == [.seconds(90), .infinite, .infinite])
    #expect(found.arrivals.allSatisfy { $0.shape.requests == [.cpu: 500, .memory: 1 << 30] })
    #expect(found.bound.isEmpty && found.nodes.isEmpty && found.warnings.isEmpty)
  }

  @Test(
    "an annotation that is no duration of 0 or more is told with the pod and what is there",
    arguments: [
      ("arrival", "soon"), ("arrival", "-1s"), ("arrival", "90"), ("duration", ""), ("duration", "1 h"),
      ("duration", "1ns"),
    ])
  func badTimes(annotation: String, text: String) throws {
    #expect(
      try TemporaryFile(times("a", "stowage.dev/\(annotation): \"\(text)\"")).errorText {
        _ = try KubernetesManifests.read($0)
      }
        == "FILE: pod default/a, annotation stowage.dev/\(annotation): found \"\(text)\", expected a duration of 0s or more, such as 90s or 1h30m"
    )
  }

  @Test("the workload has the pods in the order of their arrival")
  func workload() throws {
    let file = try TemporaryFile(
      times("late", "stowage.dev/arrival: 2s") + times("early", "stowage.dev/arrival: 1s") + pod("first"))
    let pods = try TraceFormats.openPods(file.path).pods()
    #expect(pods.map(\.name) == ["default/first", "default/early", "default/late"])
  }

  @Test("pods that have ended are left out, wherever they are", arguments: ["Succeeded", "Failed"])
  func ended(phase: String) throws {
    let bound = pod("a", spec: ["nodeName: n1"], phase: phase)
    let found = try read(node + bound + pod("b", phase: phase) + pod("c", phase: "Running"))
    #expect(found.bound.isEmpty && found.arrivals.map(\.name) == ["default/c"])
  }

  @Test("a pod with a node is bound to it, and still runs for the time of its annotation")
  func bound() throws {
    let annotated = pod(
      "a", metadata: ["namespace: web", "annotations: {stowage.dev/duration: 10m, stowage.dev/arrival: 1h}"],
      spec: ["nodeName: n1"], phase: "Running")
    let found = try read(annotated + node + pod("b", spec: ["nodeName: n1"]) + pod("c"))
    #expect(found.nodes.map(\.name) == ["n1"] && found.nodes.first?.allocatable[.cpu] == 4_000)
    #expect(found.bound.map(\.name) == ["web/a", "default/b"])
    #expect(found.bound.map(\.node) == ["n1", "n1"])
    #expect(found.bound.map(\.remaining) == [.seconds(600), .infinite])
    // The name of the node is told beside the shape, so that bound pods and others that are alike share one.
    #expect(found.bound.map(\.shape.spec.nodeName) == ["", ""])
    #expect(found.arrivals.map(\.name) == ["default/c"])
    #expect(found.bound.last?.shape == found.arrivals.first?.shape)
  }

  @Test("a pod on a node that is not there is left out with a warning")
  func missingNode() throws {
    let file = try TemporaryFile(
      node + pod("a", spec: ["nodeName: gone"]) + pod("b", spec: ["nodeName: gone"]) + pod("c"))
    let found = try KubernetesManifests.read(file.path)
    #expect(found.bound.isEmpty && found.arrivals.map(\.name) == ["default/c"])
    // The first of the two begins on line 6, behind the node and its separator.
    #expect(
      found.warnings.map { $0.replacing(file.path, with: "FILE") } == [
        "FILE:6: pod default/a and 1 more are bound to node \"gone\", which is not there"
      ])
  }

  // By age: b, then c and d of one second in the order of the file, then those of no known age in the order of the file.
  @Test("pods come by their creation, and of one age in the order of the file")
  func age() throws {
    let young = "creationTimestamp: \"2025-01-02T00:00:00Z\""
    let found = try read(
      pod("a") + pod("c", metadata: [young]) + pod("d", metadata: [young])
        + pod("b", metadata: ["creationTimestamp: \"2025-01-01T00:00:00Z\""]) + pod("e"))
    #expect(found.arrivals.map(\.name) == ["b", "c", "d", "a", "e"].map { "default/" + $0 })
  }

  @Test("what is left aside or waits for ever is a warning")
  func warnings() throws {
    let service = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: s}\n---\n"
    let gated = pod("a", spec: ["schedulingGates: [{name: wait}]"])
    let file = try TemporaryFile(service + gated)
    let warnings = try KubernetesManifests.read(file.path).warnings.map { $0.dropFirst(file.path.count) }
    #expect(
      warnings == [
        ": 1 object of kind ConfigMap left aside",
        ": 1 pod has scheduling gates, which nothing removes in a simulation: never placed",
      ])
  }

  @Test("packed manifests are read like plain ones")
  func packed() throws {
    let text = node + times("a", "stowage.dev/arrival: 1s") + pod("b", spec: ["nodeName: n1"])
    let plain = try read(text)
    let file = try TemporaryFile(storedGzip(Array(text.utf8)))
    let packed = try KubernetesManifests.read(file.path)
    #expect(packed.nodes == plain.nodes && packed.arrivals == plain.arrivals && packed.bound == plain.bound)
    #expect(try OpenedTrace(file.path, among: TraceFormats.all).format.name == "kubernetes")
    #expect(try TraceFormats.openNodes(file.path) == plain.nodes)
  }

  @Test(
    "manifests are known by their content, and tables are no manifests",
    arguments: [
      ("apiVersion: v1\nkind: List\nitems: []\n", "kubernetes"), ("# a cluster\n---\nkind: Node\n", "kubernetes"),
      ("{\"apiVersion\": \"v1\"}", "kubernetes"), ("\u{feff}\n  {\"items\": []}", "kubernetes"),
      ("name,cpu,memory\n", "stowage"), ("sn,cpu_milli,memory_mib,gpu\n", "openb"),
    ])
  func recognised(text: String, format: String) throws {
    let found = try OpenedTrace(try TemporaryFile(text).path, among: TraceFormats.all)
    #expect(found.format.name == format)
    if format == "kubernetes" { #expect(found.content == [.nodes, .pods]) }
  }

  @Test("a mistake in a manifest is told with file, line and path")
  func badManifest() throws {
    let text = node.replacing("cpu: \"4\"", with: "cpu: four")
    let error = try TemporaryFile(text).errorText { _ = try TraceFormats.openNodes($0) }
    #expect(error.hasPrefix("FILE:4: status.allocatable.cpu: found"), "\(error)")
  }
}
