import StowageModel

extension Affinity {
  /// The affinity as Kubernetes writes it; empty where there is none.
  var manifest: ManifestNode {
    var nodes = ManifestFields()
    if let requiredNodes {
      var selector = ManifestFields()
      selector.add("nodeSelectorTerms", .list(requiredNodes.nodeSelectorTerms.map(\.manifest)))
      nodes.add(AffinityField.required, selector.node)
    }
    nodes.addUnlessEmpty(
      AffinityField.preferred,
      .list(preferredNodes.map { Self.weighted($0.weight, "preference", $0.preference.manifest) }))
    var fields = ManifestFields()
    fields.addUnlessEmpty("nodeAffinity", nodes.node)
    fields.addUnlessEmpty("podAffinity", Self.podTerms(requiredPods, preferredPods))
    fields.addUnlessEmpty("podAntiAffinity", Self.podTerms(requiredAntiPods, preferredAntiPods))
    return fields.node
  }

  private static func podTerms(
    _ required: [PodAffinityTerm], _ preferred: [WeightedPodAffinityTerm]
  ) -> ManifestNode {
    var fields = ManifestFields()
    fields.addUnlessEmpty(AffinityField.required, .list(required.map(\.manifest)))
    fields.addUnlessEmpty(
      AffinityField.preferred, .list(preferred.map { weighted($0.weight, "podAffinityTerm", $0.term.manifest) }))
    return fields.node
  }

  private static func weighted(_ weight: Int32, _ key: String, _ term: ManifestNode) -> ManifestNode {
    var fields = ManifestFields()
    fields.add("weight", .integer(Int64(weight)))
    fields.add(key, term)
    return fields.node
  }
}

extension PodAffinityTerm {
  fileprivate var manifest: ManifestNode {
    var fields = ManifestFields()
    if let labelSelector { fields.add("labelSelector", labelSelector.manifest) }
    fields.add("topologyKey", .text(topologyKey))
    fields.addUnlessEmpty("namespaces", .texts(namespaces ?? []))
    if let namespaceSelector { fields.add("namespaceSelector", namespaceSelector.manifest) }
    fields.addUnlessEmpty("matchLabelKeys", .texts(matchLabelKeys))
    fields.addUnlessEmpty("mismatchLabelKeys", .texts(mismatchLabelKeys))
    return fields.node
  }
}

extension NodeSelectorTerm {
  fileprivate var manifest: ManifestNode {
    var fields = ManifestFields()
    fields.addUnlessEmpty("matchExpressions", Self.requirements(matchExpressions))
    fields.addUnlessEmpty("matchFields", Self.requirements(matchFields))
    return fields.node
  }

  private static func requirements(_ requirements: [NodeSelectorRequirement]) -> ManifestNode {
    .list(requirements.map { .requirement($0.key, $0.operator.rawValue, $0.values) })
  }
}

extension LabelSelector {
  /// The selector as Kubernetes writes it.
  var manifest: ManifestNode {
    var fields = ManifestFields()
    fields.addUnlessEmpty("matchLabels", .textMap(matchLabels))
    fields.addUnlessEmpty(
      "matchExpressions",
      .list(matchExpressions.map { .requirement($0.key, $0.operator.rawValue, $0.values) }))
    return fields.node
  }
}

extension ManifestNode {
  fileprivate static func requirement(_ key: String, _ operator: String, _ values: [String]) -> ManifestNode {
    var fields = ManifestFields()
    fields.add("key", .text(key))
    fields.add("operator", .text(`operator`))
    fields.addUnlessEmpty("values", .texts(values))
    return fields.node
  }
}
