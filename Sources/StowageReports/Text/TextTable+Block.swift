public import StowageMeasurement

extension TextTable {
  /// A table of a feature, for terminals: units stand in the headings.
  public init(_ table: Block.Table) {
    self.init(
      columns: table.columns.enumerated().map { index, column in
        let unit = column.unit.rawValue
        return Column(
          unit.isEmpty ? column.title : "\(column.title) [\(unit)]",
          alignment: table.isNumeric(index) ? .right : .left)
      })
    for row in table.rows { append(zip(row, table.columns).map(Self.text)) }
  }

  private static func text(of cell: Block.Table.Cell, in column: Block.Table.Column) -> String {
    switch cell {
    case .text(let text): text
    case .number(let value):
      column.unit == .none && column.decimals == 0 && value.magnitude < 1e15
        ? "\(Int(value.rounded()))" : DecimalText.fixed(value, decimals: column.decimals)
    case .counts(let counts): counts.map { "\($0.text) (\($0.count))" }.joined(separator: ", ")
    case .empty: ""
    }
  }
}
