import StowageManifests
import Testing

/// Reads `text` as the file `test.yaml`.
func read(_ text: String) throws(ManifestError) -> [DocumentValue] {
  try DocumentReader.read(bytes: Array(text.utf8), file: "test.yaml")
}

/// The message with which `text` is refused; empty where it is not.
func refusal(_ text: String) -> String { refusal(Array(text.utf8)) }

/// The message with which `bytes` are refused; empty where they are not.
func refusal(_ bytes: [UInt8]) -> String {
  do {
    _ = try DocumentReader.read(bytes: bytes, file: "test.yaml")
    return ""
  } catch {
    return error.description
  }
}

/// The message with which the manifest `text` is refused; empty where it is not.
func manifestRefusal(_ text: String) -> String {
  do {
    _ = try KubernetesReader().read(bytes: Array(text.utf8), file: "test.yaml")
    return ""
  } catch {
    return error.description
  }
}

extension DocumentValue {
  /// The value in a short notation of its own, to compare whole trees by.
  var outline: String {
    switch content {
    case .mapping(let entries): "{" + entries.map { "\($0.key): \($0.value.outline)" }.joined(separator: ", ") + "}"
    case .sequence(let elements): "[" + elements.map(\.outline).joined(separator: ", ") + "]"
    case .scalar(.string, let text): "'\(text)'"
    case .scalar(.null, _): "null"
    case .scalar(let kind, let text): "\(kind) \(text)"
    }
  }

  /// Line and column, as in `2:5`.
  var place: String { "\(position.line):\(position.column)" }
}
