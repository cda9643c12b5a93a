public import StowageManifests

/// One recorded case: a cluster, and what the real scheduler decided on it, pod by pod.
public struct Recording: Sendable {
  /// The case's name.
  public let name: String
  /// The cluster, as Kubernetes objects.
  public let cluster: Objects
  /// The decisions, in the order in which they were made.
  public let decisions: [Decision]

  /// A cluster as Kubernetes objects.
  public typealias Objects = KubernetesObjects

  /// What was decided on one pod.
  public struct Decision: Sendable {
    /// `namespace/name`.
    public let pod: String
    /// `scheduled`, `unschedulable` or `preempting`.
    public let outcome: String
    /// The node that was taken.
    public let node: String?
    /// Every node with the highest total, sorted by name.
    public let bestNodes: [String]
    /// What was made of each node that was looked at, sorted by name.
    public let nodes: [NodeResult]
    /// What pushing pods out came to, where that was done.
    public var preemption: Preemption?
  }

  /// What pushing pods out came to.
  public struct Preemption: Hashable, Sendable {
    /// The node that the pod was bound to once the victims had gone.
    public let node: String
    /// The pods that had to go from there, sorted.
    public let victims: [String]
  }

  /// What was made of one node.
  public struct NodeResult: Hashable, Sendable {
    /// The node's name.
    public let node: String
    /// The weighted sum of the scores; `nil` where the node was rejected.
    public let total: Int64?
    /// The weighted scores by plugin; a plugin that skipped is absent or 0.
    public let weightedScores: [String: Int64]
    /// The first plugin that refused.
    public let rejectedBy: String?
    /// `Unschedulable` or `UnschedulableAndUnresolvable`.
    public let code: String?
    /// The reasons.
    public let reasons: [String]
  }
}

extension Recording {
  /// Reads a file of recordings: a case a line, in JSON.
  public static func read(bytes: [UInt8], file: String) throws -> [Recording] {
    var recordings: [Recording] = []
    for (number, line) in bytes.split(separator: UInt8(ascii: "\n")).enumerated() {
      guard let document = try DocumentReader.read(bytes: Array(line), file: "\(file):\(number + 1)").first else {
        continue
      }
      recordings.append(try Recording(document))
    }
    return recordings
  }

  init(_ document: DocumentValue) throws(ManifestError) {
    var root = try ObjectCursor(document)
    name = try root.string("name")
    cluster = try KubernetesReader().read([root.required("cluster").value])
    var decisions: [Decision] = []
    for var cursor in try root.objects("decisions") { decisions.append(try Decision(&cursor)) }
    self.decisions = decisions
  }
}

extension Recording.Decision {
  init(_ cursor: inout ObjectCursor) throws(ManifestError) {
    pod = try cursor.string("pod")
    outcome = try cursor.enumeration("outcome", ["scheduled", "unschedulable", "preempting"])
    node = try cursor.optionalString("node")
    bestNodes = try cursor.strings("bestNodes")
    var nodes: [Recording.NodeResult] = []
    for var node in try cursor.objects("nodes") { nodes.append(try Recording.NodeResult(&node)) }
    self.nodes = nodes
    preemption = try Self.preemption(&cursor)
  }

  private static func preemption(_ cursor: inout ObjectCursor) throws(ManifestError) -> Recording.Preemption? {
    guard let node = try cursor.optionalString("nodeAfterPreemption") else { return nil }
    for var candidate in try cursor.objects("preemptionCandidates") where try candidate.string("node") == node {
      return Recording.Preemption(node: node, victims: try candidate.strings("victims"))
    }
    return Recording.Preemption(node: node, victims: [])
  }
}

extension Recording.NodeResult {
  init(_ cursor: inout ObjectCursor) throws(ManifestError) {
    node = try cursor.string("node")
    total = try cursor.optionalInt("total").map(Int64.init)
    var scores: [String: Int64] = [:]
    if var weighted = try cursor.optionalObject("weightedScores") {
      for plugin in weighted.keys { scores[plugin] = Int64(try weighted.int(plugin)) }
    }
    weightedScores = scores
    rejectedBy = try cursor.optionalString("rejectedBy")
    code = try cursor.optionalString("code")
    reasons = try cursor.strings("reasons")
  }
}
