public import StowageModel

/// Writes nodes and pods as a Kubernetes `List`, which ``KubernetesReader`` reads back as the same values.
///
/// Read it with `defaulting: false` to get exactly what was written; defaults fill in what a value leaves open. Two
/// things Kubernetes has no words for are told otherwise: shares of a GPU by the annotations of Alibaba's
/// open-gpu-share scheduler, and devices that no vendor's resource tells by the annotation `stowage.dev/gpu-devices`.
/// Times outside the years 0 to 9999 are left out.
public enum KubernetesWriter {
  /// The notations.
  public enum Notation: Sendable {
    /// YAML in block style.
    case yaml
    /// JSON, an object a line.
    case json
  }

  /// The text of a `List` of `nodes` and then `pods`.
  public static func text(nodes: [Node] = [], pods: [Pod] = [], as notation: Notation) -> String {
    switch notation {
    case .yaml:
      var output = "apiVersion: v1\nkind: List\nitems:"
      if nodes.isEmpty && pods.isEmpty { return output + " []\n" }
      output += "\n"
      func add(_ item: ManifestNode) {
        output += "- "
        item.write(yaml: &output, indent: 2)
      }
      for node in nodes { add(node.manifest) }
      for pod in pods { add(pod.manifest) }
      return output
    case .json:
      var output = "{\"apiVersion\":\"v1\",\"kind\":\"List\",\"items\":["
      var separator = "\n"
      func add(_ item: ManifestNode) {
        output += separator
        separator = ",\n"
        item.write(json: &output)
      }
      for node in nodes { add(node.manifest) }
      for pod in pods { add(pod.manifest) }
      return output + "\n]}\n"
    }
  }
}
