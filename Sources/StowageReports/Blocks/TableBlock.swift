import StowageMeasurement

extension HTMLReport {
  /// A table for each policy.
  func tableBlock(_ part: BlockPart, _ html: inout HTMLBuilder) {
    explanation(of: part, &html)
    for (index, entry) in part.entries.enumerated() {
      guard case .table(let table) = entry.block.content else { continue }
      policyDetails(entry, isFirst: index == 0, &html) { html in Self.draw(table, &html) }
    }
  }

  private static func draw(_ table: Block.Table, _ html: inout HTMLBuilder) {
    let isNumeric = table.columns.indices.map(table.isNumeric)
    html.element("div", ["class": "scroll"]) { html in
      html.element("table", ["class": "compact"]) { html in
        html.element("thead") { html in
          html.element("tr") { html in
            for (index, column) in table.columns.enumerated() {
              html.element("th", isNumeric[index] ? ["scope": "col", "class": "number"] : ["scope": "col"]) { html in
                html.text(isNumeric[index] ? column.title : UnitText.capitalized(column.title))
                if column.unit != .none, column.unit != .seconds {
                  html.element("span", ["class": "unit"], text: column.unit.rawValue)
                }
              }
            }
          }
        }
        html.element("tbody") { html in
          for row in table.rows {
            html.element("tr") { html in
              for (index, column) in table.columns.enumerated() {
                let cell = index < row.count ? row[index] : .empty
                draw(cell, column, isFirst: index == 0, isNumeric: isNumeric[index], &html)
              }
            }
          }
        }
      }
    }
  }

  private static func draw(
    _ cell: Block.Table.Cell, _ column: Block.Table.Column, isFirst: Bool, isNumeric: Bool, _ html: inout HTMLBuilder
  ) {
    let name = isFirst ? "th" : "td"
    switch cell {
    case .text(let text):
      html.element(name, isFirst ? ["scope": "row"] : ["class": isNumeric ? "number" : "text"], text: text)
    case .number(let value):
      html.element(
        name, ["class": column.isAlarming && value > 0 ? "number pain" : "number"],
        text: NumberText.alone(value, column.unit, decimals: column.decimals))
    case .counts(let counts):
      html.element(name, ["class": "reasons"]) { html in
        for count in counts {
          html.element("span", ["class": "reason"]) { html in
            html.element("span", ["class": "times"], text: DecimalText.count(count.count) + " ×")
            html.text(" " + count.text)
          }
        }
      }
    case .empty: html.element(name, ["class": isNumeric ? "number" : "text"]) { _ in }
    }
  }
}
