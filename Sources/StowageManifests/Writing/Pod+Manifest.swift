import StowageModel

extension Pod {
  /// The pod as Kubernetes writes it.
  var manifest: ManifestNode {
    var metadata = metadata
    if spec.gpu != PodGPUs.plainRequest(spec) {
      metadata.annotations[GPUNames.shareCount] = "\(spec.gpu?.count ?? 0)"
      metadata.annotations[GPUNames.shareMilli] = "\(spec.gpu?.milliPerDevice ?? 0)"
      if let models = spec.gpu?.models, !models.isEmpty {
        metadata.annotations[GPUNames.shareModel] = models.joined(separator: "|")
      }
    }
    var fields = ManifestFields()
    fields.add("apiVersion", .text("v1"))
    fields.add("kind", .text("Pod"))
    fields.add("metadata", metadata.manifest)
    fields.add("spec", spec.manifest)
    var status = ManifestFields()
    status.add("phase", .text(phase.rawValue))
    status.addUnlessEmpty("startTime", .text(startTime.flatMap(Timestamp.text) ?? ""))
    status.addUnlessEmpty("nominatedNodeName", .text(nominatedNodeName))
    if isPreempted { status.add("conditions", .list([Self.preemptionCondition])) }
    fields.add("status", status.node)
    return fields.node
  }

  private static var preemptionCondition: ManifestNode {
    var condition = ManifestFields()
    condition.add("type", .text(PreemptionCondition.type))
    condition.add("status", .text(PreemptionCondition.status))
    condition.add("reason", .text(PreemptionCondition.reason))
    return condition.node
  }
}

extension PodSpec {
  fileprivate var manifest: ManifestNode {
    var fields = ManifestFields()
    fields.addUnlessEmpty("nodeName", .text(nodeName))
    fields.add("schedulerName", .text(schedulerName))
    fields.add("priority", .integer(Int64(priority)))
    fields.addUnlessEmpty("priorityClassName", .text(priorityClassName))
    fields.add("preemptionPolicy", .text(preemptionPolicy.rawValue))
    if let resources { fields.add("resources", resources.manifest) }
    fields.addUnlessEmpty("overhead", overhead.manifest)
    fields.addUnlessEmpty("nodeSelector", .textMap(nodeSelector))
    fields.addUnlessEmpty("affinity", affinity.manifest)
    fields.addUnlessEmpty("tolerations", .list(tolerations.map(\.manifest)))
    fields.addUnlessEmpty("topologySpreadConstraints", .list(topologySpreadConstraints.map(\.manifest)))
    fields.addUnlessEmpty(
      "schedulingGates",
      .list(schedulingGates.map { .object([ManifestNode.Field(key: "name", value: .text($0))]) }))
    if !usesHostUsers { fields.add("hostUsers", .bool(false)) }
    if hostNetwork { fields.add("hostNetwork", .bool(true)) }
    fields.addUnlessEmpty("volumes", .list(volumes.map(\.manifest)))
    fields.addUnlessEmpty("initContainers", .list(initContainers.map(\.manifest)))
    fields.add("containers", .list(containers.map(\.manifest)))
    return fields.node
  }
}

extension Container {
  fileprivate var manifest: ManifestNode {
    var fields = ManifestFields()
    fields.add("name", .text(name))
    fields.addUnlessEmpty("image", .text(image))
    if let restartPolicy { fields.add("restartPolicy", .text(restartPolicy.rawValue)) }
    if restartsAllContainers {
      let rule = ManifestNode.Field(key: "action", value: .text("RestartAllContainers"))
      fields.add("restartPolicyRules", .list([.object([rule])]))
    }
    fields.addUnlessEmpty("resources", resources.manifest)
    fields.addUnlessEmpty("ports", .list(hostPorts.map(\.manifest)))
    return fields.node
  }
}

extension HostPort {
  fileprivate var manifest: ManifestNode {
    var fields = ManifestFields()
    fields.add("containerPort", .integer(Int64(port)))
    fields.add("hostPort", .integer(Int64(port)))
    if hostIP != "0.0.0.0" { fields.add("hostIP", .text(hostIP)) }
    fields.add("protocol", .text(self.protocol.rawValue))
    return fields.node
  }
}

extension ResourceRequirements {
  fileprivate var manifest: ManifestNode {
    var fields = ManifestFields()
    fields.addUnlessEmpty("requests", requests.manifest)
    fields.addUnlessEmpty("limits", limits.manifest)
    return fields.node
  }
}

extension Toleration {
  fileprivate var manifest: ManifestNode {
    var fields = ManifestFields()
    fields.addUnlessEmpty("key", .text(key))
    fields.add("operator", .text(self.operator.rawValue))
    fields.addUnlessEmpty("value", .text(value))
    if let effect { fields.add("effect", .text(effect.rawValue)) }
    if let tolerationSeconds { fields.add("tolerationSeconds", .integer(tolerationSeconds)) }
    return fields.node
  }
}

extension TopologySpreadConstraint {
  fileprivate var manifest: ManifestNode {
    var fields = ManifestFields()
    fields.add("maxSkew", .integer(Int64(maxSkew)))
    fields.add("topologyKey", .text(topologyKey))
    fields.add("whenUnsatisfiable", .text(whenUnsatisfiable.rawValue))
    if let labelSelector { fields.add("labelSelector", labelSelector.manifest) }
    if let minDomains { fields.add("minDomains", .integer(Int64(minDomains))) }
    fields.add("nodeAffinityPolicy", .text(nodeAffinityPolicy.rawValue))
    fields.add("nodeTaintsPolicy", .text(nodeTaintsPolicy.rawValue))
    fields.addUnlessEmpty("matchLabelKeys", .texts(matchLabelKeys))
    return fields.node
  }
}
