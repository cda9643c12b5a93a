public import StowageModel

/// Reads Kubernetes' objects from manifests as `kubectl get -o yaml` or `-o json` writes them and as people do.
///
/// Read are nodes, pods, the workloads that stand for pods, and what else scheduling looks at
/// (``KubernetesObjects/objects``); objects of other kinds are counted. Fields that do not matter here are passed over;
/// those that do are checked, and what is wrong is named with file, line and path.
///
/// Lists (`List`, `PodList`, `NodeList`, also nested, without a kind, or plain arrays), several documents and
/// kube-scheduler-simulator's export are read as one. Of objects of one kind, namespace and name the last counts, as with
/// `kubectl apply`; a warning tells where they differ.
///
/// What people write is completed as a cluster would complete it (``completing``), and read strictly: a field that
/// Kubernetes does not know is an error (``validation``). What an API server has written is read as it is: an object in which
/// something can't be read is left out with a warning, so that no single object makes a dump unreadable.
public struct KubernetesReader: Sendable {
  /// Whether what the API server and the kubelet fill in is filled in here as well: requests from limits, pod-level
  /// requests, ports of the host network, owners' selectors from their templates, the namespace `default`, and 110 pods
  /// for a node that tells no number.
  public var defaulting: Bool

  /// Whether what admission and controllers add is added here as well: the label with a namespace's name, the default
  /// storage class, the claims of ephemeral volumes and of stateful sets, `matchLabelKeys` of affinity terms, and the pods
  /// of daemon sets.
  public var completing = true

  /// Nodes that are known from elsewhere: pods may be bound to them, and daemon sets run on them.
  public var otherNodes: [Node]

  /// What becomes of fields that Kubernetes does not know. Unless given, they are errors in what people wrote, and passed
  /// over in what an API server has written.
  public var validation: FieldValidation?

  /// How many pods a workload stands for even where it keeps fewer at present: 1 where its template is what matters.
  package var leastReplicas = 0

  /// A reader; it fills in defaults unless told otherwise.
  public init(defaulting: Bool = true, otherNodes: [Node] = [], validation: FieldValidation? = nil) {
    self.defaulting = defaulting
    self.otherNodes = otherNodes
    self.validation = validation
  }

  /// The objects of one file.
  ///
  /// - Throws: ``ManifestError`` for the first thing that is wrong.
  public func read(bytes: [UInt8], file: String) throws(ManifestError) -> KubernetesObjects {
    try read(DocumentReader.read(bytes: bytes, file: file))
  }

  /// The objects of documents, which may come from several files; they are read as one cluster.
  ///
  /// - Throws: ``ManifestError`` for the first thing that is wrong.
  /// - Complexity: O(size of the documents); a workload counts with all its pods.
  public func read(_ documents: [DocumentValue]) throws(ManifestError) -> KubernetesObjects {
    var collector = ObjectCollector(self)
    for document in documents { try collector.add(document) }
    return try collector.finish()
  }
}
