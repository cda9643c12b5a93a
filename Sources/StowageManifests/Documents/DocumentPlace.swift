/// Where a value stands in its file and its document, kept for errors that can only be told later.
///
/// What a file says can be wrong in ways that its reader can't see: a node's name is right or wrong once the nodes are
/// known. Who reads keeps the place beside the value, and makes the error from it when it is time.
public struct DocumentPlace: Hashable, Sendable {
  /// The file, line and column.
  public let position: DocumentPosition
  /// The field, as in `spec.failures[0].nodes[1]`.
  public let path: String

  /// A place of a file.
  public init(_ position: DocumentPosition, path: String) {
    self.position = position
    self.path = path
  }

  /// An error at this place, as ``ValueCursor/error(found:expected:suggestion:)`` makes it while reading.
  public func error(found: String, expected: String? = nil, suggestion: String? = nil) -> ManifestError {
    ManifestError(at: position, path: path, found: found, expected: expected, suggestion: suggestion)
  }
}

extension ValueCursor {
  /// Where the value stands.
  public var place: DocumentPlace { DocumentPlace(value.position, path: path.description) }
}

extension ObjectCursor {
  /// Where the value of `key` stands; the object's own position where there is no such field.
  ///
  /// - Complexity: O(*n*) in the number of fields.
  public func place(of key: String) -> DocumentPlace {
    let entry = entries.first { $0.key == key }
    return DocumentPlace(entry?.value.position ?? position, path: DocumentPath.field(path, key).description)
  }

  /// The elements of a list of texts, each with its place; empty where the field is absent.
  public mutating func placedStrings(_ key: String) throws(ManifestError) -> [(text: String, place: DocumentPlace)] {
    var strings: [(text: String, place: DocumentPlace)] = []
    for element in try list(key) { strings.append((try element.string(), element.place)) }
    return strings
  }
}
