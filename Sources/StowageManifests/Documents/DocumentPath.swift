/// The way from a document's root to a value, as messages show it: `spec.containers[0].resources`.
///
/// Kept as links, so that reading costs no text for fields that are right.
public indirect enum DocumentPath: Sendable, CustomStringConvertible {
  /// The top of the document; its text is empty.
  case root
  /// A field of an object.
  case field(DocumentPath, String)
  /// An element of a list, from 0.
  case element(DocumentPath, Int)

  /// The path as text; empty for the root.
  public var description: String {
    switch self {
    case .root: return ""
    case .element(let parent, let index): return "\(parent.description)[\(index)]"
    case .field(let parent, let name):
      let start = parent.description
      // Names with dots in them, as labels have, would look like several fields.
      let shown = name.contains(".") || name.contains("/") || name.isEmpty ? "[\"\(name)\"]" : name
      if start.isEmpty || shown.hasPrefix("[") { return start + shown }
      return "\(start).\(shown)"
    }
  }
}
