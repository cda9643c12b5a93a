import StowageKernel
public import StowageModel
import StowageSimulation
import StowageTraces

/// The nodes and pods that an experiment names, as they are in their sources.
struct OpenedSources {
  var nodes: [Node] = []
  var objects = ClusterObjects()
  var running: [RunningPod] = []
  var workload: any Workload = FixedWorkload([])
  var files: [ExperimentInput.FileFact] = []
  var warnings: [String] = []

  init(_ experiment: Experiment) throws {
    var manifests: [TraceReference] = []
    switch experiment.cluster {
    case .synthetic(let cluster): nodes = cluster.nodes
    case .file(let reference):
      try note(reference)
      if try isManifest(reference) {
        manifests.append(reference)
      } else {
        nodes = try TraceFormats.openNodes(reference.path, format: reference.format)
      }
    }
    let definition = experiment.workload
    if case .file(let reference) = definition.source, try isManifest(reference) {
      try note(reference)
      // Pods may be bound to nodes of the other file, so both are read as one cluster.
      if !manifests.contains(where: { $0.path == reference.path }) { manifests.append(reference) }
      try open(manifests, knowing: nodes, arrivalInterval: definition.arrivalInterval)
      return
    }
    if !manifests.isEmpty { try open(manifests, knowing: [], arrivalInterval: nil) }
    workload = try opened(definition)
  }

  init(workload definition: WorkloadDefinition) throws {
    if case .file(let reference) = definition.source, try isManifest(reference) {
      try open([reference], knowing: [], arrivalInterval: definition.arrivalInterval)
    } else {
      workload = try opened(definition)
    }
  }

  private mutating func opened(_ definition: WorkloadDefinition) throws -> any Workload {
    switch definition.source {
    case .synthetic(let description): return SyntheticWorkload(description)
    case .file(let reference):
      try note(reference)
      return try TraceFormats.openPods(
        reference.path, format: reference.format,
        options: TraceOptions(arrivalInterval: definition.arrivalInterval))
    }
  }

  private mutating func open(
    _ references: [TraceReference], knowing others: [Node], arrivalInterval: Milliseconds?
  ) throws {
    let manifests = try KubernetesManifests.read(
      references.map(\.path), knowing: others, options: TraceOptions(arrivalInterval: arrivalInterval))
    nodes = manifests.nodes
    objects = manifests.objects
    running = manifests.bound.map {
      RunningPod(name: $0.name, shape: $0.shape, node: $0.node, remaining: $0.remaining)
    }
    workload = FixedWorkload(manifests.arrivals)
    warnings += manifests.warnings
  }

  private func isManifest(_ reference: TraceReference) throws -> Bool {
    let kubernetes = KubernetesManifestFormat().name
    if let format = reference.format { return format == kubernetes }
    return try TraceFormats.recognise(file: reference.path).format.name == kubernetes
  }

  /// Lets the pods that are bound arrive at the start instead, before all others.
  mutating func rescheduleBound() {
    let bound = running.map {
      PodArrival(time: .origin, name: $0.name, shape: $0.shape, duration: $0.remaining)
    }
    guard !bound.isEmpty, let fixed = workload as? FixedWorkload else { return }
    workload = fixed.preceded(by: bound)
    running = []
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
