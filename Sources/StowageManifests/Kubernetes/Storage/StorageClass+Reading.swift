import StowageModel

extension StorageClass {
  init(reading object: inout ObjectCursor) throws(ManifestError) {
    self.init(
      metadata: try ObjectMeta(clusterWide: &object), provisioner: try object.string("provisioner"),
      volumeBindingMode: try object.optionalEnumeration("volumeBindingMode") ?? .immediate)
    for term in try object.objects("allowedTopologies") {
      allowedTopologies.append(try TopologySelectorTerm(reading: term))
    }
  }
}

extension TopologySelectorTerm {
  fileprivate init(reading object: ObjectCursor) throws(ManifestError) {
    var object = object
    self.init(matchLabelExpressions: [])
    for var expression in try object.objects("matchLabelExpressions") {
      let requirement = Requirement(key: try expression.string("key"), values: try expression.strings("values"))
      if requirement.values.isEmpty {
        throw expression.error(at: "values", found: "none", expected: "at least one value")
      }
      matchLabelExpressions.append(requirement)
    }
  }
}
