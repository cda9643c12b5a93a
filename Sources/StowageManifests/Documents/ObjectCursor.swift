/// An object of a document, to be read field by field.
///
/// ```swift
/// var root = try ObjectCursor(document)
/// let name = try root.string("name")
/// let seeds = try root.optionalInt("seeds", in: 1...1000) ?? 10
/// var spec = try root.object("spec")
/// let window = try spec.optionalDuration("window") ?? .seconds(30)
/// try spec.finish()
/// try root.finish()
/// ```
///
/// `string(_:)` and its like ask for a field that must be there; `optionalString(_:)` and its like give `nil` where it
/// is absent or null. Every method throws a ``ManifestError`` with file, line and path.
///
/// The cursor remembers which fields were asked for. ``finish()`` then refuses the others, naming the nearest known
/// one: so Stowage's own kinds are read. Without it unknown fields are passed over, as is right for Kubernetes' kinds,
/// of which only a part matters here.
public struct ObjectCursor: Sendable {
  /// Where the object lies in its document.
  public let path: DocumentPath
  /// Where it stands in its file.
  public let position: DocumentPosition
  /// Its keys and values.
  public private(set) var entries: [DocumentValue.Entry]
  private var askedFor: [String] = []

  /// A cursor on `value`, which must be an object; give `path` where it is not the document's root.
  public init(_ value: DocumentValue, path: DocumentPath = .root) throws(ManifestError) {
    guard case .mapping(let entries) = value.content else {
      throw ManifestError(at: value.position, path: path.description, found: value.summary, expected: "an object")
    }
    self.entries = entries
    self.path = path
    position = value.position
  }

  /// The names of the fields, in the document's order.
  public var keys: [String] { entries.map(\.key) }

  /// The value of `key`, to be read as any type; `nil` where it is absent or null.
  ///
  /// - Complexity: O(*n*) in the number of fields.
  public mutating func optional(_ key: String) -> ValueCursor? {
    askedFor.append(key)
    guard let entry = entries.first(where: { $0.key == key }), !entry.value.isNull else { return nil }
    return ValueCursor(entry.value, path: .field(path, key))
  }

  /// The value of `key` without asking for it: ``finish()`` does not count it as read.
  func optionalCopy(_ key: String) -> ValueCursor? {
    var copy = self
    return copy.optional(key)
  }

  /// The object with another name in its metadata, which must be there.
  func settingName(_ name: String) -> ObjectCursor {
    var copy = self
    copy.entries = entries.map { entry in
      guard entry.key == "metadata", case .mapping(let fields) = entry.value.content else { return entry }
      let position = entry.value.position
      let named = DocumentValue.Entry(
        key: "name", at: position, value: DocumentValue(.scalar(.string, name), at: position))
      let value = DocumentValue(.mapping([named] + fields.filter { $0.key != "name" }), at: position)
      return DocumentValue.Entry(key: entry.key, at: entry.position, value: value)
    }
    return copy
  }

  /// The value of `key`, to be read as any type.
  ///
  /// - Complexity: O(*n*) in the number of fields.
  public mutating func required(_ key: String) throws(ManifestError) -> ValueCursor {
    if let value = optional(key) { return value }
    if let entry = entries.first(where: { $0.key == key }) {
      throw ManifestError(at: entry.position, path: path.description, found: "\"\(key)\" has no value")
    }
    let missing = "the field \"\(key)\" is missing"
    let others = entries.filter { !askedFor.contains($0.key) }
    guard let nearest = Suggestions.nearest(to: key, in: others.map(\.key)),
      let entry = others.first(where: { $0.key == nearest })
    else { throw ManifestError(at: position, path: path.description, found: missing) }
    throw ManifestError(
      at: entry.position, path: path.description,
      found: "\(missing); is it meant by \"\(DocumentValue.shortened(nearest))\"?")
  }

  /// Refuses every field that was not asked for, naming the nearest that was.
  ///
  /// - Complexity: O(*n* × *m*) in the numbers of fields and of fields that were asked for.
  public func finish() throws(ManifestError) {
    guard let entry = entries.first(where: { !askedFor.contains($0.key) }) else { return }
    let known = askedFor.filter { name in !entries.contains { $0.key == name } }
    throw ManifestError(
      at: entry.position, path: path.description, found: "unknown field \"\(DocumentValue.shortened(entry.key))\"",
      suggestion: Suggestions.nearest(to: entry.key, in: known))
  }

  /// An error at the place of `key`, or of the object where there is no such field.
  public func error(
    at key: String, found: String, expected: String? = nil, suggestion: String? = nil
  ) -> ManifestError {
    let entry = entries.first { $0.key == key }
    return ManifestError(
      at: entry?.value.position ?? position, path: DocumentPath.field(path, key).description, found: found,
      expected: expected, suggestion: suggestion)
  }
}
