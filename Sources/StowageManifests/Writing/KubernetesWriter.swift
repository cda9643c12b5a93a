public import StowageModel

/// Writes nodes and pods as a Kubernetes `List`, which ``KubernetesReader`` reads back as the same values.
///
/// Read it with `defaulting: false` to get exactly what was written; defaults fill in what a value leaves open. Two
/// things Kubernetes has no words for are told otherwise: shares of a GPU by the annotations of Alibaba's
/// open-gpu-share scheduler, and devices that no vendor's resource tells by the annotation `stowage.dev/gpu-devices`.
/// Times outside the years 0 to 9999 are left out.
public enum KubernetesWriter {
  /// The text formats that can be written.
  public enum Notation: Sendable {
    /// YAML in block style.
    case yaml
    /// JSON, an object a line.
    case json
  }

  /// The text of a `List` of `nodes` and then `pods`; ``KubernetesListWriter`` writes it item by item.
  ///
  /// - Complexity: O(size of the text).
  public static func text(nodes: [Node] = [], pods: [Pod] = [], as notation: Notation) -> String {
    var writer = KubernetesListWriter(as: notation)
    var text = ""
    for node in nodes { writer.write(node, to: &text) }
    for pod in pods { writer.write(pod, to: &text) }
    writer.end(to: &text)
    return text
  }
}
