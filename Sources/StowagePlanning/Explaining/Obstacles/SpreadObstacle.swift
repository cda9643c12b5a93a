/// How the pods of a kind lie in the domains of a spread constraint that keeps one more off.
public struct SpreadObstacle: Hashable, Sendable, CustomStringConvertible {
  /// The node label whose values are the domains.
  public let topologyKey: String
  /// How far a domain may be ahead of the emptiest.
  public let maxSkew: Int64
  /// The domains that are full, by value.
  public let full: [DomainCount]
  /// The domains with the fewest pods, by value.
  public let emptiest: [DomainCount]

  /// The pods of a kind in one domain.
  public struct DomainCount: Hashable, Sendable {
    /// The value of the label.
    public let domain: String
    /// How many pods count there.
    public let pods: Int64

    /// This many pods in a domain.
    public init(domain: String, pods: Int64) {
      self.domain = domain
      self.pods = pods
    }
  }

  /// The domains of a constraint.
  public init(topologyKey: String, maxSkew: Int64, full: [DomainCount], emptiest: [DomainCount]) {
    self.topologyKey = topologyKey
    self.maxSkew = maxSkew
    self.full = full
    self.emptiest = emptiest
  }

  /// The counts in a sentence, the fullest first.
  public var description: String {
    let counts = Dictionary(grouping: Set(full + emptiest), by: \.pods).sorted { $0.key > $1.key }.map {
      pods, domains in
      let names = domains.map(\.domain).sorted()
      return "\(names.list) \(names.count == 1 ? "has" : "have") \(pods)" + (names.count == 1 ? "" : " each")
    }
    return "maxSkew is \(maxSkew) over \(topologyKey), where \(counts.joined(separator: ", "))"
  }
}

extension [String] {
  /// The first few in a sentence, the rest by their number.
  var list: String {
    if count == 1 { return self[0] }
    let shown = count <= 5 ? self : Array(prefix(4)) + ["\(count - 4) more"]
    return shown.dropLast().joined(separator: ", ") + " and " + (shown.last ?? "")
  }
}
