import StowageManifests

/// The first line of a CSV file: which column stands where. The order is free, and unknown columns do no harm.
struct CSVHeader: Sendable {
  /// A column of a file: its index, from 0. Streams hand columns around for every line, so it holds nothing else.
  struct Column: Sendable {
    /// The index.
    let index: Int
  }

  /// The file, for messages.
  let file: String
  /// The line of the file on which the header stands.
  let line: Int
  /// The names as they stand in the file, without spaces around them.
  let names: [String]

  init(file: String, line: Int = 1, names: [String]) {
    self.file = file
    self.line = line
    self.names = names.map { name in
      let start = name.drop { $0 == " " || $0 == "\t" }
      return String(start.prefix(start.count - start.reversed().prefix { $0 == " " || $0 == "\t" }.count))
    }
  }

  /// The column called `name`; an error that names the nearest one if it is missing.
  func column(_ name: String) throws(TraceError) -> Column {
    if let column = try optionalColumn(name) { return column }
    throw missing(name)
  }

  /// The column called `name`, if it is there; an error if it is there twice.
  func optionalColumn(_ name: String) throws(TraceError) -> Column? {
    guard let index = names.firstIndex(of: name) else { return nil }
    if names[(index + 1)...].contains(name) {
      throw TraceError(file: file, line: line, column: name, found: "this column twice", expected: "it once")
    }
    return Column(index: index)
  }

  /// The column called `name` with numbers of `unit` within `limits`.
  func integers(_ name: String, of unit: StaticString, in limits: ClosedRange<Int64>) throws(TraceError)
    -> CSVIntegerColumn
  {
    CSVIntegerColumn(column: try column(name), unit: unit, limits: limits)
  }

  /// Refuses a column that is not `known` but nearly the same as a known one that is not there: it was meant, and would be
  /// passed over as a note.
  func refuseMisspelled(known: [String]) throws(TraceError) {
    let absent = known.filter { !names.contains($0) }
    for name in names where !known.contains(name) {
      guard let meant = Suggestions.nearest(to: name, in: absent) else { continue }
      throw TraceError(
        file: file, line: line, found: "an unknown column \(TraceError.quoted(name.utf8))", expected: "\"\(meant)\"",
        hint: "a column that is only a note needs a name less like that")
    }
  }

  /// The error that the column called `name` is missing.
  func missing(_ name: String, hint: String? = nil) -> TraceError {
    let nearest = Suggestions.nearest(to: name, in: names).map { "; the nearest is \"\($0)\"" } ?? ""
    let listed = TraceError.quoted(names.joined(separator: ",").utf8)
    return TraceError(
      file: file, line: line, found: "no column \"\(name)\" in \(listed)\(nearest)",
      expected: "a header with that column", hint: hint)
  }
}

/// A column of whole numbers.
struct CSVIntegerColumn: Sendable {
  /// The column.
  let column: CSVHeader.Column
  /// What is counted, as in "milli-CPU".
  let unit: StaticString
  /// The least and the largest sensible value.
  let limits: ClosedRange<Int64>

  /// The column's index, from 0.
  var index: Int { column.index }
  /// Said in place of unit and limits, where it is not as simple as that.
  var ownExpectation: StaticString?

  /// What is said of a field that is no number within the limits.
  var expectation: String {
    ownExpectation.map { "\($0)" } ?? "a whole number of \(unit) (\(limits.lowerBound) to \(limits.upperBound))"
  }
}
