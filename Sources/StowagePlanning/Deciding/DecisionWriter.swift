public import StowageManifests

/// Writes `{"decisions": […]}` decision by decision, in memory that does not grow with their number.
///
/// The shape is that of recordings of the real kube-scheduler, so that the same tools read both. The same decisions
/// give the same bytes. Nothing but ``end(to:)`` completes the text.
public struct DecisionWriter: Sendable {
  private let notation: KubernetesWriter.Notation
  private var isEmpty = true

  /// A writer in this notation: JSON with a decision a line, or YAML.
  public init(as notation: KubernetesWriter.Notation) { self.notation = notation }

  /// Adds a decision to `text`.
  public mutating func write(_ decision: PodDecision, to text: inout String) {
    if isEmpty { text += beginning }
    switch notation {
    case .json:
      text += isEmpty ? "\n" : ",\n"
      decision.document.write(json: &text)
    case .yaml:
      text += isEmpty ? "\n- " : "- "
      decision.document.write(yaml: &text, indent: 2)
    }
    isEmpty = false
  }

  /// Adds what comes after the last decision to `text`.
  public consuming func end(to text: inout String) {
    if isEmpty { text += beginning }
    switch notation {
    case .json: text += "\n]}\n"
    case .yaml: if isEmpty { text += " []\n" }
    }
  }

  private var beginning: String {
    switch notation {
    case .json: "{\"decisions\":["
    case .yaml: "decisions:"
    }
  }
}
