public import StowageModel

/// What stands in the way of a pod that fits nowhere: a pod, a domain, a claim, or something that the pod says itself.
public enum Obstacle: Hashable, Sendable {
  /// A pod has a port of the node that the pod wants.
  case hostPort(HostPort, of: PodOnNode)
  /// A pod uses a claim that only one pod may use at a time (`ReadWriteOncePod`).
  case claimInUse(String, by: PodOnNode)
  /// A pod has a disk of the pod in a way that does not go together with its own.
  case diskInUse(by: PodOnNode)
  /// The pod's own required anti-affinity keeps it off the domain of another pod.
  case antiAffinity(to: PodOnNode, TopologyDomain)
  /// The required anti-affinity of another pod keeps it off that pod's domain.
  case antiAffinityOf(PodOnNode, TopologyDomain)
  /// The pod must be near pods that are elsewhere; empty where none of their kind is on a node.
  case affinity(to: [PodOnNode], topologyKeys: [String])
  /// The pod must be near pods that have no node either.
  case waitsFor([String])
  /// The pod and others must be near one another, in this order, and none has a node.
  case waitForOneAnother([String])
  /// Domains of a spread constraint have too many pods.
  case fullDomains(SpreadObstacle)
  /// A spread constraint has fewer domains than it asks for, so that the emptiest counts as having no pod.
  case tooFewDomains(topologyKey: String, domains: Int, minDomains: Int)
  /// The emptiest domain holds the others back, and the pod can't go there; it may be that `nodeTaintsPolicy: Honor` would
  /// leave it out of the count, and the pod would not be held back any more.
  case closedDomain(TopologyDomain, reason: String, honoringTaintsHelps: Bool)
  /// A pod that the pod has preempted is still there.
  case victimLeaving(PodOnNode)
  /// The pod's policy lets it preempt no pod, though pods of lower priority run.
  case neverPreempts
  /// A claim is promised to one node, which may not be there.
  case promisedClaim(String, node: String, isThere: Bool)
  /// The pod's node affinity names the nodes that it can be on; those of `missing` are not there.
  case pinned(to: [String], missing: [String], isDaemon: Bool)
}

extension Obstacle: CustomStringConvertible {
  /// The obstacle in one sentence, without a full stop.
  public var description: String {
    switch self {
    case .hostPort(let port, let other): "\(other) has the port \(port.port)/\(port.protocol.rawValue) of the node"
    case .claimInUse(let claim, let other):
      "\(other) uses the claim \(claim), which one pod alone may use (ReadWriteOncePod)"
    case .diskInUse(let other): "\(other) has a disk that it wants"
    case .antiAffinity(let other, let domain): "its anti-affinity keeps it away from \(other), off \(domain)"
    case .antiAffinityOf(let other, let domain): "the anti-affinity of \(other) keeps it off \(domain)"
    case .affinity(let others, let keys):
      others.isEmpty
        ? "no pod that it must be near is on a node"
        : "it must be near \(others.map(\.description).list), by \(keys.list)"
    case .waitsFor(let pods): "it must be near \(pods.list), which \(pods.count == 1 ? "has" : "have") no node yet"
    case .waitForOneAnother(let pods): "pods wait for one another: \(Self.ring(pods))"
    case .fullDomains(let spread): spread.description
    case .tooFewDomains(let key, let domains, let least):
      "\(key) has \(domains) \(domains == 1 ? "domain" : "domains") that \(domains == 1 ? "counts" : "count") and minDomains is "
        + "\(least): the emptiest counts as 0"
    case .closedDomain(let domain, let reason, let helps):
      "\(domain) is the emptiest and holds the others back, and the pod can't go there (\(reason))"
        + (helps ? "; nodeTaintsPolicy: Honor would leave it out of the count" : "")
    case .victimLeaving(let other): "it waits for \(other), which it has preempted, to leave"
    case .neverPreempts: "its preemptionPolicy is Never: it preempts no pod of lower priority"
    case .promisedClaim(let claim, let node, let isThere):
      "the claim \(claim) is promised to the node \(node) (\(StorageAnnotation.selectedNode))"
        + (isThere ? ", and no other will do" : ", which is not there")
    case .pinned(let nodes, let missing, let isDaemon): Self.pin(nodes, missing, isDaemon)
    }
  }

  private static func ring(_ pods: [String]) -> String {
    pods.indices.map { "\(pods[$0]) for \(pods[($0 + 1) % pods.count])" }.joined(separator: ", ")
  }

  private static func pin(_ nodes: [String], _ missing: [String], _ isDaemon: Bool) -> String {
    let text =
      "it is \(isDaemon ? "a daemon's pod " : "")for the \(nodes.count == 1 ? "node" : "nodes") \(nodes.list) alone "
      + "(node affinity on metadata.name)"
    if missing.isEmpty { return text }
    if nodes.count == 1 { return text + ", which is not there" }
    return text + ", of which \(missing.list) \(missing.count == 1 ? "is" : "are") not there"
  }
}
