import StowageCluster
import StowageKernel
import StowageScheduling

/// Two policies that must decide alike, each about a cluster of its own to which the same happens.
struct PolicyPair {
  private var policies: [any SchedulingPolicy]
  private var randoms: [RandomStream]
  /// Decides for which pods accounts and reasons are compared as well, which cost far more.
  private var sampling: RandomStream

  init(_ first: any SchedulingPolicy, _ second: any SchedulingPolicy, seed: UInt64) {
    policies = [first, second]
    randoms = [RandomStream](repeating: RandomStream(seed: seed, purpose: "policy"), count: 2)
    sampling = RandomStream(seed: seed, purpose: "compared accounts")
  }

  /// What both decide about a waiting pod.
  mutating func decide(_ pod: PodID, in views: [ClusterView]) throws -> Decision {
    let infos = views.compactMap { PodInfo(pod, in: $0) }
    guard infos.count == 2 else { throw PlacementError.podIsNotPending(pod: views[0].name(of: pod)) }
    let isAccounted = sampling.once(in: 12)
    let accounts = isAccounted ? accounts(of: infos, in: views) : []
    if let first = accounts.first, first != accounts[1] {
      throw difference(.account, pod, views) { accounts[$0].differing(from: accounts[1 - $0], in: views[$0]) }
    }
    var decisions: [Decision] = []
    decisions.append(policies[0].decide(infos[0], in: views[0], random: &randoms[0]))
    let occupied = isAccounted ? OccupiedMemory() : nil
    decisions.append(policies[1].decide(infos[1], in: views[1], random: &randoms[1]))
    withExtendedLifetime(occupied) {}
    if decisions[0] != decisions[1] {
      throw difference(.decision, pod, views) { decisions[$0].text(in: views[$0]) }
    }
    if randoms[0] != randoms[1] {
      let next = randoms.map { $0.peek }
      throw difference(.randomNumbers, pod, views) {
        "\(decisions[0].text(in: views[0])); its next number is \(next[$0])"
      }
    }
    if let account = accounts.last, !account.outcome.agrees(with: decisions[1]) {
      let texts = [account.outcome.text(in: views[1]), decisions[1].text(in: views[1])]
      throw difference(.accountAndDecision, pod, views) { texts[$0] }
    }
    try checkReasons(infos, decisions[1], in: views, isAccounted: isAccounted)
    return decisions[0]
  }

  private func difference(
    _ subject: DecisionDifference.Subject, _ pod: PodID, _ views: [ClusterView], _ text: (Int) -> String
  ) -> PolicyDifference {
    let isOfSecond = subject == .accountAndDecision || subject == .filtersAndDecision
    return PolicyDifference(
      difference: DecisionDifference(
        subject: subject, pod: views[0].name(of: pod),
        first: .init(policy: policies[isOfSecond ? 1 : 0].name, text: text(0)),
        second: .init(policy: policies[1].name, text: text(1))))
  }

  /// The accounts of both; none where a policy gives none.
  private func accounts(of infos: [PodInfo], in views: [ClusterView]) -> [Account] {
    let explaining = policies.compactMap { $0 as? any ExplainingPolicy }
    guard explaining.count == 2 else { return [] }
    return explaining.indices.map { index in
      var policy = explaining[index]
      var random = randoms[index]
      return Account(policy.cycle(infos[index], in: views[index], random: &random), random.next())
    }
  }

  /// A pod is placed where no filter rejects it; where it is refused, both policies give the same reasons.
  private func checkReasons(
    _ infos: [PodInfo], _ decision: Decision, in views: [ClusterView], isAccounted: Bool
  ) throws {
    if case .place(let placement) = decision {
      guard views[1].contains(placement.node) else {
        throw PlacementError.noSuchNode(pod: views[1].name(of: infos[1].id))
      }
      guard let policy = policies[1] as? any FilteringPolicy,
        let rejection = policy.feasibility.rejection(of: infos[1], on: placement.node, in: views[1])
      else { return }
      let texts = ["\(rejection)", decision.text(in: views[1])]
      throw difference(.filtersAndDecision, infos[1].id, views) { texts[$0] }
    } else if isAccounted {
      let reasons = (0...1).map { policies[$0].reasons(against: infos[$0], in: views[$0]) }
      if reasons[0] == reasons[1] { return }
      throw difference(.reasons, infos[0].id, views) { index in
        reasons[index].map { "\($0.nodes) \($0.reason)" }.joined(separator: ", ")
      }
    }
  }
}

/// A difference on its way to who knows seed and step.
struct PolicyDifference: Error {
  let difference: DecisionDifference
}

/// What an account says, for comparing it.
private struct Account: Equatable {
  let outcome: SchedulingCycle.Outcome
  let nodes: [NodeID]
  let verdicts: [NodeVerdict]
  let best: [NodeID]
  let random: UInt64

  init(_ cycle: SchedulingCycle, _ random: UInt64) {
    outcome = cycle.outcome
    nodes = cycle.nodes.map(\.node)
    verdicts = cycle.nodes.map(\.verdict)
    best = cycle.best
    self.random = random
  }

  /// The first part that is not as in `other`.
  func differing(from other: Account, in cluster: ClusterView) -> String {
    if outcome != other.outcome { return outcome.text(in: cluster) }
    if nodes != other.nodes { return "looked at " + nodes.map(cluster.nodeName).joined(separator: ", ") }
    if let index = verdicts.indices.first(where: { verdicts[$0] != other.verdicts[$0] }) {
      return "of \(cluster.nodeName(nodes[index])): \(verdicts[index])"
    }
    if best != other.best { return "best are " + best.map(cluster.nodeName).joined(separator: ", ") }
    return "its next number is \(random)"
  }
}

extension RandomStream {
  fileprivate var peek: UInt64 {
    var copy = self
    return copy.next()
  }
}
