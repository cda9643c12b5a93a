import StowageModel

/// Volumes of kinds that once were part of Kubernetes are served by drivers today: where a node lists the kind as taken over,
/// kube-scheduler looks at the volume as its driver would have it (csi-translation-lib, 1.34).
extension PersistentVolume {
  /// The volume as it is looked at on a node with these drivers: in place of a zone's label, or beside it where no affinity
  /// names one, stands the label by which the driver tells zones apart.
  func migrated(on drivers: CSINode?) -> PersistentVolume {
    guard let kind = MigratedKind(of: source), let drivers, kind.isTakenOver(on: drivers) else { return self }
    var volume = self
    let zone = zoneLabel
    guard let zones = nodeAffinity?.zones(by: zone), !zones.isEmpty else {
      // Several zones of one volume stand in one label, with two underscores between them.
      let listed = Set((metadata.labels[zone] ?? "").split(separator: "__").map(String.init)).sorted()
      if !listed.isEmpty { volume.addAffinity(kind.topologyKey, listed) }
      return volume
    }
    volume.nodeAffinity?.replaceKey(zone, by: kind.topologyKey)
    return volume
  }

  /// The label that tells the volume's zone: the one that its affinity goes by, else the one that it has itself.
  private var zoneLabel: String {
    let labels = ["topology.kubernetes.io/zone", "failure-domain.beta.kubernetes.io/zone"]
    return labels.first { nodeAffinity?.names($0) ?? false } ?? labels.first { metadata.labels[$0] != nil } ?? labels[0]
  }

  private mutating func addAffinity(_ key: String, _ values: [String]) {
    let requirement = NodeSelectorRequirement(key: key, operator: .in, values: values)
    var terms = nodeAffinity?.nodeSelectorTerms ?? []
    if terms.isEmpty { terms = [NodeSelectorTerm()] }
    for index in terms.indices { terms[index].matchExpressions.append(requirement) }
    nodeAffinity = NodeSelector(nodeSelectorTerms: terms)
  }
}

/// A kind of volume that a driver has taken over.
private struct MigratedKind {
  /// The kind's name among those that a node lists.
  let plugin: String
  /// The label by which the driver tells zones apart.
  let topologyKey: String

  init?(of source: PersistentVolume.Source) {
    switch source {
    case .inTree(.gcePersistentDisk): self.init("gce-pd", "topology.gke.io/zone")
    case .inTree(.awsElasticBlockStore): self.init("aws-ebs", "topology.ebs.csi.aws.com/zone")
    case .other("azureDisk"): self.init("azure-disk", "topology.disk.csi.azure.com/zone")
    case .other("cinder"): self.init("cinder", "topology.cinder.csi.openstack.org/zone")
    case .other("vsphereVolume"): self.init("vsphere-volume", "topology.csi.vmware.com/zone")
    default: return nil
    }
  }

  private init(_ plugin: String, _ topologyKey: String) {
    self.plugin = "kubernetes.io/\(plugin)"
    self.topologyKey = topologyKey
  }

  /// Whether the node's annotation lists the kind.
  func isTakenOver(on drivers: CSINode) -> Bool {
    drivers.metadata.annotations["storage.alpha.kubernetes.io/migrated-plugins"]?
      .split(separator: ",").contains { $0 == plugin } ?? false
  }
}

extension NodeSelector {
  /// Whether some term has a condition on the label `key`.
  fileprivate func names(_ key: String) -> Bool {
    nodeSelectorTerms.contains { term in term.matchExpressions.contains { $0.key == key } }
  }

  /// The values that conditions on the label `key` list.
  fileprivate func zones(by key: String) -> [String] {
    nodeSelectorTerms.flatMap { term in term.matchExpressions.filter { $0.key == key }.flatMap(\.values) }
  }

  fileprivate mutating func replaceKey(_ key: String, by other: String) {
    for term in nodeSelectorTerms.indices {
      for index in nodeSelectorTerms[term].matchExpressions.indices
      where nodeSelectorTerms[term].matchExpressions[index].key == key {
        nodeSelectorTerms[term].matchExpressions[index].key = other
      }
    }
  }
}
