import ArgumentParser
import StowageFiles
import StowageKernel
import StowageManifests
import StowageModel
import StowageTraces

/// The formats that traces are written in.
enum WrittenFormat: String, ExpressibleByArgument, CaseIterable {
  case stowage, kubernetes

  /// What the names of its files end with.
  var fileExtension: String { self == .stowage ? "csv" : "yaml" }
}

/// Writes nodes and pods into a folder: all files or none.
struct TraceWriter {
  let format: WrittenFormat
  let folder: String
  /// What is written, for messages: the files that it comes from.
  let source: String
  /// The files that are read, which are not written over.
  let inputs: [String]

  /// Writes what is there, and returns what was written for people to read. The pods go through one by one.
  func write(
    nodes: [Node]?, running: [KubernetesManifests.BoundPod] = [], pods: (any Workload)?, seed: UInt64
  ) throws -> String {
    try OutputFile.makeFolder(folder)
    var files: [AtomicFileWriter] = []
    var counts: [String] = []
    if let nodes {
      let file = try begin("nodes")
      try file.append { text in text += try self.text(of: nodes) }
      files.append(file)
      counts.append("\(nodes.count) nodes")
    }
    if pods != nil || !running.isEmpty {
      let file = try begin("pods")
      let pods = pods ?? FixedWorkload([])
      let count = format == .stowage ? try writeTable(pods, seed, file) : try writeManifests(running, pods, seed, file)
      files.append(file)
      counts.append("\(count) pods" + (running.isEmpty ? "" : " and \(running.count) that run already"))
    }
    for file in files { try file.complete() }
    for file in files { try file.finish() }
    return "\(counts.joined(separator: ", ")) written to \(files.map(\.path).joined(separator: ", "))\n"
  }

  private func begin(_ name: String) throws -> AtomicFileWriter {
    let path = "\(folder)/\(name).\(format.fileExtension)"
    try OutputFile.check(path, against: inputs)
    return try AtomicFileWriter(path: path)
  }

  private func text(of nodes: [Node]) throws -> String {
    switch format {
    case .stowage: try StowageCSVWriter.nodes(nodes, source: source)
    case .kubernetes: KubernetesWriter.text(nodes: nodes, as: .yaml)
    }
  }

  /// Runs through the pods twice: the first time for the columns.
  private func writeTable(_ pods: any Workload, _ seed: UInt64, _ file: AtomicFileWriter) throws -> Int {
    var writer = StowageCSVPodWriter(columns: try StowageCSVPodColumns(of: pods, seed: seed), source: source)
    try file.append { $0 += writer.header }
    return try forEachPod(of: pods, seed) { pod in try file.append { try writer.write(pod, to: &$0) } }
  }

  private func writeManifests(
    _ running: [KubernetesManifests.BoundPod], _ pods: any Workload, _ seed: UInt64, _ file: AtomicFileWriter
  ) throws -> Int {
    var writer = KubernetesListWriter(as: .yaml)
    for pod in running { try file.append { writer.write(Self.manifest(pod), to: &$0) } }
    let count = try forEachPod(of: pods, seed) { pod in
      try file.append { writer.write(Self.manifest(pod), to: &$0) }
    }
    try file.append { writer.end(to: &$0) }
    return count
  }

  /// How many pods there were.
  private func forEachPod(of pods: any Workload, _ seed: UInt64, _ body: (PodArrival) throws -> Void) throws -> Int {
    var arrivals = try pods.arrivals(seed: seed)
    var count = 0
    while let pod = try arrivals.next() {
      try body(pod)
      count += 1
    }
    return count
  }

  /// The pod with its times in the annotations that the reader knows.
  private static func manifest(_ arrival: PodArrival) -> Pod {
    let (namespace, name) = split(arrival.name)
    var annotations = [KubernetesManifests.arrivalAnnotation: "\(Milliseconds(arrival.time.milliseconds))"]
    if arrival.duration != .infinite { annotations[KubernetesManifests.durationAnnotation] = "\(arrival.duration)" }
    let metadata = ObjectMeta(
      name: name, namespace: arrival.shape.namespace.isEmpty ? namespace : arrival.shape.namespace,
      labels: arrival.shape.labels, annotations: annotations)
    return Pod(metadata: metadata, spec: arrival.shape.spec)
  }

  /// A pod that runs already, on its node.
  private static func manifest(_ running: KubernetesManifests.BoundPod) -> Pod {
    var pod = manifest(running.arrivalAtStart)
    pod.metadata.annotations[KubernetesManifests.arrivalAnnotation] = nil
    pod.spec.nodeName = running.node
    pod.phase = .running
    return pod
  }

  private static func split(_ name: String) -> (namespace: String, name: String) {
    let parts = name.split(separator: "/", maxSplits: 1).map(String.init)
    return parts.count == 2 ? (parts[0], parts[1]) : ("default", name)
  }
}
