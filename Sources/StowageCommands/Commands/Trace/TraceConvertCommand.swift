import ArgumentParser
import StowageExperiments
import StowageModel
import StowageTraces

struct TraceConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Writes a trace in another format, whole or a part of it, scaled or compressed.",
    discussion: """
        stowage trace convert --nodes openb_node_list_gpu_node.csv \\
          --pods openb_pod_list_default.csv --output openb
        stowage trace convert --pods pods.csv --window-start 10d \\
          --window-end 11d --to kubernetes --output day-10

      Writes nodes.csv and pods.csv, or nodes.yaml and pods.yaml, into the folder.
      Pods that run already, in manifests, stay on their nodes; tables have no place
      for that, so that --bound-pods must say what becomes of them there.
      """)

  @Option(help: ArgumentHelp("The nodes.", valueName: "file"))
  var nodes: String?

  @Option(help: ArgumentHelp("The pods.", valueName: "file"))
  var pods: String?

  @Option(help: ArgumentHelp("The format of the input; recognised unless given.", valueName: "name"))
  var format: String?

  @Option(help: ArgumentHelp("The format to write: stowage or kubernetes.", valueName: "name"))
  var to: WrittenFormat = .stowage

  @Option(name: .shortAndLong, help: ArgumentHelp("The folder to write into.", valueName: "folder"))
  var output: String

  @Option(help: ArgumentHelp("The seed of --load-factor and --shake.", valueName: "number"))
  var seed: UInt64 = 1

  @Option(
    help: ArgumentHelp(
      "Pods that run already, in manifests: keep them on their nodes, let them arrive at the start, or leave them out.",
      valueName: "keep|reschedule|drop"))
  var boundPods: RunningPods = .keep

  @OptionGroup(title: "Workload") var workload: WorkloadOptions

  /// What becomes of pods that run already.
  enum RunningPods: String, ExpressibleByArgument, CaseIterable {
    case keep, reschedule, drop
  }

  func validate() throws {
    if nodes == nil && pods == nil { throw ValidationError("Give --nodes or --pods, or both.") }
    if pods == nil && workload.isGiven { throw ValidationError("The workload's options need --pods.") }
  }

  func run() throws {
    let catalog = CommandLineContext.current.catalog
    var manifests: [String] = []
    func open(_ path: String) throws -> OpenedTrace {
      let trace = try OpenedTrace(path, format: format, among: catalog.formats)
      if trace.format is KubernetesManifestFormat && !manifests.contains(path) { manifests.append(path) }
      return trace
    }
    let nodeList = try nodes.map { path in
      let trace = try open(path)
      let isTable = !(trace.format is KubernetesManifestFormat)
      return try trace.nodes().map { isTable && to == .kubernetes ? $0.labelledByKubelet : $0 }
    }
    var podWorkload = try pods.map { path in
      _ = try open(path)
      var definition = WorkloadDefinition(source: .file(TraceReference(path: path, format: format)))
      workload.apply(to: &definition)
      return try definition.open(catalog: catalog)
    }
    let source = [nodes, pods].compactMap { $0 }.joined(separator: ", ")
    var running = try self.running(in: manifests, nodes: nodeList ?? [])
    if !running.isEmpty && boundPods == .reschedule {
      podWorkload = PrecededWorkload(first: running.map(\.arrivalAtStart), then: podWorkload ?? FixedWorkload([]))
    }
    if boundPods != .keep { running = [] }
    if !running.isEmpty && to == .stowage {
      throw TraceError(
        file: source, found: "\(running.count) \(running.count == 1 ? "pod" : "pods") on nodes",
        expected: "none, as the tables have no column for it",
        hint: "--to kubernetes keeps them there, --bound-pods reschedule lets them arrive at the start, "
          + "--bound-pods drop leaves them out")
    }
    let writer = TraceWriter(format: to, folder: output, source: source, inputs: [nodes, pods].compactMap { $0 })
    Terminal.write(try writer.write(nodes: nodeList, running: running, pods: podWorkload, seed: seed))
  }

  /// The pods that run already, in `files`, which are read as one cluster. What else is there and not written is told.
  private func running(in files: [String], nodes: [Node]) throws -> [KubernetesManifests.BoundPod] {
    if files.isEmpty { return [] }
    let found = try KubernetesManifests.read(files)
    for (kind, count) in found.objects.counts {
      Terminal.writeError("warning: \(count) \(kind) \(count == 1 ? "is" : "are") not written\n")
    }
    return found.bound + found.onMissingNodes
  }
}

/// Pods that arrive at the start, and then others.
private struct PrecededWorkload: Workload {
  let first: [PodArrival]
  let then: any Workload

  var seedVaries: String? { then.seedVaries }

  func arrivals(seed: UInt64) throws -> any ArrivalStream {
    Stream(first: first[...], then: try then.arrivals(seed: seed))
  }

  private struct Stream: ArrivalStream {
    var first: ArraySlice<PodArrival>
    var then: any ArrivalStream

    mutating func next() throws -> PodArrival? { try first.popFirst() ?? then.next() }
  }
}
