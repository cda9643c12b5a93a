import StowageFiles
public import StowageModel

/// A trace file that was opened once and recognised: its nodes or pods and its checksum come of the same reading.
///
/// ```swift
/// let trace = try OpenedTrace("pods.csv.gz", among: catalog.formats)
/// let pods = try trace.pods()
/// // read pods.stream to its end
/// let checksum = try trace.checksum()
/// ```
public final class OpenedTrace {
  /// The file, as the caller named it.
  public let path: String
  /// The format that the file is read as.
  public let format: any TraceFormat
  /// What the format sees in the file's beginning; empty where the format was given by name and sees nothing it knows.
  public let content: TraceContent
  private let input: TraceInput
  private let wasNamed: Bool
  private var isTaken = false

  /// Opens the file at `path` as the format called `name`, or as the first of `formats` that recognises it.
  ///
  /// - Throws: ``TraceError`` where the file can't be opened, no format is called so, or none recognises the file.
  public init(_ path: String, format name: String? = nil, among formats: [any TraceFormat]) throws(TraceError) {
    if path == "-" {
      throw TraceError(
        .unreadable, file: "-", found: "standard input", expected: "a file, as traces are read more than once",
        hint: "keep it in a file first, as with cat > trace.yaml")
    }
    self.path = path
    wasNamed = name != nil
    if let name {
      format = try TraceFormats.named(name, for: path, among: formats)
      input = try TraceInput(path, isSummed: true)
      content = format.recognise(try input.beginning())
    } else {
      input = try TraceInput(path, isSummed: true)
      (format, content) = try TraceFormats.recognise(try input.beginning(), of: path, among: formats)
    }
  }

  /// The nodes, in the order of the file.
  ///
  /// - Throws: ``TraceError`` where the file was recognised and holds pods alone, or a line is wrong.
  public func nodes() throws(TraceError) -> [Node] {
    try check(.nodes)
    return try format.nodes(in: takeInput())
  }

  /// The pods. Those of an unordered file are all read here.
  ///
  /// - Throws: ``TraceError`` where the file was recognised and holds nodes alone, or a column is missing.
  public func pods(options: TraceOptions = TraceOptions()) throws(TraceError) -> OpenedPods {
    try check(.pods)
    return try OpenedPods(of: takeInput(), as: format, options: options)
  }

  /// The CRC-32 (that of gzip and zip) of the file's bytes, unpacked, as eight hexadecimal digits: a report that names it
  /// tells which data it is about, whether the file is packed or not. What nodes and pods have not read is read now.
  ///
  /// - Complexity: Linear in what is left to be read.
  public func checksum() throws(TraceError) -> String { try input.checksum() }

  /// The input as it was opened, the first time; a file that holds nodes and pods is opened again for the second.
  package func takeInput() throws(TraceError) -> TraceInput {
    defer { isTaken = true }
    return isTaken ? try TraceInput(path) : input
  }

  private func check(_ wanted: TraceContent) throws(TraceError) {
    if wasNamed || content.isSuperset(of: wanted) { return }
    let (found, expected) = wanted == .nodes ? ("pods", "nodes") : ("nodes", "pods")
    throw TraceError(
      file: path, found: "a list of \(found) (format \(format.name))", expected: "a list of \(expected)",
      hint: "were the two files swapped?")
  }
}
