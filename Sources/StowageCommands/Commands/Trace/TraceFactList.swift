import Foundation
import StowageReports
import StowageTraces

/// The facts of `trace info`, by what they are told of: a file, or the pods of one file on the nodes of another.
struct TraceFactList {
  private(set) var blocks: [(subject: String, facts: [TraceFact])] = []

  mutating func add(_ facts: [TraceFact], about subject: String) { blocks.append((subject, facts)) }

  /// The facts by subject and key; numbers are numbers.
  func json() throws -> String {
    var tree: [String: [String: EncodedValue]] = [:]
    for (subject, facts) in blocks {
      for fact in facts { tree[subject, default: [:]][fact.key] = EncodedValue(value: fact.value) }
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(tree), as: UTF8.self) + "\n"
  }

  /// The facts as a table of files, facts, values and units.
  var csv: String {
    var csv = CSVWriter()
    csv.append(["file", "fact", "value", "unit"])
    for (subject, facts) in blocks {
      for fact in facts { csv.append([subject, fact.key, "\(fact.value)", fact.unit]) }
    }
    return csv.text
  }

  /// The facts for people, a block for each subject.
  var table: String {
    var text = ""
    for (subject, facts) in blocks {
      var table = TextTable(
        columns: [.init("  fact"), .init("value", alignment: .right), .init("unit")], hasHeaderRule: false)
      for fact in facts { table.append(["  " + fact.label, "\(fact.value)", fact.unit]) }
      text += subject + "\n" + table.text.split(separator: "\n").dropFirst().joined(separator: "\n") + "\n"
    }
    return text
  }

  private struct EncodedValue: Encodable {
    let value: TraceFact.Value

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch value {
      case .integer(let number): try container.encode(number)
      case .thousandths(let number): try container.encode(Double(number) / 1_000)
      case .text(let text): try container.encode(text)
      }
    }
  }
}
