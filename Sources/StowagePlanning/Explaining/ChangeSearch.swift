import StowageCluster
import StowageModel
import StowageScheduling

/// Looks for the node on which the least would have to change for a pod to fit, and tries the change.
///
/// What is wrong with each node is estimated first: asking for less costs the share of the request that must go, in
/// thousandths; a node that has as much more as the whole request costs a thousand; to tolerate what Kubernetes itself keeps
/// pods off by, 900; everything else as much as asking for 30 % less. The cheapest nodes are then tried for real. Of a pod that
/// names its nodes no others are looked at, nor is it told to tolerate them: who made it, a daemon set, has seen to both.
struct ChangeSearch {
  let cluster: Cluster
  private let feasibility: Feasibility
  let pod: PodInfo

  /// How many nodes are tried.
  private static let tries = 8
  /// What giving up all of a request costs.
  private static let wholeCost: Int64 = 1_000
  /// What a step costs that is no share of a request.
  private static let stepCost: Int64 = 300

  /// A search in `cluster`, a copy on which things may be tried.
  init(_ pod: PodInfo, in cluster: Cluster, filters: [any FilterPlugin]) {
    self.cluster = cluster
    self.pod = pod
    feasibility = Feasibility(filters: filters)
  }

  /// The cheapest change that was tried and found to help.
  ///
  /// - Parameter decision: What was decided on the pod.
  func smallest(after decision: PodDecision) -> SmallestChange? {
    let view = cluster.view
    var rejectors: [String: String] = [:]
    for account in decision.nodes { rejectors[account.node] = account.rejectedBy }
    let named = feasibility.candidates(for: pod, in: view)
    let candidates = (named ?? view.nodeIDs).compactMap {
      node -> (node: NodeID, steps: [SmallestChange.Step], cost: Int64)? in
      let steps = steps(on: node)
      if named != nil && steps.contains(where: \.isTolerationOrAffinity) { return nil }
      // What other plugins refuse is seen only when it is tried; nodes where that is known to come rank behind.
      let hidden = Self.triedPlugins.contains(rejectors[view.nodeName(node)] ?? "")
      return (node: node, steps: steps, cost: cost(steps) + (hidden ? Self.stepCost : 0))
    }.sorted { ($0.cost, view.node($0.node).name) < ($1.cost, view.node($1.node).name) }
    var best: (trial: Trial, cost: Int64, node: NodeID)?
    for candidate in candidates.prefix(Self.tries) {
      if let best, best.cost <= candidate.cost { break }
      guard let trial = complete(candidate.steps, on: candidate.node) else { continue }
      let cost = cost(trial.steps)
      if best.map({ cost < $0.cost }) ?? true { best = (trial, cost, candidate.node) }
    }
    guard let best, !best.trial.steps.isEmpty else { return nil }
    return SmallestChange(
      node: view.node(best.node).name, steps: best.trial.steps,
      growingNodeHelps: growingHelps(best.trial.steps, on: best.node))
  }

  private static let triedPlugins: Set<String> = [
    "NodePorts", "PodTopologySpread", "InterPodAffinity", "VolumeRestrictions", "NodeVolumeLimits", "VolumeBinding",
    "VolumeZone",
  ]

  /// The steps, and what it takes beside them, so that the pod fits on `node`; `nil` where no way was found.
  private func complete(_ steps: [SmallestChange.Step], on node: NodeID) -> Trial? {
    var trial = Trial(pod, on: node, in: cluster.view)
    for step in steps { trial.take(step) }
    for _ in 0..<6 {
      guard let rejection = trial.rejection(by: feasibility, in: cluster) else { return trial }
      guard let next = further(after: rejection, trial, on: node) else { return nil }
      for step in next { trial.take(step) }
    }
    return nil
  }

