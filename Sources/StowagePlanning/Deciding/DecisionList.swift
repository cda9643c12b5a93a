public import StowageManifests

/// Decisions in the order in which they were made, to be written as `{"decisions": […]}`.
///
/// The shape is that of recordings of the real kube-scheduler, so that the same tools read both. The same decisions
/// give the same bytes.
public struct DecisionList: Sendable {
  /// The decisions.
  public var decisions: [PodDecision]

  /// A list of `decisions`.
  public init(_ decisions: [PodDecision]) { self.decisions = decisions }

  /// The text: JSON with a decision a line, or YAML.
  public func text(as notation: KubernetesWriter.Notation) -> String {
    var text = ""
    switch notation {
    case .json:
      text += "{\"decisions\":["
      for (index, decision) in decisions.enumerated() {
        text += index == 0 ? "\n" : ",\n"
        decision.document.write(json: &text)
      }
      text += "\n]}\n"
    case .yaml:
      var fields = ManifestFields()
      fields.add("decisions", .list(decisions.map(\.document)))
      fields.node.write(yaml: &text, indent: 0)
    }
    return text
  }
}
