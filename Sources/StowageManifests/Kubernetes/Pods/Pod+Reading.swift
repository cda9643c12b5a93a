import StowageModel

extension Pod {
  /// The pod of a manifest or a template. Its priority is as written; classes are looked up once all are known.
  init(reading object: inout ObjectCursor, metadata: ObjectMeta, defaulting: Bool) throws(ManifestError) {
    let spec = try PodSpec(reading: object.object("spec"), defaulting: defaulting)
    self.init(metadata: metadata, spec: spec)
    self.spec.gpu = try PodGPUs.request(&self.metadata, spec, at: object)
    if var status = try object.optionalObject("status") {
      phase = try status.optionalEnumeration("phase") ?? .pending
    }
  }
}
