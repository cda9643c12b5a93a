public import StowageModel

/// What a set of Kubernetes manifests describes.
public struct KubernetesObjects: Sendable {
  /// The nodes, in the order of the documents.
  public var nodes: [Node] = []
  /// The pods, in the order of the documents; those made from workloads follow.
  public var pods: [Pod] = []
  /// Everything else that scheduling looks at, each kind in the order of the documents.
  public var objects = ClusterObjects()
  /// How many objects of which kind were passed over, because nothing here needs them.
  public var leftAside: [String: Int] = [:]
  /// What is no error but worth knowing, one sentence each.
  public var warnings: [Warning] = []

  /// The namespaces that objects name and of which no object is there: nothing but their names is known.
  public var unlistedNamespaces: Set<String> = []
  /// The workloads of which pods were made, or would be made where more of them are asked for, in the order of the
  /// documents.
  package var workloads: [WorkloadPods] = []

  /// A set without objects, to be filled by a reader or by hand.
  public init() {}

  /// Something that is no error but worth knowing.
  public struct Warning: Hashable, Sendable, CustomStringConvertible {
    /// The name of the file, as the caller gave it to the reader.
    public var file: String
    /// The line, from 1.
    public var line: Int
    /// One sentence without a full stop.
    public var message: String

    /// The warning as `FILE:LINE: MESSAGE`.
    public var description: String { "\(file):\(line): \(message)" }
  }
}
