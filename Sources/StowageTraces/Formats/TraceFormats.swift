import StowageManifests
public import StowageModel

/// The formats that are read, and the choice among them.
public enum TraceFormats {
  /// Every format of this library, in the order in which they are tried. A new format goes on this list.
  public static let all: [any TraceFormat] = [
    StowageCSVFormat(),
    AlibabaGPU2023Format(),
    KubernetesManifestFormat(),
  ]

  /// The format called `name` among `formats`; `file` is named in the error if there is none.
  public static func named(
    _ name: String, for file: String, among formats: [any TraceFormat] = all
  ) throws(TraceError) -> any TraceFormat {
    if let format = formats.first(where: { $0.name == name }) { return format }
    let names = formats.map(\.name)
    throw TraceError(
      file: file, found: "no format called \"\(name)\"", expected: "one of \(names.joined(separator: ", "))",
      hint: Suggestions.nearest(to: name, in: names).map { "did you mean \"\($0)\"?" })
  }

  /// The format of the file at `path`, told by its content, and what it holds.
  public static func recognise(
    file path: String, among formats: [any TraceFormat] = all
  ) throws(TraceError) -> (format: any TraceFormat, content: TraceContent) {
    let beginning = try TraceInput(path).beginning()
    if beginning.isEmpty {
      throw TraceError(file: path, found: "an empty file", expected: "a trace")
    }
    for format in formats {
      let content = format.recognise(beginning)
      if !content.isEmpty { return (format, content) }
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

  /// The nodes of the file at `path`, read as the format called `format`, or as the one it looks like.
  public static func openNodes(
    _ path: String, format name: String? = nil, among formats: [any TraceFormat] = all
  ) throws(TraceError) -> [Node] {
    try choose(path, name, .nodes, formats).openNodes(path)
  }

  /// The pods of the file at `path`, read as the format called `format`, or as the one it looks like.
  public static func openPods(
    _ path: String, format name: String? = nil, options: TraceOptions = TraceOptions(),
    among formats: [any TraceFormat] = all
  ) throws(TraceError) -> TraceFile {
    try choose(path, name, .pods, formats).openPods(path, options: options)
  }

  private static func choose(
    _ path: String, _ name: String?, _ wanted: TraceContent, _ formats: [any TraceFormat]
  ) throws(TraceError) -> any TraceFormat {
    if let name { return try named(name, for: path, among: formats) }
    let (format, content) = try recognise(file: path, among: formats)
    if content.isSuperset(of: wanted) { return format }
    let (found, expected) = wanted == .nodes ? ("pods", "nodes") : ("nodes", "pods")
    throw TraceError(
      file: path, found: "a list of \(found) (format \(format.name))", expected: "a list of \(expected)",
      hint: "were the two files swapped?")
  }
}

/// The column names on the first line of a table.
func headerNames(_ beginning: [UInt8]) -> Set<String> {
  let line = beginning.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
  let fields = line.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false).map { field in
    String(decoding: field.filter { $0 != UInt8(ascii: "\"") }, as: UTF8.self)
  }
  return Set(CSVHeader(file: "", names: fields).names)
}
