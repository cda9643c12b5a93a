import ArgumentParser
import Foundation
import StowageExperiments
import StowageKernel
import StowageModel
import StowageReports
import StowageTraces

struct TraceInfoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "info",
    abstract: "Tells what is in trace files: nodes, pods, sizes, times.",
    discussion: """
        stowage trace info nodes.csv pods.csv
        stowage trace info pods.csv.gz -o json
      """)

  @Argument(help: "Files with nodes, pods or both; recognised by their content.")
  var files: [String]

  @Option(help: ArgumentHelp("The files' format; recognised unless given.", valueName: "name"))
  var format: String?

  @Option(help: ArgumentHelp("For a pod list without times: a pod arrives each such interval.", valueName: "duration"))
  var arrivalInterval: DurationArgument?

  @Option(name: .shortAndLong, help: "table, json or csv.")
  var output: OutputFormat = .table

  func run() throws {
    var facts: [TraceFact] = []
    for file in files { facts += try describe(file) }
    switch output {
    case .json:
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      Terminal.write(String(decoding: try encoder.encode(TraceFact.tree(facts)), as: UTF8.self) + "\n")
    case .csv:
      var csv = CSVWriter()
      csv.append(["file", "fact", "value", "unit"])
      for fact in facts { csv.append([fact.file, fact.key, fact.value, fact.unit]) }
      Terminal.write(csv.text)
    case .table, .wide:
      for file in files {
        Terminal.write("\(file)\n")
        var table = TextTable(
          columns: [.init("  fact"), .init("value", alignment: .right), .init("unit")], hasHeaderRule: false)
        for fact in facts where fact.file == file { table.append(["  " + fact.label, fact.value, fact.unit]) }
        Terminal.write(table.text.split(separator: "\n").dropFirst().joined(separator: "\n") + "\n")
      }
    }
  }

  private func describe(_ file: String) throws -> [TraceFact] {
    let recognised: (format: any TraceFormat, content: TraceContent)
    if let format {
      let named = try TraceFormats.named(format, for: file)
      recognised = (named, try content(of: file, in: named))
    } else {
      recognised = try TraceFormats.recognise(file: file)
    }
    var facts = TraceFacts(file: file)
    facts.add("format", "format", recognised.format.name)
    facts.add("checksum", "checksum", try TraceSummary.checksum(ofFile: file))
    if recognised.content.contains(.nodes) {
      let nodes = try TraceFormats.openNodes(file, format: recognised.format.name)
      if let summary = try TraceSummary(nodes: nodes).nodes { facts.add(summary) }
    }
    if recognised.content.contains(.pods) {
      let pods = try TraceFormats.openPods(
        file, format: recognised.format.name,
        options: TraceOptions(arrivalInterval: arrivalInterval?.milliseconds))
      if let summary = try TraceSummary(workload: pods).pods { facts.add(summary) }
    }
    return facts.list
  }

  /// What a file of a format that the user named holds: what the format sees in it, else whatever the format can read.
  private func content(of file: String, in format: any TraceFormat) throws -> TraceContent {
    if let known = try? TraceFormats.recognise(file: file, among: [format]) { return known.content }
    return file.contains("node") ? .nodes : .pods
  }
}
