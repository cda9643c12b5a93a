import StowageManifests
public import StowageModel

/// The formats that this library reads, and the choice among formats.
public enum TraceFormats {
  /// Every format of this library, in the order in which they are tried. A new format goes on this list.
  public static let all: [any TraceFormat] = [
    StowageCSVFormat(),
    AlibabaGPU2023Format(),
    KubernetesManifestFormat(),
  ]

  /// The format called `name` among `formats`; `file` is named in the error if there is none.
  ///
  /// - Complexity: O(*n*) in the number of formats.
  public static func named(
    _ name: String, for file: String, among formats: [any TraceFormat] = all
  ) throws(TraceError) -> any TraceFormat {
    if let format = formats.first(where: { $0.name == name }) { return format }
    let names = formats.map(\.name)
    throw TraceError(
      file: file, found: "no format called \"\(name)\"", expected: "one of \(names.joined(separator: ", "))",
      hint: Suggestions.nearest(to: name, in: names).map { "did you mean \"\($0)\"?" })
  }

  /// The nodes of the file at `path`, read as the format called `format`, or as the one it looks like.
  public static func openNodes(
    _ path: String, format name: String? = nil, among formats: [any TraceFormat] = all
  ) throws(TraceError) -> [Node] {
    try OpenedTrace(path, format: name, among: formats).nodes()
  }

  /// The pods of the file at `path`, read as the format called `format`, or as the one it looks like.
  ///
  /// An ``OpenedTrace`` does the same for whoever reads the pods at once, without opening the file again.
  public static func openPods(
    _ path: String, format name: String? = nil, options: TraceOptions = TraceOptions(),
    among formats: [any TraceFormat] = all
  ) throws(TraceError) -> any Workload {
    try OpenedTrace(path, format: name, among: formats).pods(options: options).workload
  }

  /// The format of the file at `path`, which has this `beginning`, and what it holds.
  static func recognise(
    _ beginning: [UInt8], of path: String, among formats: [any TraceFormat]
  ) throws(TraceError) -> (format: any TraceFormat, content: TraceContent) {
    if beginning.isEmpty {
      throw TraceError(file: path, found: "an empty file", expected: "a trace")
    }
    for format in formats {
      let content = format.recognise(beginning)
      if !content.isEmpty { return (format, content) }
    }
    if let foreign = ForeignContent.recognise(beginning) {
      throw TraceError(file: path, line: 1, found: foreign.found, expected: foreign.expected)
    }
    let line = beginning.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    if let trouble = TableNotation.trouble(in: line, columns: line.contains(UInt8(ascii: ",")) ? 2 : 1) {
      throw TraceError(file: path, line: 1, found: trouble.found, expected: trouble.expected)
    }
    throw TraceError(
      file: path, line: 1, found: TraceError.quoted(line),
      expected: "the beginning of a format that is known: \(formats.map(\.name).joined(separator: ", "))",
      hint: nearestTable(to: line, among: formats)
        ?? "the format can also be given by name, which tells what is missing")
  }
}
