import StowageCluster
import StowageKernel
import StowageModel
import StowageScheduling
import Testing

/// Two clusters and two policies that differ in the path alone, and must decide alike.
struct PathPair {
  /// The one that the plain path decides, and that of the fast path.
  private(set) var clusters: [Cluster]
  private var policies: [any ConfigurablePolicy]
  private var randoms: [RandomStream]

  init(_ clusters: [Cluster], policy: any ConfigurablePolicy, seed: Int) {
    self.clusters = clusters
    policies = [policy, policy]
    policies[0].configure(PolicySettings(path: .plain))
    policies[1].configure(PolicySettings(path: .fast))
    randoms = [RandomStream](repeating: RandomStream(seed: UInt64(seed), purpose: "policy"), count: 2)
  }

  /// The plain one's state, from which the history goes on.
  var view: ClusterView { clusters[0].view }

  /// Does the same to both.
  func change<Failure: Error>(_ body: (Cluster) throws(Failure) -> Void) throws(Failure) {
    for cluster in clusters { try body(cluster) }
  }

  /// The arrival of a pod.
  func add(_ arrival: PodArrival) -> PodID {
    let pods = clusters.map { $0.add(arrival) }
    return pods[0]
  }

  /// Goes on with copies of the clusters: same nodes and pods, but logs that begin anew.
  mutating func copy() { clusters = clusters.map { Cluster(copying: $0) } }

  /// Asks both policies about clusters of their own and leaves these as they are.
  mutating func tryOut(_ pod: PodID, after body: (Cluster) throws -> Void) throws {
    let kept = clusters
    copy()
    for cluster in clusters { try body(cluster) }
    if view.state(of: pod) == .pending { _ = try decide(pod, isAccounted: false) }
    clusters = kept
  }

  /// What both decide about a waiting pod.
  mutating func decide(_ pod: PodID, isAccounted: Bool) throws -> Decision {
    let infos = try clusters.map { try #require(PodInfo(pod, in: $0.view)) }
    let accounts = isAccounted ? accounts(of: infos) : []
    if let first = accounts.first, first != accounts[1] {
      throw PathDifference(of: "account", plain: "\(first)", fast: "\(accounts[1])")
    }
    var decisions: [Decision] = []
    for index in 0...1 {
      decisions.append(policies[index].decide(infos[index], in: clusters[index].view, random: &randoms[index]))
    }
    if decisions[0] != decisions[1] {
      throw PathDifference(of: "decision", plain: "\(decisions[0])", fast: "\(decisions[1])")
    }
    if randoms[0] != randoms[1] {
      throw PathDifference(of: "random numbers", plain: "\(randoms[0])", fast: "\(randoms[1])")
    }
    if let account = accounts.first, !account.outcome.agrees(with: decisions[0]) {
      throw PathDifference(of: "account and decision", plain: "\(account.outcome)", fast: "\(decisions[0])")
    }
    try checkReasons(infos, decisions[0], isAccounted: isAccounted)
    return decisions[0]
  }

  /// The accounts that kube-scheduler gives by both paths; none of other policies.
  private func accounts(of infos: [PodInfo]) -> [Account] {
    let schedulers = policies.compactMap { $0 as? KubernetesScheduler }
    return schedulers.indices.map { index in
      var scheduler = schedulers[index]
      var random = randoms[index]
      let cycle = scheduler.cycle(infos[index], in: clusters[index].view, random: &random)
      return Account(
        outcome: cycle.outcome, nodes: cycle.nodes.map(\.node), verdicts: cycle.nodes.map(\.verdict), best: cycle.best,
        random: random.next())
    }
  }

  /// A pod is placed where no filter keeps it off; where it is refused, both policies know the same reasons.
  private func checkReasons(_ infos: [PodInfo], _ decision: Decision, isAccounted: Bool) throws {
    if case .place(let placement) = decision {
      if let rejection = (policies[1] as? any FilteringPolicy)?.feasibility
        .rejection(of: infos[1], on: placement.node, in: clusters[1].view)
      {
        throw PathDifference(of: "place", plain: "\(rejection)", fast: "\(decision)")
      }
    } else if isAccounted {
      let reasons = (0...1).map { policies[$0].reasons(against: infos[$0], in: clusters[$0].view) }
      if reasons[0] != reasons[1] {
        throw PathDifference(of: "reasons", plain: "\(reasons[0])", fast: "\(reasons[1])")
      }
    }
  }

  private struct Account: Equatable {
    let outcome: SchedulingCycle.Outcome
    let nodes: [NodeID]
    let verdicts: [NodeVerdict]
    let best: [NodeID]
    let random: UInt64
  }
}

/// Where the two paths are not the same.
struct PathDifference: Error, CustomStringConvertible {
  let description: String

  init(of what: String, plain: String, fast: String) {
    description = "the paths differ in \(what): plain \(plain), fast \(fast)"
  }
}
