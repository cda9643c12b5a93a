import StowageModel

extension PodDisruptionBudget {
  init(reading object: inout ObjectCursor, _ defaultNamespace: String) throws(ManifestError) {
    let metadata = try ObjectMeta(of: &object, defaultNamespace: defaultNamespace)
    var spec = try object.object("spec")
    self.init(
      metadata: metadata, selector: try spec.labelSelector("selector"),
      minAvailable: try spec.optional("minAvailable")?.intOrPercent(),
      maxUnavailable: try spec.optional("maxUnavailable")?.intOrPercent())
    if var status = try object.optionalObject("status") {
      disruptionsAllowed = Int32(try status.optionalInt("disruptionsAllowed", in: 0...Int(Int32.max)) ?? 0)
      disruptedPods = Set(try status.optionalObject("disruptedPods")?.keys ?? [])
    }
  }
}

extension ValueCursor {
  /// The value as a count or as a text such as `50%`.
  func intOrPercent() throws(ManifestError) -> IntOrPercent {
    if case .scalar(.integer, let text) = value.content, let count = Int32(text), count >= 0 { return .count(count) }
    if case .scalar(.string, let text) = value.content, text.hasSuffix("%"), let percent = Int32(text.dropLast()),
      percent >= 0, text.utf8.first != UInt8(ascii: "+")
    {
      return .percent(percent)
    }
    throw error(found: value.summary, expected: "a count, or a share such as \"50%\"")
  }
}
