/// A document to be written; fields keep their order.
package enum ManifestNode {
  case object([Field])
  case list([ManifestNode])
  case text(String)
  case integer(Int64)
  /// A number, by its decimal text.
  case number(String)
  case bool(Bool)
  case null

  package struct Field {
    package var key: String
    package var value: ManifestNode
  }

  /// Whether it holds nothing.
  package var isEmpty: Bool {
    switch self {
    case .object(let fields): fields.isEmpty
    case .list(let elements): elements.isEmpty
    case .text(let text): text.isEmpty
    case .integer, .number, .bool, .null: false
    }
  }
}

/// Collects the fields of an object, in order.
package struct ManifestFields {
  package private(set) var fields: [ManifestNode.Field] = []

  package init() {}

  package var node: ManifestNode { .object(fields) }

  /// Adds a field.
  package mutating func add(_ key: String, _ value: ManifestNode) {
    fields.append(ManifestNode.Field(key: key, value: value))
  }

  /// Adds a field unless its value is empty.
  package mutating func addUnlessEmpty(_ key: String, _ value: ManifestNode) {
    if !value.isEmpty { add(key, value) }
  }
}

extension ManifestNode {
  /// A list of texts.
  package static func texts(_ texts: [String]) -> ManifestNode { .list(texts.map { .text($0) }) }

  /// An object of texts, sorted by key.
  package static func textMap(_ map: [String: String]) -> ManifestNode {
    .object(map.sorted { $0.key < $1.key }.map { Field(key: $0.key, value: .text($0.value)) })
  }
}
