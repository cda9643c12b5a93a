public import StowageManifests
public import StowageModel

/// Something odd about a cluster that is no error, but that a decision may depend on.
public struct ClusterWarning: Hashable, Sendable, CustomStringConvertible {
  /// What is odd, with the names of what it concerns.
  public let kind: Kind

  /// A warning of this kind.
  public init(_ kind: Kind) { self.kind = kind }

  /// What can be odd about a cluster.
  public enum Kind: Hashable, Sendable {
    /// The reader noticed something, with file and line: a pod on a node that is not there, an unknown priority class.
    case reading(KubernetesObjects.Warning)
    /// There is no node at all.
    case noNodes
    /// A node tells neither CPU nor memory that pods may have.
    case nothingAllocatable(node: String)
    /// The pods on a node ask for more than it has.
    case overcommitted(node: String, resource: ResourceName, requested: Int64, allocatable: Int64)
    /// Gates keep these pods out of the queue.
    case gated(pods: [String])
    /// These pods name another scheduler.
    case ofOtherScheduler(String, pods: [String])
    /// These pods wait, but are being deleted.
    case terminating(pods: [String])
    /// Pods name a claim that is not there.
    case missingClaim(String, pods: [String])
    /// Pods are in a namespace that is not there, and some rule selects namespaces by labels beside their names.
    case missingNamespace(String, pods: [String])
    /// Pods that wait are to go to a node where capacity was being freed for them, but it is not there.
    case nominatedToMissingNode(String, pods: [String])
    /// Objects of kinds that nothing here looks at.
    case leftAside([String: Int])
  }

  /// One sentence, without a full stop.
  public var description: String {
    switch kind {
    case .reading(let warning): warning.description
    case .noNodes: "there are no nodes: nothing can be placed"
    case .nothingAllocatable(let node):
      "node \"\(node)\" tells no allocatable cpu and memory: nothing that asks for either fits there"
    case .overcommitted(let node, let resource, let requested, let allocatable):
      "node \"\(node)\" is overcommitted: its pods ask for \(resource.text(of: requested)) of \(resource.rawValue), "
        + "it has \(resource.text(of: allocatable))"
    case .gated(let pods): Self.clause(pods, "has scheduling gates", "have scheduling gates") + ": not decided"
    case .ofOtherScheduler(let name, let pods):
      Self.clause(pods, "goes", "go") + " to the scheduler \"\(name)\": not decided"
    case .terminating(let pods): Self.clause(pods, "waits but is", "wait but are") + " being deleted: not decided"
    case .missingClaim(let claim, let pods):
      Self.clause(pods, "names", "name") + " the claim \"\(claim)\", which is not there"
    case .missingNamespace(let name, let pods):
      Self.clause(pods, "is", "are") + " in the namespace \"\(name)\", which is not there: "
        + "rules that select namespaces by label see but its name"
    case .nominatedToMissingNode(let node, let pods):
      Self.clause(pods, "is", "are") + " nominated to node \"\(node)\", which is not there"
    case .leftAside(let kinds):
      "left aside, as nothing here looks at them: "
        + kinds.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
    }
  }

  /// The first pods by name, the others by number.
  private static func clause(_ pods: [String], _ singular: String, _ plural: String) -> String {
    if pods.count == 1, let pod = pods.first { return "pod \(pod) \(singular)" }
    let named = pods.prefix(3).joined(separator: ", ")
    let rest = pods.count > 3 ? " and \(pods.count - 3) more" : ""
    return "pods \(named)\(rest) \(plural)"
  }
}
