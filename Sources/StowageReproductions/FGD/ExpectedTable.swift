import StowageFiles
import StowageTraces

/// A table of results as it was published, read to be compared with.
struct ExpectedTable {
  /// Which run a row is of.
  struct Key: Hashable {
    let workload: String
    let policy: String
    let seed: Int
  }

  private(set) var rows: [Key: [Double]] = [:]

  /// Reads the table from its file in `folder`.
  init(_ table: FGDTable, folder: String) throws(TraceError) {
    let path = "\(folder)/\(table.fileName)"
    let bytes: [UInt8]
    do { bytes = try FileContents.read(path) } catch { throw TraceError(error) }
    let lines = bytes.split(separator: UInt8(ascii: "\n"))
    let header = lines.first.map(Self.fields) ?? []
    for name in ["workload", "sc_policy", "seed", "0"] where !header.contains(name) {
      throw TraceError(
        file: path, line: 1, found: "no column \"\(name)\"",
        expected: "workload, sc_policy, seed and, at the end, 0 to \(PublishedSeries.columns - 1)")
    }
    guard let first = header.firstIndex(of: "0"), let seedColumn = header.firstIndex(of: "seed"),
      let workload = header.firstIndex(of: "workload"), let policy = header.firstIndex(of: "sc_policy"),
      header.count == first + PublishedSeries.columns
    else {
      throw TraceError(
        file: path, line: 1, found: "\(header.count) columns",
        expected: "workload, sc_policy, seed and, at the end, 0 to \(PublishedSeries.columns - 1)")
    }
    for (index, line) in lines.enumerated().dropFirst() {
      let fields = Self.fields(line)
      guard fields.count == header.count else {
        throw TraceError(
          file: path, line: index + 1, found: "\(fields.count) fields", expected: "\(header.count), as in the header")
      }
      guard let seed = Int(fields[seedColumn]) else {
        throw TraceError(
          file: path, line: index + 1, column: "seed", found: "\"\(fields[seedColumn])\"", expected: "a whole number")
      }
      var values: [Double] = []
      for column in first..<header.count {
        guard let value = fields[column].isEmpty ? .nan : Double(fields[column]) else {
          throw TraceError(
            file: path, line: index + 1, column: header[column], found: "\"\(fields[column])\"", expected: "a number")
        }
        values.append(value)
      }
      rows[Key(workload: fields[workload], policy: fields[policy], seed: seed)] = values
    }
  }

  private static func fields(_ line: ArraySlice<UInt8>) -> [String] {
    var line = line
    if line.last == UInt8(ascii: "\r") { line.removeLast() }
    return line.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
  }
}
