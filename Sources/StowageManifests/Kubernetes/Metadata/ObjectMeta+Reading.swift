import StowageModel

extension ObjectMeta {
  /// The metadata of `object`; the name must be there.
  init(of object: inout ObjectCursor, defaultNamespace: String) throws(ManifestError) {
    var metadata = try object.object("metadata")
    self.init(name: try metadata.string("name"))
    try readAllButName(&metadata)
    if namespace.isEmpty { namespace = defaultNamespace }
  }

  /// The metadata of an object of a kind that has no namespaces.
  init(clusterWide object: inout ObjectCursor) throws(ManifestError) {
    try self.init(of: &object, defaultNamespace: "")
    namespace = ""
  }

  /// Metadata of a template, whose name is not known.
  init(template metadata: inout ObjectCursor) throws(ManifestError) {
    self.init(name: "")
    try readAllButName(&metadata)
  }

  private mutating func readAllButName(_ metadata: inout ObjectCursor) throws(ManifestError) {
    namespace = try metadata.optionalString("namespace") ?? ""
    labels = try metadata.stringMap("labels")
    annotations = try metadata.stringMap("annotations")
    uid = try metadata.optionalString("uid") ?? ""
    creationTime = try metadata.optional("creationTimestamp")?.timestamp()
    deletionTime = try metadata.optional("deletionTimestamp")?.timestamp()
    for var owner in try metadata.objects("ownerReferences") {
      ownerReferences.append(
        OwnerReference(
          kind: try owner.string("kind"), name: try owner.string("name"), uid: try owner.optionalString("uid") ?? "",
          isController: try owner.optionalBool("controller") ?? false))
    }
  }
}
