import StowageManifests

/// A format whose files are tables, known by columns that must be there.
protocol TableFormat: TraceFormat {
  /// The columns that each kind of table must have, fewest first.
  var tables: [(noun: String, columns: [String])] { get }
}

extension TableFormat {
  /// The kind of table that a header with these names comes nearest to, if it has at least half of its columns.
  func nearestTable(to names: Set<String>) -> (noun: String, missing: [String])? {
    var best: (noun: String, missing: [String])?
    for table in tables {
      let missing = table.columns.filter { !names.contains($0) }
      if 2 * missing.count > table.columns.count || missing.count >= best?.missing.count ?? .max { continue }
      best = ("\(table.noun) of the format \(name)", missing)
    }
    return best
  }
}

extension TraceFormats {
  /// What a file whose header is `line` lacks to be a table of one of `formats`; `nil` where it is like none of them.
  static func nearestTable(to line: some Collection<UInt8>, among formats: [any TraceFormat]) -> String? {
    let names = headerNames(Array(line))
    let candidates = formats.compactMap { ($0 as? any TableFormat)?.nearestTable(to: names) }
    guard let nearest = candidates.min(by: { $0.missing.count < $1.missing.count }) else { return nil }
    let missing = nearest.missing.map { column in
      let like = Suggestions.nearest(to: column, in: names.sorted()).map { " (the nearest is \"\($0)\")" }
      return "\"\(column)\"" + (like ?? "")
    }
    return "to be a \(nearest.noun) it lacks the \(missing.count == 1 ? "column" : "columns") "
      + missing.joined(separator: ", ")
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
