import StowageKernel
public import StowageModel
import StowageSimulation
import StowageTraces

/// The nodes and pods that an experiment names, as they are in their sources.
struct OpenedSources {
  var nodes: [Node] = []
  var running: [RunningPod] = []
  var workload: any Workload = FixedWorkload([])
  var files: [ExperimentInput.FileFact] = []
  var warnings: [String] = []

  init(_ experiment: Experiment) throws {
    switch experiment.cluster {
    case .synthetic(let cluster): nodes = cluster.nodes
    case .file(let reference): try openNodes(reference)
    }
    try open(experiment.workload)
  }

  init(workload definition: WorkloadDefinition) throws { try open(definition) }

  private mutating func open(_ definition: WorkloadDefinition) throws {
    switch definition.source {
    case .synthetic(let description): workload = SyntheticWorkload(description)
    case .file(let reference): try openPods(reference, arrivalInterval: definition.arrivalInterval)
    }
  }

  private mutating func openNodes(_ reference: TraceReference) throws {
    try note(reference)
    guard let manifests = try manifests(reference) else {
      nodes = try TraceFormats.openNodes(reference.path, format: reference.format)
      return
    }
    nodes = manifests.nodes
    running = manifests.bound.map {
      RunningPod(name: $0.name, shape: $0.shape, node: $0.node, remaining: $0.remaining)
    }
    add(manifests.warnings)
  }

  private mutating func openPods(_ reference: TraceReference, arrivalInterval: Milliseconds?) throws {
    try note(reference)
    guard let manifests = try manifests(reference) else {
      workload = try TraceFormats.openPods(
        reference.path, format: reference.format, options: TraceOptions(arrivalInterval: arrivalInterval))
      return
    }
    workload = FixedWorkload(manifests.arrivals)
    add(manifests.warnings)
  }

  /// The manifests in the file; `nil` where it is of another format.
  private func manifests(_ reference: TraceReference) throws -> KubernetesManifests? {
    let kubernetes = KubernetesManifestFormat().name
    if let format = reference.format, format != kubernetes { return nil }
    if reference.format == nil, try TraceFormats.recognise(file: reference.path).format.name != kubernetes {
      return nil
    }
    return try KubernetesManifests.read(reference.path)
  }

  /// A file that gives nodes as well as pods is read twice, but warns once.
  private mutating func add(_ more: [String]) {
    for warning in more where !warnings.contains(warning) { warnings.append(warning) }
  }

  private mutating func note(_ reference: TraceReference) throws {
    let fact = ExperimentInput.FileFact(
      path: reference.path, checksum: try TraceSummary.checksum(ofFile: reference.path))
    if !files.contains(fact) { files.append(fact) }
  }
}

extension WorkloadDefinition {
  /// The workload with all its steps, to be read.
  public func open() throws -> any Workload {
    transformed(try OpenedSources(workload: self).workload)
  }
}
