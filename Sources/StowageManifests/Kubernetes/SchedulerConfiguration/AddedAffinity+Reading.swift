import StowageModel

extension NodeAffinityArgs {
  init(reading object: inout ObjectCursor) throws(ManifestError) {
    self.init()
    guard var added = try object.optionalObject("addedAffinity") else { return }
    if let required = try added.optionalObject(AffinityField.required) {
      try required.checkFields(["nodeSelectorTerms"])
      var copy = required
      for term in try copy.objects("nodeSelectorTerms") { try term.checkSelectorTerm() }
      requiredNodes = try NodeSelector(reading: required)
    }
    for var preferred in try added.objects(AffinityField.preferred) {
      let weight = try preferred.int("weight", in: 1...100)
      let preference = try preferred.object("preference")
      try preference.checkSelectorTerm()
      try preferred.finish()
      preferredNodes.append(
        PreferredSchedulingTerm(weight: Int32(weight), preference: try NodeSelectorTerm(reading: preference)))
    }
    try added.finish()
  }
}

extension ObjectCursor {
  /// Refuses fields that a node selector term does not have: a slip there would select no node at all.
  fileprivate func checkSelectorTerm() throws(ManifestError) {
    try checkFields(["matchExpressions", "matchFields"])
    var copy = self
    for name in ["matchExpressions", "matchFields"] {
      for requirement in try copy.objects(name) { try requirement.checkFields(["key", "operator", "values"]) }
    }
  }
}
