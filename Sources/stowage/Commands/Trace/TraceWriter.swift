import ArgumentParser
import StowageKernel
import StowageManifests
import StowageModel
import StowageTraces

/// The formats that traces are written in.
enum WrittenFormat: String, ExpressibleByArgument, CaseIterable {
  case stowage, kubernetes
}

/// Writes nodes and pods into a folder.
enum TraceWriter {
  /// Writes what is there and returns the files' paths.
  static func write(nodes: [Node]?, pods: [PodArrival]?, as format: WrittenFormat, to folder: String) throws -> [String]
  {
    try OutputFile.makeFolder(folder)
    var written: [String] = []
    func put(_ text: String, _ name: String) throws {
      let path = "\(folder)/\(name)"
      try OutputFile.write(text, to: path)
      written.append(path)
    }
    switch format {
    case .stowage:
      if let nodes { try put(StowageCSVWriter.nodes(nodes), "nodes.csv") }
      if let pods { try put(StowageCSVWriter.pods(pods), "pods.csv") }
    case .kubernetes:
      if let nodes { try put(KubernetesWriter.text(nodes: nodes, as: .yaml), "nodes.yaml") }
      if let pods { try put(KubernetesWriter.text(pods: pods.map(manifest), as: .yaml), "pods.yaml") }
    }
    return written
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

  private static func split(_ name: String) -> (namespace: String, name: String) {
    let parts = name.split(separator: "/", maxSplits: 1).map(String.init)
    return parts.count == 2 ? (parts[0], parts[1]) : ("default", name)
  }
}
