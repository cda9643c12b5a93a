public import StowageKernel
import StowageManifests
public import StowageModel

/// A cluster as `kubectl get -o yaml` or `-o json` prints it, or as people write it: nodes, bound pods, pending pods.
///
/// Two annotations say of a pending pod what Kubernetes has no field for: `stowage.dev/arrival`, when it arrives
/// (a duration from the start; at once unless given), and `stowage.dev/duration`, how long it runs (forever unless
/// given). Pods that have ended are left out.
public struct KubernetesManifests: Sendable {
  /// The nodes, in the order of the file.
  public var nodes: [Node] = []
  /// Everything else that scheduling looks at, such as namespaces and services.
  public var objects = ClusterObjects()
  /// The pods that are bound to one of the nodes.
  public var bound: [BoundPod] = []
  /// The pods that are bound to nodes that are not in the input.
  public var onMissingNodes: [BoundPod] = []
  /// The pods that wait or arrive.
  public var arrivals: [PodArrival] = []
  /// What was noticed, with file and line where there is one.
  public var warnings: [String] = []

  /// A pod that is on a node.
  public struct BoundPod: Sendable, Hashable {
    /// The pod, as `namespace/name`.
    public var name: String
    /// What the pod requests on its node.
    public var shape: PodShape
    /// The name of the node that it is bound to.
    public var node: String
    /// How long it still runs.
    public var remaining: Milliseconds
  }

  /// The annotation that tells when a pod arrives.
  public static let arrivalAnnotation = "stowage.dev/arrival"
  /// The annotation that tells how long a pod runs.
  public static let durationAnnotation = "stowage.dev/duration"

  /// Reads the manifests in the file at `path`.
  ///
  /// - Throws: ``TraceError`` where it can't be read, ``ManifestError`` where something in it is wrong.
  public static func read(_ path: String, options: TraceOptions = TraceOptions()) throws -> KubernetesManifests {
    try read([TraceInput(path)], options: options)
  }

  /// Reads the manifests in several files as one cluster.
  ///
  /// - Throws: ``TraceError`` where a file can't be read, ``ManifestError`` where something in it is wrong.
  package static func read(_ paths: [String]) throws -> KubernetesManifests {
    try read(paths.map { try TraceInput($0) }, options: TraceOptions())
  }

  /// Reads the manifests in several files as one cluster. An arrival interval is an error: manifests have an annotation
  /// for it.
  ///
  /// - Parameter others: Nodes from elsewhere that pods may be bound to.
  package static func read(
    _ inputs: [TraceInput], knowing others: [Node] = [], options: TraceOptions
  ) throws -> KubernetesManifests {
    let names = inputs.map(\.path).joined(separator: ", ")
    if options.arrivalInterval != nil {
      throw TraceError(
        file: names, found: "an arrival interval for Kubernetes manifests", expected: "none",
        hint: "the annotation \(arrivalAnnotation) of a pod says when it arrives")
    }
    var documents: [DocumentValue] = []
    for input in inputs { documents += try DocumentReader.read(bytes: input.readAll(), file: input.path) }
    var objects = try KubernetesReader(otherNodes: others).read(documents)
    objects.nodes += others
    return try KubernetesManifests(objects, file: names)
  }

  init(_ objects: KubernetesObjects, file: String) throws(TraceError) {
    nodes = objects.nodes
    self.objects = objects.objects
    warnings = objects.warnings.map(\.description)
    for (kind, count) in objects.leftAside.sorted(by: { $0.key < $1.key }) {
      warnings.append("\(file): \(count) \(count == 1 ? "object" : "objects") of kind \(kind) left aside")
    }
    let names = Set(nodes.map(\.name))
    // By priority and age the queue decides; of one age the order of the file counts.
    let pods = objects.pods.enumerated()
      .sorted {
        ($0.element.metadata.creationTime ?? .never, $0.offset) < (
          $1.element.metadata.creationTime ?? .never, $1.offset
        )
      }
      .map(\.element)
    for pod in pods where !pod.phase.isTerminal {
      let duration = try Self.duration(pod, Self.durationAnnotation, file) ?? .infinite
      if pod.spec.nodeName.isEmpty {
        let arrival = try Self.duration(pod, Self.arrivalAnnotation, file) ?? .zero
        arrivals.append(
          PodArrival(
            time: .origin + arrival, name: pod.qualifiedName, shape: PodShape(of: pod), duration: duration))
      } else {
        var unbound = pod
        unbound.spec.nodeName = ""
        let running = BoundPod(
          name: pod.qualifiedName, shape: PodShape(of: unbound), node: pod.spec.nodeName, remaining: duration)
        if names.contains(pod.spec.nodeName) { bound.append(running) } else { onMissingNodes.append(running) }
      }
    }
    warnings += Self.gated(pods, file: file)
  }

  private static func duration(_ pod: Pod, _ annotation: String, _ file: String) throws(TraceError) -> Milliseconds? {
    guard let text = pod.metadata.annotations[annotation] else { return nil }
    if let duration = Milliseconds(durationText: text), duration >= .zero { return duration }
    throw TraceError(
      file: file, column: "pod \(pod.qualifiedName), annotation \(annotation)", found: "\"\(text.prefix(60))\"",
      expected: "a duration of 0s or more, such as 90s or 1h30m")
  }

  /// Pods that are read and then wait for ever: nobody should be surprised.
  private static func gated(_ pods: [Pod], file: String) -> [String] {
    let count = pods.count { !$0.spec.schedulingGates.isEmpty }
    if count == 0 { return [] }
    return [
      "\(file): \(count) \(count == 1 ? "pod has" : "pods have") scheduling gates, which nothing removes in a "
        + "simulation: never placed"
    ]
  }
}
