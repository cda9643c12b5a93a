extension DocumentValue {
  /// The value as a document to be written again; numbers keep their digits.
  package var manifest: ManifestNode {
    switch content {
    case .mapping(let entries):
      .object(entries.map { ManifestNode.Field(key: $0.key, value: $0.value.manifest) })
    case .sequence(let elements): .list(elements.map(\.manifest))
    case .scalar(.string, let text): .text(text)
    case .scalar(.integer, let text), .scalar(.float, let text): .number(text)
    case .scalar(.bool, let text): .bool(text == "true")
    case .scalar(.null, _): .null
    }
  }
}
