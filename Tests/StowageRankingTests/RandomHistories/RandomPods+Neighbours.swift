import StowageKernel
import StowageModel

extension RandomPods {
  /// Gives a pod what it wants of other pods.
  func addNeighbours(to spec: inout PodSpec, _ random: inout RandomStream) {
    if traits.has(.requiredAffinity) && random.once(in: 4) { spec.affinity.requiredPods = terms(&random) }
    if traits.has(.antiAffinity) && random.once(in: 3) { spec.affinity.requiredAntiPods = terms(&random) }
    if traits.has(.preferredAffinity) {
      if random.once(in: 3) { spec.affinity.preferredPods = wishes(&random) }
      if random.once(in: 3) { spec.affinity.preferredAntiPods = wishes(&random) }
    }
    if traits.has(.hardSpread) && random.once(in: 3) { addSpread(.doNotSchedule, to: &spec, &random) }
    if traits.has(.softSpread) && random.once(in: 3) { addSpread(.scheduleAnyway, to: &spec, &random) }
  }

  private func terms(_ random: inout RandomStream) -> [PodAffinityTerm] {
    (0..<random.one(of: [1, 1, 2])).map { _ in term(&random) }
  }

  private func wishes(_ random: inout RandomStream) -> [WeightedPodAffinityTerm] {
    terms(&random).map { WeightedPodAffinityTerm(weight: random.one(of: [1, 50, 100]), term: $0) }
  }

  private func term(_ random: inout RandomStream) -> PodAffinityTerm {
    let key = random.one(of: [RandomNodes.zone, RandomNodes.zone, RandomNodes.host, "rack", "disk", "absent"])
    var term = PodAffinityTerm(labelSelector: selector(&random), topologyKey: key)
    switch random.next(below: 8) {
    case 0: term.namespaces = Self.namespaces
    case 1: term.namespaceSelector = LabelSelector()
    case 2, 3: term.namespaceSelector = LabelSelector(matchLabels: ["team": "x"])
    case 4: term.matchLabelKeys = ["tier"]
    case 5: term.mismatchLabelKeys = ["tier"]
    default: break
    }
    return term
  }

  private func addSpread(
    _ action: TopologySpreadConstraint.Action, to spec: inout PodSpec, _ random: inout RandomStream
  ) {
    let keys = [RandomNodes.zone, RandomNodes.host, "rack"]
    for key in random.one(of: [[random.one(of: keys)], [RandomNodes.zone, RandomNodes.host]]) {
      spec.topologySpreadConstraints.append(
        TopologySpreadConstraint(
          maxSkew: Int32(random.number(in: 1...3)), topologyKey: key, whenUnsatisfiable: action,
          labelSelector: selector(&random),
          minDomains: action == .doNotSchedule && random.once(in: 4) ? random.one(of: [2, 5]) : nil,
          nodeAffinityPolicy: random.one(of: [.honor, .ignore]), nodeTaintsPolicy: random.one(of: [.honor, .ignore]),
          matchLabelKeys: random.once(in: 5) ? ["tier"] : []))
    }
  }

  private func selector(_ random: inout RandomStream) -> LabelSelector? {
    switch random.next(below: 12) {
    case 0: nil
    case 1: LabelSelector()
    case 2: LabelSelector(matchExpressions: [.init(key: "tier", operator: .exists)])
    case 3: LabelSelector(matchExpressions: [.init(key: "app", operator: .notIn, values: ["web"])])
    default: LabelSelector(matchLabels: ["app": random.one(of: Self.apps)])
    }
  }
}
