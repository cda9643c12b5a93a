/// The names of a list in which every name may occur once.
struct UniqueNames {
  private let noun: String
  private var lines: [String: Int] = [:]

  /// No names yet; `noun` says what bears them.
  init(of noun: String) { self.noun = noun }

  /// The name in `column` of the current row; an error if it is empty or was there before.
  mutating func take(_ column: CSVHeader.Column, from reader: CSVReader) throws(TraceError) -> String {
    let name = try reader.name(column)
    if let earlier = lines.updateValue(reader.line, forKey: name) {
      throw reader.error(column, expected: "a name of its own for each \(noun)", hint: "line \(earlier) has it already")
    }
    return name
  }
}
