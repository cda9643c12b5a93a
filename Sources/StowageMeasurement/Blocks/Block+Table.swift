extension Block {
  /// Rows under headings. The first cell of a row names it.
  public struct Table: Sendable, Hashable, Codable {
    /// The columns.
    public var columns: [Column]
    /// The rows, a cell a column; cells that are left out at the end are empty.
    public var rows: [[Cell]]

    /// A table.
    public init(columns: [Column], rows: [[Cell]]) {
      self.columns = columns
      self.rows = rows
    }

    /// A column.
    public struct Column: Sendable, Hashable, Codable {
      /// The heading.
      public var title: String
      /// The unit of its numbers; numbers in seconds are shown as spans of time.
      public var unit: Metric.Unit
      /// How many decimals its numbers have.
      public var decimals: Int
      /// Whether a number above zero is something to worry about, and stands out.
      public var isAlarming: Bool

      /// A column; of texts or plain whole numbers unless told otherwise.
      public init(_ title: String, unit: Metric.Unit = .none, decimals: Int = 0, isAlarming: Bool = false) {
        self.title = title
        self.unit = unit
        self.decimals = decimals
        self.isAlarming = isAlarming
      }
    }

    /// What stands in a row under a heading.
    public enum Cell: Sendable, Hashable, Codable {
      /// A text.
      case text(String)
      /// A number, in the column's unit and decimals.
      case number(Double)
      /// Texts with how often each was counted, the most frequent first.
      case counts([Count])
      /// Nothing.
      case empty
    }

    /// A text and how often it was counted.
    public struct Count: Sendable, Hashable, Codable {
      /// The text.
      public var text: String
      /// How often.
      public var count: Int

      /// A text that was counted `count` times.
      public init(_ text: String, _ count: Int) {
        self.text = text
        self.count = count
      }
    }

    /// Whether any cell of a column is a number; such columns stand at the right.
    ///
    /// - Complexity: O(*n*) in the number of rows.
    public func isNumeric(_ column: Int) -> Bool {
      rows.contains { row in
        guard column < row.count, case .number = row[column] else { return false }
        return true
      }
    }
  }
}
