import StowageModel

extension Service {
  init(reading object: inout ObjectCursor, _ defaultNamespace: String) throws(ManifestError) {
    self.init(metadata: try ObjectMeta(of: &object, defaultNamespace: defaultNamespace))
    if var spec = try object.optionalObject("spec") { selector = try spec.stringMap("selector") }
  }
}
