import StowageManifests
import StowageModel
import StowagePlanning

/// Clusters written down in YAML, a document an object.
enum Written {
  /// The cluster of these documents.
  static func cluster(_ documents: String...) throws -> ClusterSnapshot { try cluster(documents) }

  /// The cluster of these documents.
  static func cluster(_ documents: [String]) throws -> ClusterSnapshot {
    let text = documents.joined(separator: "\n---\n")
    return ClusterSnapshot(try KubernetesReader().read(bytes: Array(text.utf8), file: "cluster.yaml"))
  }

  /// A node; `more` is put into its specification, in flow style.
  static func node(
    _ name: String, cpu: String = "4", memory: String = "8Gi", pods: Int = 110, labels: String = "", more: String = ""
  ) -> String {
    """
    kind: Node
    metadata: {name: \(name), labels: {kubernetes.io/hostname: \(name)\(labels.isEmpty ? "" : ", \(labels)")}}
    spec: {\(more)}
    status: {allocatable: {cpu: "\(cpu)", memory: "\(memory)", pods: "\(pods)"}}
    """
  }

  /// A pod; `spec` and `metadata` are added in flow style.
  static func pod(
    _ name: String, cpu: String = "1", memory: String = "1Gi", on node: String = "", labels: String = "",
    spec: String = "", metadata: String = "", status: String = ""
  ) -> String {
    """
    kind: Pod
    metadata: {name: \(name), labels: {\(labels)}\(metadata.isEmpty ? "" : ", \(metadata)")}
    spec: {nodeName: "\(node)", containers: [{name: main, resources: {requests: {cpu: "\(cpu)", memory: "\(memory)"}}}]\(spec.isEmpty ? "" : ", \(spec)")}
    status: {\(status)}
    """
  }
}

extension ClusterSnapshot {
  /// What the warnings say.
  var warningTexts: [String] { warnings.map(\.description) }
}
