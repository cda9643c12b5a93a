import StowageModel

/// The fields that all three kinds of affinity share.
enum AffinityField {
  static let required = "requiredDuringSchedulingIgnoredDuringExecution"
  static let preferred = "preferredDuringSchedulingIgnoredDuringExecution"
}

extension Affinity {
  init(reading object: ObjectCursor) throws(ManifestError) {
    var object = object
    self.init()
    if var nodes = try object.optionalObject("nodeAffinity") {
      if let required = try nodes.optionalObject(AffinityField.required) {
        requiredNodes = try NodeSelector(reading: required)
      }
      for var preferred in try nodes.objects(AffinityField.preferred) {
        preferredNodes.append(
          PreferredSchedulingTerm(
            weight: try preferred.weight(),
            preference: try NodeSelectorTerm(reading: preferred.object("preference"))))
      }
    }
    (requiredPods, preferredPods) = try Self.podTerms(object.optionalObject("podAffinity"))
    (requiredAntiPods, preferredAntiPods) = try Self.podTerms(object.optionalObject("podAntiAffinity"))
  }

  private static func podTerms(
    _ object: ObjectCursor?
  ) throws(ManifestError) -> ([PodAffinityTerm], [WeightedPodAffinityTerm]) {
    guard var object else { return ([], []) }
    var required: [PodAffinityTerm] = []
    for term in try object.objects(AffinityField.required) { required.append(try PodAffinityTerm(reading: term)) }
    var preferred: [WeightedPodAffinityTerm] = []
    for var term in try object.objects(AffinityField.preferred) {
      preferred.append(
        WeightedPodAffinityTerm(
          weight: try term.weight(), term: try PodAffinityTerm(reading: term.object("podAffinityTerm"))))
    }
    return (required, preferred)
  }
}

extension PodAffinityTerm {
  /// A term; an empty list of namespaces is none at all, as in Kubernetes.
  init(reading object: ObjectCursor) throws(ManifestError) {
    var object = object
    let namespaces = try object.strings("namespaces")
    self.init(
      labelSelector: try object.labelSelector("labelSelector"), topologyKey: try object.string("topologyKey"),
      namespaces: namespaces.isEmpty ? nil : namespaces,
      namespaceSelector: try object.labelSelector("namespaceSelector"),
      matchLabelKeys: try object.strings("matchLabelKeys"), mismatchLabelKeys: try object.strings("mismatchLabelKeys"))
  }
}

extension ObjectCursor {
  /// The weight of a wish.
  fileprivate mutating func weight() throws(ManifestError) -> Int32 { Int32(try int("weight", in: 1...100)) }
}
