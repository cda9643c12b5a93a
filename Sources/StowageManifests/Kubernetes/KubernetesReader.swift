/// Reads Kubernetes' objects from manifests as `kubectl get -o yaml` or `-o json` writes them and as people do.
///
/// Fields that do not matter here are passed over; those that do are checked, and what is wrong is named with file,
/// line and path. Lists (`List`, `PodList`, `NodeList`, also nested) and several documents are read as one.
///
/// Read are nodes, pods, the workloads that stand for pods, and what else scheduling looks at
/// (``KubernetesObjects/objects``); objects of other kinds are counted.
public struct KubernetesReader: Sendable {
  /// Whether what the API server and the kubelet fill in is filled in here as well: requests from limits, pod-level
  /// requests, ports of the host network, owners' selectors from their templates, the namespace `default`, and 110 pods
  /// for a node that tells no number.
  public var defaulting: Bool

  /// The names of nodes that are known from elsewhere: being bound to one of them is nothing to warn of.
  public var knownNodes: Set<String>

  /// How many pods a workload stands for even where it keeps fewer at present: 1 where its template is what matters.
  package var leastReplicas = 0

  /// A reader; it fills in defaults unless told otherwise.
  public init(defaulting: Bool = true, knownNodes: Set<String> = []) {
    self.defaulting = defaulting
    self.knownNodes = knownNodes
  }

  /// The objects of one file.
  ///
  /// - Throws: ``ManifestError`` for the first thing that is wrong.
  public func read(bytes: [UInt8], file: String) throws(ManifestError) -> KubernetesObjects {
    try read(DocumentReader.read(bytes: bytes, file: file))
  }

  /// The objects of documents, which may come from several files; they are read as one cluster.
  ///
  /// - Throws: ``ManifestError`` for the first thing that is wrong, also between objects: a name that is there twice.
  /// - Complexity: O(size of the documents); a workload counts with all its pods.
  public func read(_ documents: [DocumentValue]) throws(ManifestError) -> KubernetesObjects {
    var collector = ObjectCollector(defaulting: defaulting, knownNodes: knownNodes, leastReplicas: leastReplicas)
    for document in documents { try collector.add(document, path: .root, impliedKind: nil) }
    return try collector.finish()
  }
}
