public import StowageModel

/// Why a text is no label selector.
public struct LabelSelectorTextError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The part of the text that can't be read.
  public let part: String

  /// What was found, and what would be right.
  public var description: String {
    "found \"\(DocumentValue.shortened(part))\", expected KEY=VALUE, KEY!=VALUE, KEY, !KEY, KEY in (A,B) or KEY notin (A,B)"
  }
}

extension LabelSelector {
  /// The selector that `text` describes as `kubectl -l` takes it: conditions behind commas, all of which must hold
  /// (apimachinery, labels.Parse). The empty text selects everything.
  ///
  /// - Complexity: O(length of the text).
  public init(text: String) throws(LabelSelectorTextError) {
    self.init()
    for part in Self.parts(of: text) {
      let trimmed = part.trimmed
      if trimmed.isEmpty { continue }
      matchExpressions.append(try Self.requirement(trimmed))
    }
  }

  /// The text cut at the commas that are not in brackets.
  private static func parts(of text: String) -> [Substring] {
    var depth = 0
    return text.split(omittingEmptySubsequences: true) { character in
      if character == "(" { depth += 1 }
      if character == ")" { depth -= 1 }
      return character == "," && depth == 0
    }
  }

  private static func requirement(_ text: Substring) throws(LabelSelectorTextError) -> Requirement {
    func checked(_ key: Substring, _ means: Operator, _ values: [Substring]) throws(LabelSelectorTextError)
      -> Requirement
    {
      let key = key.trimmed
      let isKey = !key.isEmpty && key.allSatisfy { $0.isLetter || $0.isNumber || "-_./".contains($0) }
      if !isKey { throw LabelSelectorTextError(part: String(text)) }
      return Requirement(key: String(key), operator: means, values: values.map { String($0.trimmed) })
    }
    if text.hasSuffix(")"), let open = text.firstIndex(of: "(") {
      let values = text[text.index(after: open)...].dropLast().split(separator: ",", omittingEmptySubsequences: false)
      let words = text[..<open].split(separator: " ")
      if words.count == 2 && words[1] == "in" { return try checked(words[0], .in, values) }
      if words.count == 2 && words[1] == "notin" { return try checked(words[0], .notIn, values) }
      throw LabelSelectorTextError(part: String(text))
    }
    if let sign = text.range(of: "!=") {
      return try checked(text[..<sign.lowerBound], .notIn, [text[sign.upperBound...]])
    }
    if let sign = text.range(of: "==") ?? text.range(of: "=") {
      return try checked(text[..<sign.lowerBound], .in, [text[sign.upperBound...]])
    }
    return text.hasPrefix("!") ? try checked(text.dropFirst(), .doesNotExist, []) : try checked(text, .exists, [])
  }
}

extension Substring {
  /// The text without blanks around it.
  fileprivate var trimmed: Substring {
    var text = self
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return text
  }

  /// Where `other` first is.
  fileprivate func range(of other: String) -> Range<Index>? { firstRange(of: other) }
}
