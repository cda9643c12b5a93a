import StowageModel

extension PodTopologySpreadArgs {
  init(reading object: inout ObjectCursor) throws(ManifestError) {
    self.init(defaultingType: try object.optionalEnumeration("defaultingType") ?? .system)
    for constraint in try object.objects("defaultConstraints") {
      try constraint.checkFields([
        "maxSkew", "topologyKey", "whenUnsatisfiable", "labelSelector", "minDomains", "nodeAffinityPolicy",
        "nodeTaintsPolicy", "matchLabelKeys",
      ])
      defaultConstraints.append(try TopologySpreadConstraint(reading: constraint))
    }
  }
}
