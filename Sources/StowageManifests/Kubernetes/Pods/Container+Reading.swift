import StowageModel

extension Container {
  /// A container; on the host's network every port of it is a port of the node.
  init(reading object: ObjectCursor, portsAreOnHost: Bool, defaulting: Bool) throws(ManifestError) {
    var object = object
    self.init(name: try object.string("name"), image: try object.optionalString("image") ?? "")
    if let resources = try object.optionalObject("resources") {
      let read = try ResourceRequirements(reading: resources)
      self.resources = defaulting ? read.defaulted : read
    }
    restartPolicy = try object.optionalEnumeration("restartPolicy")
    for var rule in try object.objects("restartPolicyRules") where try rule.string("action") == "RestartAllContainers" {
      restartsAllContainers = true
    }
    for var port in try object.objects("ports") {
      let containerPort = try port.optionalInt("containerPort", in: 0...65_535) ?? 0
      let hostPort = try port.optionalInt("hostPort", in: 0...65_535) ?? 0
      let number = hostPort == 0 && portsAreOnHost ? containerPort : hostPort
      let transport: TransportProtocol = try port.optionalEnumeration("protocol") ?? .tcp
      let address = try port.optionalString("hostIP") ?? ""
      if number > 0 { hostPorts.append(HostPort(protocol: transport, hostIP: address, port: number)) }
    }
  }
}

extension Toleration {
  init(reading object: ObjectCursor) throws(ManifestError) {
    var object = object
    self.init(
      key: try object.optionalString("key") ?? "", operator: try object.optionalEnumeration("operator") ?? .equal,
      value: try object.optionalString("value") ?? "", effect: try object.optionalEnumeration("effect"),
      tolerationSeconds: try object.optionalInt("tolerationSeconds").map(Int64.init))
    if key.isEmpty && self.operator == .equal {
      throw object.error(at: "operator", found: "\"Equal\" without a key", expected: "Exists, or a key")
    }
  }
}

extension TopologySpreadConstraint {
  init(reading object: ObjectCursor) throws(ManifestError) {
    var object = object
    self.init(
      maxSkew: Int32(try object.int("maxSkew", in: 1...Int(Int32.max))), topologyKey: try object.string("topologyKey"),
      whenUnsatisfiable: try object.enumeration("whenUnsatisfiable"),
      labelSelector: try object.labelSelector("labelSelector"),
      minDomains: try object.optionalInt("minDomains", in: 1...Int(Int32.max)).map(Int32.init),
      nodeAffinityPolicy: try object.optionalEnumeration("nodeAffinityPolicy") ?? .honor,
      nodeTaintsPolicy: try object.optionalEnumeration("nodeTaintsPolicy") ?? .ignore,
      matchLabelKeys: try object.strings("matchLabelKeys"))
  }
}
