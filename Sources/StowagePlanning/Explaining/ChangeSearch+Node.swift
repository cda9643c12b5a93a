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
      steps.append(Self.isFact(key) ? .dropNodeSelector(key: key, value: value) : .label(key: key, value: value))
    }
    if let required = spec.affinity.requiredNodes, !required.matches(name: candidate.name, labels: labels) {
      steps += labelSteps(required, candidate).filter { !steps.contains($0) }
    }
    for demand in pod.demands where demand.column != .gpuMilli {
      let free = view.free(demand.column, on: node)
      if demand.amount <= free { continue }
      if demand.column == .pods {
        steps.append(.oneMorePod)
        continue
      }
      let resource = view.resources[demand.column.index]
      // Where nothing is left, to ask for less would be to ask for nothing.
      let (short, overflow) = demand.amount.subtractingReportingOverflow(free)
      if free > 0 {
        steps.append(.ask(less: short, resource: resource))
      } else if !overflow {
        steps.append(.grow(by: short, resource: resource))
      }
    }
    return steps
  }

  /// The labels that make the alternative match of which the least is missing; where that would take labels that tell
  /// what a node is, to do without all of them.
  private func labelSteps(_ required: NodeSelector, _ node: Node) -> [SmallestChange.Step] {
    let alternatives = required.nodeSelectorTerms.compactMap { term -> [SmallestChange.Step]? in
      if term.matchFields.contains(where: { !($0.key == "metadata.name" && $0.matches(node.name)) }) { return nil }
      var keys: [String] = []
      for missed in term.matchExpressions where !missed.matches(node.metadata.labels[missed.key]) {
        if !keys.contains(missed.key) { keys.append(missed.key) }
      }
      if keys.contains(where: Self.isFact) { return nil }
      let steps = keys.compactMap { key in step(for: key, term.matchExpressions.filter { $0.key == key }) }
      return steps.count == keys.count ? steps : nil
    }
    return alternatives.min { $0.count < $1.count } ?? [.dropNodeAffinity]
  }

  /// What `requirements`, all on the label `key`, and the pod's node selector ask of it together.
  private func step(for key: String, _ requirements: [NodeSelectorRequirement]) -> SmallestChange.Step? {
    var values: [String] = []
    for requirement in requirements {
      switch requirement.operator {
      case .in: values += requirement.values
      case .exists: values.append("")
      case .notIn, .doesNotExist: break
      case .greaterThan, .lessThan:
        guard let bound = requirement.values.first.flatMap({ Int64($0) }) else { return nil }
        let (value, overflow) = bound.addingReportingOverflow(requirement.operator == .greaterThan ? 1 : -1)
        if !overflow { values.append("\(value)") }
      }
    }
    func suits(_ value: String?) -> Bool { requirements.allSatisfy { $0.matches(value) } }
    if let selected = pod.shape.spec.nodeSelector[key] {
      return suits(selected) ? .label(key: key, value: selected) : nil
    }
    if let value = values.first(where: suits) { return .label(key: key, value: value) }
    return suits(nil) ? .removeLabel(key: key) : nil
  }

  /// Whether a label tells what a node is or where it stands; another value would be a lie
  /// (Kubernetes' well-known labels, and those that came before them).
  static func isFact(_ label: String) -> Bool { facts.contains(label) }

  private static let facts: Set<String> = [
    "kubernetes.io/hostname", "kubernetes.io/arch", "kubernetes.io/os", "beta.kubernetes.io/arch",
    "beta.kubernetes.io/os", "topology.kubernetes.io/zone", "topology.kubernetes.io/region",
    "failure-domain.beta.kubernetes.io/zone", "failure-domain.beta.kubernetes.io/region",
    "node.kubernetes.io/instance-type", "beta.kubernetes.io/instance-type", "node.kubernetes.io/windows-build",
  ]
}
