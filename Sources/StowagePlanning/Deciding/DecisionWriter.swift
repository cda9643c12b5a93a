public import StowageManifests

/// Writes `{"decisions": […]}` decision by decision, in memory that does not grow with their number.
///
/// The shape is that of recordings of the real kube-scheduler, so that the same tools read both. The same decisions
/// give the same bytes. Nothing but ``end(to:)`` completes the text.
public struct DecisionWriter: Sendable {
  private let notation: KubernetesWriter.Notation
  private let givesAccounts: Bool
  private let warnings: [String]
  private var isEmpty = true

  /// A writer in this notation: JSON with a decision a line, or YAML.
  ///
  /// - Parameters:
  ///   - warnings: What is odd about the cluster; written as `warnings` before the decisions, where there are any.
  ///   - givesAccounts: Whether each decision lists what was made of every node: its size grows with their number.
  public init(as notation: KubernetesWriter.Notation, warnings: [String] = [], givesAccounts: Bool = true) {
    self.notation = notation
    self.warnings = warnings
    self.givesAccounts = givesAccounts
  }

  /// Adds a decision to `text`.
  public mutating func write(_ decision: PodDecision, to text: inout String) {
    if isEmpty { text += beginning }
    switch notation {
    case .json:
      text += isEmpty ? "\n" : ",\n"
      decision.document(withAccounts: givesAccounts).write(json: &text)
    case .yaml:
      text += isEmpty ? "\n- " : "- "
      decision.document(withAccounts: givesAccounts).write(yaml: &text, indent: 2)
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
    var text = ""
    let list = ManifestNode.texts(warnings)
    switch notation {
    case .json:
      text = "{"
      if !warnings.isEmpty {
        text += "\"warnings\":"
        list.write(json: &text)
        text += ",\n"
      }
      return text + "\"decisions\":["
    case .yaml:
      if !warnings.isEmpty {
        text = "warnings:\n"
        list.write(yaml: &text, indent: 0)
      }
      return text + "decisions:"
    }
  }
}
