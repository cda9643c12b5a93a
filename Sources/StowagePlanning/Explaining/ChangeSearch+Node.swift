import StowageCluster
import StowageModel
import StowageScheduling

extension ChangeSearch {
  /// What is wrong with `node` itself, by the rules that look at the pod and the node alone.
  func steps(on node: NodeID) -> [SmallestChange.Step] {
    let view = cluster.view
    let candidate = view.node(node)
    let spec = pod.shape.spec
    var steps: [SmallestChange.Step] = []
    let cordon = Taint(key: "node.kubernetes.io/unschedulable", effect: .noSchedule)
    if candidate.unschedulable && !spec.tolerations.contains(where: { $0.tolerates(cordon) }) {
      steps.append(.uncordon)
    }
    for taint in candidate.taints where taint.effect != .preferNoSchedule {
      if !spec.tolerations.contains(where: { $0.tolerates(taint) }) { steps.append(.tolerate(taint)) }
    }
    let labels = candidate.metadata.labels
    for (key, value) in spec.nodeSelector.sorted(by: { $0.key < $1.key }) where labels[key] != value {
      steps.append(.label(key: key, value: value))
    }
    if let required = spec.affinity.requiredNodes, !required.matches(name: candidate.name, labels: labels) {
      steps += labelSteps(required, candidate)
    }
    for demand in pod.demands where demand.column != .gpuMilli {
      let short = demand.amount - view.free(demand.column, on: node)
      if short <= 0 { continue }
      if demand.column == .pods {
        steps.append(.oneMorePod)
      } else {
        // An overcommitted node is short of more than the pod asks for; without the request it is not looked at.
        steps.append(.ask(less: min(short, demand.amount), resource: view.resources[demand.column.index]))
      }
    }
    return steps
  }

  /// The labels that make the alternative match of which the least is missing.
  private func labelSteps(_ required: NodeSelector, _ node: Node) -> [SmallestChange.Step] {
    let alternatives = required.nodeSelectorTerms.compactMap { term -> [SmallestChange.Step]? in
      if term.matchFields.contains(where: { !($0.key == "metadata.name" && $0.matches(node.name)) }) { return nil }
      let missed = term.matchExpressions.filter { !$0.matches(node.metadata.labels[$0.key]) }
      let steps = missed.compactMap { step(for: $0) }
      return steps.count == missed.count ? steps : nil
    }
    return alternatives.min { $0.count < $1.count } ?? []
  }

  private func step(for requirement: NodeSelectorRequirement) -> SmallestChange.Step? {
    let key = requirement.key
    switch requirement.operator {
    case .in: return requirement.values.first.map { .label(key: key, value: $0) }
    case .exists: return .label(key: key, value: "")
    case .notIn, .doesNotExist: return .removeLabel(key: key)
    case .greaterThan, .lessThan:
      guard let bound = requirement.values.first.flatMap({ Int64($0) }) else { return nil }
      let (value, overflow) = bound.addingReportingOverflow(requirement.operator == .greaterThan ? 1 : -1)
      return overflow ? nil : .label(key: key, value: "\(value)")
    }
  }
}
