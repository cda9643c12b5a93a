import StowageKernel
import StowageModel
import StowageSimulation
import StowageTraces

/// The nodes and pods that an experiment names, as they are in their sources. Each file is opened once.
struct OpenedSources {
  private(set) var nodes: [Node] = []
  private(set) var objects = ClusterObjects()
  private(set) var running: [RunningPod] = []
  private(set) var warnings: [String] = []
  /// The pods, for the runs.
  private(set) var workload: any Workload = FixedWorkload([])
  /// The pods from the file as it was opened, to be read once; `nil` where they come from no file, or all are in memory.
  private var opened: (any ArrivalStream)?
  private var traces: [OpenedTrace] = []
  private let formats: [any TraceFormat]

  /// Opens the files of `experiment` as one of `formats` each, and reads the nodes.
  init(_ experiment: Experiment, among formats: [any TraceFormat]) throws {
    self.formats = formats
    var manifests: [OpenedTrace] = []
    switch experiment.cluster {
    case .synthetic(let cluster): nodes = cluster.nodes
    case .file(let reference):
      let trace = try open(reference)
      if trace.isManifest { manifests.append(trace) } else { nodes = try trace.nodes().map(\.labelledByKubelet) }
    }
    let definition = experiment.workload
    switch definition.source {
    case .synthetic(let description):
      try read(manifests)
      workload = SyntheticWorkload(description)
    case .file(let reference):
      let trace = try manifests.first { $0.isManifest(at: reference) } ?? open(reference)
      if trace.isManifest {
        // Pods may be bound to nodes of the other file, so both are read as one cluster.
        if !manifests.contains(where: { $0 === trace }) { manifests.append(trace) }
        try read(manifests, knowing: nodes, arrivalInterval: definition.arrivalInterval)
      } else {
        try read(manifests)
        try readPods(of: trace, definition)
      }
    }
  }

  /// Opens the file of a workload alone.
  init(workload definition: WorkloadDefinition, among formats: [any TraceFormat]) throws {
    self.formats = formats
    switch definition.source {
    case .synthetic(let description): workload = SyntheticWorkload(description)
    case .file(let reference):
      let trace = try open(reference)
      if trace.isManifest {
        try read([trace], arrivalInterval: definition.arrivalInterval)
      } else {
        try readPods(of: trace, definition)
      }
    }
  }

  /// The pods as they are in their source, in a run of `seed`: from the file as it was opened, the first time.
  mutating func arrivals(seed: UInt64) throws -> any ArrivalStream {
    defer { opened = nil }
    return try opened ?? workload.arrivals(seed: seed)
  }

  /// The files with their checksums. What was not read of them is read now.
  func files() throws -> [ExperimentInput.FileFact] {
    var files: [ExperimentInput.FileFact] = []
    for trace in traces {
      let fact = ExperimentInput.FileFact(path: trace.path, checksum: try trace.checksum())
      if !files.contains(fact) { files.append(fact) }
    }
    return files
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

  private mutating func open(_ reference: TraceReference) throws -> OpenedTrace {
    let trace = try OpenedTrace(reference.path, format: reference.format, among: formats)
    traces.append(trace)
    return trace
  }

  private mutating func readPods(of trace: OpenedTrace, _ definition: WorkloadDefinition) throws {
    let pods = try trace.pods(options: TraceOptions(arrivalInterval: definition.arrivalInterval))
    workload = pods.workload
    opened = pods.stream
  }

  private mutating func read(
    _ manifests: [OpenedTrace], knowing others: [Node] = [], arrivalInterval: Milliseconds? = nil
  ) throws {
    if manifests.isEmpty { return }
    let found = try KubernetesManifests.read(
      manifests.map { try $0.takeInput() }, knowing: others, options: TraceOptions(arrivalInterval: arrivalInterval))
    nodes = found.nodes
    objects = found.objects
    running = found.bound.map {
      RunningPod(name: $0.name, shape: $0.shape, node: $0.node, remaining: $0.remaining)
    }
    workload = FixedWorkload(found.arrivals)
    warnings += found.warnings
  }
}

extension OpenedTrace {
  fileprivate var isManifest: Bool { format is KubernetesManifestFormat }

  /// Whether this is the file that `reference` means, and is to be read as manifests.
  fileprivate func isManifest(at reference: TraceReference) -> Bool {
    isManifest && path == reference.path && (reference.format ?? format.name) == format.name
  }
}
