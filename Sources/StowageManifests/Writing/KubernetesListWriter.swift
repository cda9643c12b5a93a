public import StowageModel

/// Writes a Kubernetes `List` item by item, in memory that does not grow with their number.
///
/// The text is that of ``KubernetesWriter``. Nothing but ``end(to:)`` completes it.
public struct KubernetesListWriter: Sendable {
  private let notation: KubernetesWriter.Notation
  private var isEmpty = true

  /// A writer of an empty list in YAML or JSON.
  public init(as notation: KubernetesWriter.Notation) { self.notation = notation }

  /// Adds a node to `text`.
  public mutating func write(_ node: Node, to text: inout String) { write(node.manifest, to: &text) }

  /// Adds a pod to `text`.
  public mutating func write(_ pod: Pod, to text: inout String) { write(pod.manifest, to: &text) }

  /// Adds what comes after the last item to `text`.
  public consuming func end(to text: inout String) {
    if isEmpty { text += beginning }
    switch notation {
    case .yaml: if isEmpty { text += " []\n" }
    case .json: text += "\n]}\n"
    }
  }

  private mutating func write(_ item: ManifestNode, to text: inout String) {
    if isEmpty { text += beginning }
    switch notation {
    case .yaml:
      text += isEmpty ? "\n- " : "- "
      item.write(yaml: &text, indent: 2)
    case .json:
      text += isEmpty ? "\n" : ",\n"
      item.write(json: &text)
    }
    isEmpty = false
  }

  private var beginning: String {
    switch notation {
    case .yaml: "apiVersion: v1\nkind: List\nitems:"
    case .json: "{\"apiVersion\":\"v1\",\"kind\":\"List\",\"items\":["
    }
  }
}
