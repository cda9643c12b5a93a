/// A table for terminals: columns aligned, nothing cut.
///
/// ```swift
/// var table = TextTable(columns: [.init("policy"), .init("nodes", alignment: .right)])
/// table.append(["bestFit", "41"])
/// print(table.text)
/// ```
public struct TextTable: Sendable, Equatable {
  /// The side on which a column's texts end.
  public enum Alignment: Sendable, Equatable {
    /// Texts begin at the left edge of the column: for names.
    case left
    /// Texts end at the right edge of the column: for numbers.
    case right
  }

  /// A column's heading and side.
  public struct Column: Sendable, Equatable {
    /// The text above the column.
    public var heading: String
    /// The side on which the texts end.
    public var alignment: Alignment

    /// A column; texts begin at its left edge unless told otherwise.
    public init(_ heading: String, alignment: Alignment = .left) {
      self.heading = heading
      self.alignment = alignment
    }
  }

  /// The columns, from left to right.
  public var columns: [Column]
  /// The rows; a row with fewer cells than columns is filled up with empty ones, further cells are left out.
  public private(set) var rows: [[String]] = []
  /// Whether a line of dashes stands below the headings.
  public var hasHeaderRule: Bool

  /// A table without rows.
  public init(columns: [Column], hasHeaderRule: Bool = true) {
    self.columns = columns
    self.hasHeaderRule = hasHeaderRule
  }

  /// Adds a row; line breaks in cells become spaces.
  ///
  /// - Complexity: O(length of the cells).
  public mutating func append(_ cells: [String]) {
    rows.append(columns.indices.map { cells.indices.contains($0) ? Self.onOneLine(cells[$0]) : "" })
  }

  /// How many terminal columns each column takes.
  ///
  /// - Complexity: O(rows × columns); worked out anew at each call.
  public var widths: [Int] {
    columns.indices.map { index in
      rows.reduce(DisplayWidth.of(columns[index].heading)) { max($0, DisplayWidth.of($1[index])) }
    }
  }

  /// The table, each line ended by a line break; two spaces lie between columns, none at the end of a line.
  ///
  /// - Complexity: O(rows × columns); made anew at each call.
  public var text: String {
    let widths = widths
    var lines = [line(columns.map(\.heading), widths)]
    if hasHeaderRule { lines.append(line(widths.map { String(repeating: "-", count: $0) }, widths)) }
    lines += rows.map { line($0, widths) }
    return lines.map { $0 + "\n" }.joined()
  }

  private func line(_ cells: [String], _ widths: [Int]) -> String {
    var text = ""
    for (index, cell) in cells.enumerated() {
      let padding = String(repeating: " ", count: max(widths[index] - DisplayWidth.of(cell), 0))
      if index > 0 { text += "  " }
      text += columns[index].alignment == .left ? cell + padding : padding + cell
    }
    while text.last == " " { text.removeLast() }
    return text
  }

  /// Line breaks and other control characters would tear the table or talk to the terminal.
  private static func onOneLine(_ cell: String) -> String {
    String(String.UnicodeScalarView(cell.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
  }
}
