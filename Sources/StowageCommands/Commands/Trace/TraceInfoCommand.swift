import ArgumentParser
import StowageExperiments
import StowageKernel
import StowageModel
import StowageTraces

struct TraceInfoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "info",
    abstract: "Summarises trace files: nodes, pods, sizes, times.",
    discussion: """
        stowage trace info nodes.csv pods.csv
        stowage trace info pods.csv.gz -o json

      With nodes and pods it also prints how much of the nodes the pods would use if each were placed at once.
      """)

  @Argument(help: "Files with nodes, pods or both; recognised by their content.")
  var files: [String]

  @Option(help: ArgumentHelp("The files' format; recognised unless given.", valueName: "name"))
  var format: String?

  @Option(
    help: ArgumentHelp(
      "A pod arrives each interval, instead of at the file's times, and never leaves.", valueName: "duration"),
    transform: DurationArgument.parse)
  var arrivalInterval: DurationArgument?

  @Option(name: .shortAndLong, help: "table, json or csv.")
  var output: OutputFormat = .table

  func run() throws {
    var list = TraceFactList()
    var described: [(file: String, summary: TraceSummary)] = []
    for file in files {
      let (facts, summary) = try describe(file)
      list.add(facts + summary.facts, about: file)
      described.append((file, summary))
    }
    addLoads(described, to: &list)
    switch output {
    case .json: Terminal.write(try list.json())
    case .csv: Terminal.write(list.csv)
    case .table, .wide: Terminal.write(list.table)
    }
  }

  /// What the pods of each file ask for of the first nodes that were given.
  private func addLoads(_ described: [(file: String, summary: TraceSummary)], to list: inout TraceFactList) {
    guard let cluster = described.first(where: { $0.summary.nodes.map { $0.count > 0 } ?? false }) else { return }
    for (file, summary) in described {
      let facts = TraceSummary(nodes: cluster.summary.nodes, pods: summary.pods).loadFacts
      if !facts.isEmpty { list.add(facts, about: "\(file) on \(cluster.file)") }
    }
  }

  private func describe(_ file: String) throws -> (facts: [TraceFact], summary: TraceSummary) {
    let trace = try OpenedTrace(file, format: format, among: CommandLineContext.current.catalog.formats)
    if trace.format is KubernetesManifestFormat && arrivalInterval == nil { return try describeManifests(trace) }
    // What the user calls by a format's name may hold what that format can read, though its beginning looks like neither.
    let content = trace.content.isEmpty ? (file.contains("node") ? .nodes : .pods) : trace.content
    let options = TraceOptions(arrivalInterval: arrivalInterval?.milliseconds)
    let summary = try TraceSummary(
      nodes: content.contains(.nodes) ? trace.nodes() : nil,
      arrivals: content.contains(.pods) ? trace.pods(options: options).stream : nil)
    let facts = [
      TraceFact("format", "format", .text(trace.format.name)),
      TraceFact("checksum", "checksum", .text(try trace.checksum())),
    ]
    return (facts, summary)
  }

  /// Manifests hold pods that run already, beside those that arrive: both are pods of the trace.
  private func describeManifests(_ trace: OpenedTrace) throws -> (facts: [TraceFact], summary: TraceSummary) {
    let found = try KubernetesManifests.read(trace.path)
    let running = (found.bound + found.onMissingNodes).map(\.arrivalAtStart)
    let summary = try TraceSummary(
      nodes: found.nodes, arrivals: FixedWorkload(found.arrivals).preceded(by: running).arrivals(seed: 0))
    var facts = [
      TraceFact("format", "format", .text(trace.format.name)),
      TraceFact("checksum", "checksum", .text(try trace.checksum())),
    ]
    if !running.isEmpty {
      facts.append(TraceFact("runningPods", "pods that run already", .integer(Int64(running.count))))
    }
    return (facts, summary)
  }
}

extension KubernetesManifests.BoundPod {
  /// The pod as if it arrived at the start.
  var arrivalAtStart: PodArrival { PodArrival(time: .origin, name: name, shape: shape, duration: remaining) }
}
