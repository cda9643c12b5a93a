/// Units and labels in running text.
package enum UnitText {
  /// A number that is already text, with its unit: "3 pods", "1 pod", "0.5 s".
  package static func joined(_ number: String, _ unit: String) -> String {
    guard !unit.isEmpty else { return number }
    let isOne = ["1", "+1", "−1"].contains(number)
    return number + " " + (isOne && isPlural(unit) ? String(unit.dropLast()) : unit)
  }

  /// A whole number with its unit: "3,994 pods", "1 node".
  package static func counted(_ count: Int, _ unit: String) -> String { joined(DecimalText.count(count), unit) }

  /// Names in a row: "a, b and c".
  static func listed(_ names: [String]) -> String {
    guard names.count > 1, let last = names.last else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " and " + last
  }

  /// Whether `label` names several of what `unit` counts: "pending pods" and "nodes in use", not "nodes in use, peak".
  static func isPlural(_ label: String, countedIn unit: String) -> Bool {
    guard isPlural(unit), !label.contains(",") else { return false }
    let words = label.lowercased().split(separator: " ")
    return words.first.map(String.init) == unit || words.last.map(String.init) == unit
  }

  /// `text` with a capital letter at its start.
  static func capitalized(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

  /// Whether `unit` is a plural; a lone letter, such as "s", is a symbol.
  private static func isPlural(_ unit: String) -> Bool { unit.count > 2 && unit.hasSuffix("s") }
}
