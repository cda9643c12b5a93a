public import StowageManifests
public import StowagePlanning
import StowageScheduling

/// One recorded case: a cluster, and what the real scheduler decided on it, pod by pod.
public struct Recording: Sendable {
  /// The name of the case within its file.
  public let name: String
  /// The cluster, as Kubernetes objects.
  public let cluster: Objects
  /// The same as it stands in the recording.
  public let clusterDocument: DocumentValue
  /// The decisions, in the order in which they were made.
  public let decisions: [PodDecision]

  /// A cluster as Kubernetes objects.
  public typealias Objects = KubernetesObjects
}

extension Recording {
  /// Reads a file of recordings: a case a line, in JSON.
  ///
  /// - Complexity: O(size of the file).
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
    clusterDocument = try root.required("cluster").value
    // As kube-scheduler was given it: without what a cluster around it would have added.
    var reader = KubernetesReader(validation: .ignore)
    reader.completing = false
    cluster = try reader.read([clusterDocument])
    var decisions: [PodDecision] = []
    for var cursor in try root.objects("decisions") { decisions.append(try PodDecision(&cursor)) }
    self.decisions = decisions
  }
}

extension PodDecision {
  init(_ cursor: inout ObjectCursor) throws(ManifestError) {
    self.init(
      pod: try cursor.string("pod"), outcome: try cursor.enumeration("outcome"),
      node: try cursor.optionalString("node"), bestNodes: try cursor.strings("bestNodes"))
    for var node in try cursor.objects("nodes") { nodes.append(try NodeAccount(&node)) }
    preemption = try Self.preemption(&cursor)
    message = try cursor.optionalString("message")
    for var entry in try cursor.objects("reasons") {
      let reason = try entry.string("reason")
      if let nodes = try entry.optionalInt("nodes") {
        reasons.append(ReasonCount(reason: reason, nodes: nodes))
      } else {
        reasonEverywhere = reason
      }
    }
  }

  private static func preemption(_ cursor: inout ObjectCursor) throws(ManifestError) -> Preemption? {
    guard let node = try cursor.optionalString("nodeAfterPreemption") else { return nil }
    for var candidate in try cursor.objects("preemptionCandidates") where try candidate.string("node") == node {
      return Preemption(node: node, victims: try candidate.strings("victims"))
    }
    return Preemption(node: node, victims: [])
  }
}

extension NodeAccount {
  init(_ cursor: inout ObjectCursor) throws(ManifestError) {
    self.init(
      node: try cursor.string("node"), total: try cursor.optionalInt("total").map(Int64.init),
      rejectedBy: try cursor.optionalString("rejectedBy"),
      code: try cursor.optionalEnumeration("code"), reasons: try cursor.strings("reasons"))
    guard var weighted = try cursor.optionalObject("weightedScores") else { return }
    for plugin in weighted.keys { weightedScores[plugin] = Int64(try weighted.int(plugin)) }
  }
}
