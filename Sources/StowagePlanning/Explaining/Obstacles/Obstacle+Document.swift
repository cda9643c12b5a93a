import StowageManifests
import StowageModel

extension Obstacle {
  /// The obstacle as an object: its `kind`, what it is about, and its sentence as `text`.
  var document: ManifestNode {
    var fields = ManifestFields()
    fields.add("kind", .text(kind))
    add(to: &fields)
    fields.add("text", .text(description))
    return fields.node
  }

  private var kind: String {
    switch self {
    case .hostPort: "hostPort"
    case .claimInUse: "claimInUse"
    case .diskInUse: "diskInUse"
    case .antiAffinity: "antiAffinity"
    case .antiAffinityOf: "antiAffinityOf"
    case .affinity: "affinity"
    case .waitsFor: "waitsFor"
    case .waitForOneAnother: "waitForOneAnother"
    case .fullDomains: "fullDomains"
    case .tooFewDomains: "tooFewDomains"
    case .closedDomain: "closedDomain"
    case .victimLeaving: "victimLeaving"
    case .neverPreempts: "neverPreempts"
    case .promisedClaim: "promisedClaim"
    case .pinned: "pinned"
    }
  }

  private func add(to fields: inout ManifestFields) {
    switch self {
    case .hostPort(let port, let other):
      fields.add("port", .integer(Int64(port.port)))
      fields.add("protocol", .text(port.protocol.rawValue))
      other.add(to: &fields)
    case .claimInUse(let claim, let other):
      fields.add("claim", .text(claim))
      other.add(to: &fields)
    case .diskInUse(let other), .victimLeaving(let other): other.add(to: &fields)
    case .antiAffinity(let other, let domain), .antiAffinityOf(let other, let domain):
      other.add(to: &fields)
      domain.add(to: &fields)
    case .affinity(let others, let keys):
      fields.add("topologyKeys", .texts(keys))
      fields.add("pods", .list(others.map(\.document)))
    case .waitsFor(let pods), .waitForOneAnother(let pods): fields.add("pods", .texts(pods))
    case .fullDomains(let spread): spread.add(to: &fields)
    case .tooFewDomains(let key, let domains, let least):
      fields.add("topologyKey", .text(key))
      fields.add("domains", .integer(Int64(domains)))
      fields.add("minDomains", .integer(Int64(least)))
    case .closedDomain(let domain, let reason, let helps):
      domain.add(to: &fields)
      fields.add("reason", .text(reason))
      fields.add("honoringTaintsHelps", .bool(helps))
    case .neverPreempts: break
    case .promisedClaim(let claim, let node, let isThere):
      fields.add("claim", .text(claim))
      fields.add("node", .text(node))
      fields.add("isThere", .bool(isThere))
    case .pinned(let nodes, let missing, let isDaemon):
      fields.add("nodes", .texts(nodes))
      fields.add("missing", .texts(missing))
      fields.add("isDaemon", .bool(isDaemon))
    }
  }
}

extension PodOnNode {
  fileprivate func add(to fields: inout ManifestFields) {
    fields.add("pod", .text(pod))
    fields.add("node", .text(node))
    if isTerminating { fields.add("isTerminating", .bool(true)) }
  }

  fileprivate var document: ManifestNode {
    var fields = ManifestFields()
    add(to: &fields)
    return fields.node
  }
}

extension TopologyDomain {
  fileprivate func add(to fields: inout ManifestFields) {
    fields.add("topologyKey", .text(topologyKey))
    fields.add("domain", .text(value))
  }
}

extension SpreadObstacle {
  fileprivate func add(to fields: inout ManifestFields) {
    fields.add("topologyKey", .text(topologyKey))
    fields.add("maxSkew", .integer(maxSkew))
    fields.add("full", .list(full.map(\.document)))
    fields.add("emptiest", .list(emptiest.map(\.document)))
  }
}

extension SpreadObstacle.DomainCount {
  fileprivate var document: ManifestNode {
    var fields = ManifestFields()
    fields.add("domain", .text(domain))
    fields.add("pods", .integer(pods))
    return fields.node
  }
}
