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

  @OptionGroup(title: "Workload") var workload: WorkloadOptions

  func validate() throws {
    if nodes == nil && pods == nil { throw ValidationError("Give --nodes or --pods, or both.") }
    if pods == nil && workload.isGiven { throw ValidationError("The workload's options need --pods.") }
  }

  func run() throws {
    let catalog = CommandLineContext.current.catalog
    let nodeList = try nodes.map { path in
      let trace = try OpenedTrace(path, format: format, among: catalog.formats)
      let isTable = trace.format.name != KubernetesManifestFormat().name
      return try trace.nodes().map { isTable && to == .kubernetes ? $0.labelledByKubelet : $0 }
    }
    let podWorkload = try pods.map { path in
      var definition = WorkloadDefinition(source: .file(TraceReference(path: path, format: format)))
      workload.apply(to: &definition)
      return try definition.open(catalog: catalog)
    }
    let writer = TraceWriter(
      format: to, folder: output, source: [nodes, pods].compactMap { $0 }.joined(separator: ", "),
      inputs: [nodes, pods].compactMap { $0 })
    Terminal.write(try writer.write(nodes: nodeList, pods: podWorkload, seed: seed))
  }
}
