import StowageModel

extension Node {
  /// The node as Kubernetes writes it.
  var manifest: ManifestNode {
    var metadata = metadata
    if devices != NodeGPUs.plainDevices(labels: metadata.labels, allocatable: allocatable) {
      metadata.annotations[GPUNames.devices] = NodeGPUs.list(devices)
    }
    var spec = ManifestFields()
    if unschedulable { spec.add("unschedulable", .bool(true)) }
    spec.addUnlessEmpty("taints", .list(taints.map(\.manifest)))
    var status = ManifestFields()
    status.add("capacity", capacity.manifest)
    status.add("allocatable", allocatable.manifest)
    status.addUnlessEmpty(
      "images",
      .list(
        images.map { image in
          var fields = ManifestFields()
          fields.add("names", .texts(image.names))
          fields.add("sizeBytes", .integer(image.sizeBytes))
          return fields.node
        }))
    status.addUnlessEmpty("declaredFeatures", .texts(declaredFeatures))
    var fields = ManifestFields()
    fields.add("apiVersion", .text("v1"))
    fields.add("kind", .text("Node"))
    fields.add("metadata", metadata.manifest)
    fields.addUnlessEmpty("spec", spec.node)
    fields.add("status", status.node)
    return fields.node
  }
}

extension Taint {
  fileprivate var manifest: ManifestNode {
    var fields = ManifestFields()
    fields.add("key", .text(key))
    fields.addUnlessEmpty("value", .text(value))
    fields.add("effect", .text(effect.rawValue))
    return fields.node
  }
}

extension ObjectMeta {
  /// The metadata as Kubernetes writes it.
  var manifest: ManifestNode {
    var fields = ManifestFields()
    fields.add("name", .text(name))
    fields.addUnlessEmpty("namespace", .text(namespace))
    fields.addUnlessEmpty("uid", .text(uid))
    fields.addUnlessEmpty("creationTimestamp", .text(creationTime.flatMap(Timestamp.text) ?? ""))
    fields.addUnlessEmpty("deletionTimestamp", .text(deletionTime.flatMap(Timestamp.text) ?? ""))
    fields.addUnlessEmpty("labels", .textMap(labels))
    fields.addUnlessEmpty("annotations", .textMap(annotations))
    fields.addUnlessEmpty(
      "ownerReferences",
      .list(
        ownerReferences.map { owner in
          var fields = ManifestFields()
          fields.add("kind", .text(owner.kind))
          fields.add("name", .text(owner.name))
          fields.addUnlessEmpty("uid", .text(owner.uid))
          if owner.isController { fields.add("controller", .bool(true)) }
          return fields.node
        }))
    return fields.node
  }
}

extension ResourceList {
  /// The amounts as Kubernetes writes them, sorted by name.
  var manifest: ManifestNode {
    .object(sorted.map { ManifestNode.Field(key: $0.name.rawValue, value: .text($0.name.text(of: $0.amount))) })
  }
}
