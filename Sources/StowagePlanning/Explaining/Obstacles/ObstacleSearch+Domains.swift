import StowageCluster
import StowageModel
import StowageScheduling

extension ObstacleSearch {
  /// What the pod's spread constraints come to, where they keep it off nodes.
  var domains: [Obstacle] {
    let nodes = rejected(by: "PodTopologySpread").filter { $0.account.code == .unschedulable }.map(\.node)
    if nodes.isEmpty { return [] }
    let plugin = filters.lazy.compactMap { $0 as? PodTopologySpread }.first ?? PodTopologySpread()
    let labels = nodes.map { view.node($0).metadata.labels }
    return plugin.domains(for: pod, in: view).flatMap { domains -> [Obstacle] in
      let key = domains.constraint.topologyKey
      let full = Set(labels.compactMap { $0[key] }.filter(domains.isFull)).sorted()
      if full.isEmpty { return [] }
      let emptiest = domains.emptiest
      let spread = Obstacle.fullDomains(
        SpreadObstacle(
          topologyKey: key, maxSkew: domains.constraint.maxSkew,
          full: full.map { .init(domain: $0, pods: domains.counts[$0, default: 0]) },
          emptiest: domains.areTooFew ? [] : emptiest.map { .init(domain: $0, pods: domains.least) }))
      if domains.areTooFew {
        return [
          spread,
          .tooFewDomains(
            topologyKey: key, domains: domains.counts.count, minDomains: domains.constraint.minDomains),
        ]
      }
      return [spread]
        + emptiest.compactMap { domain in
          guard let account = closing(TopologyDomain(key, domain)), let reason = account.reasons.first else {
            return nil
          }
          let isCounted = account.rejectedBy == "TaintToleration" && domains.constraint.nodeTaintsPolicy == .ignore
          let without = isCounted ? plugin.domains(for: pod, honoringTaintsOver: key, in: view) : []
          let helps = isCounted && labels.contains { PodTopologySpread.admits($0, without) }
          return .closedDomain(TopologyDomain(key, domain), reason: reason, honoringTaintsHelps: helps)
        }
    }
  }

  /// What is against the first node of a domain; `nil` where spreading itself is against one of them, or none is there.
  private func closing(_ domain: TopologyDomain) -> NodeAccount? {
    let inside = accounts.filter { account in
      view.node(named: account.node).map { view.node($0).metadata.labels[domain.topologyKey] == domain.value } ?? false
    }
    return inside.allSatisfy { $0.rejectedBy != "PodTopologySpread" } ? inside.first : nil
  }
}

extension SpreadDomains {
  /// The domains with the fewest pods, by value.
  fileprivate var emptiest: [String] {
    let least = counts.values.min()
    return counts.filter { $0.value == least }.keys.sorted()
  }
}