  /// What helps against a rejection that only shows when it is tried.
  private func further(after rejection: Rejection, _ trial: Trial, on node: NodeID) -> [SmallestChange.Step]? {
    let view = cluster.view
    switch rejection.plugin {
    case "NodePorts":
      let taken = view.pods(on: node).flatMap { view.shape(view.shape(of: $0))?.hostPorts ?? [] }
      let ports = trial.spec.hostPorts.filter { port in taken.contains { $0.conflicts(with: port) } }
      return ports.isEmpty ? nil : ports.map { .freePort($0) }
    case "PodTopologySpread": return spreadStep(trial)
    case "InterPodAffinity":
      let drops: [SmallestChange.Step] =
        (trial.spec.affinity.requiredPods.isEmpty ? [] : [.dropPodAffinity])
        + (trial.spec.affinity.requiredAntiPods.isEmpty ? [] : [.dropPodAntiAffinity])
      if let drop = drops.first(where: { helps($0, trial, against: "InterPodAffinity") }) { return [drop] }
      return drops.count == 2 ? drops : nil
    default: return nil
    }
  }

  /// A label that the spread asks for, or the least raise of a skew that is enough or takes away one of several faults.
  private func spreadStep(_ trial: Trial) -> [SmallestChange.Step]? {
    let constraints = trial.spec.topologySpreadConstraints.filter { $0.whenUnsatisfiable == .doNotSchedule }
    let keys = constraints.map(\.topologyKey)
    if let missing = keys.first(where: { trial.node.metadata.labels[$0] == nil }) {
      let known = cluster.view.nodeIDs.compactMap { cluster.view.node($0).metadata.labels[missing] }
      let steps = (Set(known).sorted().prefix(5) + [trial.node.name]).map {
        SmallestChange.Step.label(key: missing, value: $0)
      }
      let others = keys.contains { $0 != missing && trial.node.metadata.labels[$0] == nil }
      return steps.first { others || helps($0, trial, against: "PodTopologySpread") }.map { [$0] }
    }
    for constraint in constraints where constraint.nodeTaintsPolicy == .ignore {
      let step = SmallestChange.Step.honorTaints(topologyKey: constraint.topologyKey)
      if helps(step, trial, against: "PodTopologySpread") { return [step] }
    }
    for constraint in constraints {
      for raise in [1, 2, 3, 5, 10, 20, 50, 100] as [Int32] {
        let (skew, overflow) = constraint.maxSkew.addingReportingOverflow(raise)
        let step = SmallestChange.Step.raiseMaxSkew(
          topologyKey: constraint.topologyKey, from: constraint.maxSkew, to: skew)
        if !overflow && helps(step, trial, against: "PodTopologySpread") { return [step] }
      }
    }
    return nil
  }

  /// Whether `plugin` has nothing against the pod after `step`.
  private func helps(_ step: SmallestChange.Step, _ trial: Trial, against plugin: String) -> Bool {
    var next = trial
    next.take(step)
    return next.rejection(by: feasibility, in: cluster)?.plugin != plugin
  }

  private func cost(_ steps: [SmallestChange.Step]) -> Int64 {
    steps.reduce(0) { sum, step in
      switch step {
      case .ask(let less, let resource):
        let request = pod.shape.requests[resource]
        return sum + Int64(Int128(less) * Int128(Self.wholeCost) / Int128(max(request, 1)))
      case .grow: return sum + Self.wholeCost
      case .tolerate(let taint) where taint.isOfKubernetes: return sum + 3 * Self.stepCost
      default: return sum + Self.stepCost
      }
    }
  }

  private func growingHelps(_ steps: [SmallestChange.Step], on node: NodeID) -> Bool {
    var trial = Trial(pod, on: node, in: cluster.view)
    var grows = false
    for step in steps {
      if case .ask(let less, let resource) = step {
        trial.grow(resource, by: less)
        grows = true
      } else {
        trial.take(step)
      }
    }
    return grows && trial.rejection(by: feasibility, in: cluster) == nil
  }
}

extension SmallestChange.Step {
  /// Whether the pod would go to a node that is not for it.
  fileprivate var isTolerationOrAffinity: Bool {
    switch self {
    case .tolerate, .dropNodeAffinity: true
    default: false
    }
  }
}

extension Taint {
  /// Whether Kubernetes puts it there itself, for nodes that have other work or are in trouble.
  fileprivate var isOfKubernetes: Bool {
    key.hasPrefix("node-role.kubernetes.io/") || key.hasPrefix("node.kubernetes.io/")
  }
}
