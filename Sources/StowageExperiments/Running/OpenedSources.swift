import StowageModel
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
    case .file(let reference):
      try note(reference)
      nodes = try TraceFormats.openNodes(reference.path, format: reference.format)
    }
    switch experiment.workload.source {
    case .synthetic(let description): workload = SyntheticWorkload(description)
    case .file(let reference):
      try note(reference)
      workload = try TraceFormats.openPods(
        reference.path, format: reference.format,
        options: TraceOptions(arrivalInterval: experiment.workload.arrivalInterval))
    }
  }

  private mutating func note(_ reference: TraceReference) throws {
    let fact = ExperimentInput.FileFact(
      path: reference.path, checksum: try TraceSummary.checksum(ofFile: reference.path))
    if !files.contains(fact) { files.append(fact) }
  }
}
