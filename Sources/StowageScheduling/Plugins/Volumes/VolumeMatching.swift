import StowageModel

extension PersistentVolume {
  /// Whether a node of these labels reaches the volume. The node's name does not count, as in Kubernetes.
  func isReachable(fromNodeLabelled labels: [String: String]) -> Bool {
    nodeAffinity?.matches(name: "", labels: labels) ?? true
  }

  /// Whether the volume is reserved for `claim` or bound to it.
  func isReserved(for claim: PersistentVolumeClaim) -> Bool {
    guard let claimRef else { return false }
    return claimRef.name == claim.metadata.name && claimRef.namespace == claim.metadata.namespace
      && (claimRef.uid.isEmpty || claimRef.uid == claim.metadata.uid)
  }

  /// Whether the volume is large enough and of the right mode and attributes for `claim`, and neither going nor
  /// reserved for another.
  private func couldServe(_ claim: PersistentVolumeClaim) -> Bool {
    (claimRef == nil || isReserved(for: claim)) && capacityBytes >= claim.spec.requestBytes
      && volumeMode == claim.spec.volumeMode && attributesClassName == claim.spec.attributesClassName
      && metadata.deletionTime == nil
  }

  /// Whether the volume is free and has what `claim` asks for beside size and mode.
  private func isFree(for claim: PersistentVolumeClaim) -> Bool {
    phase == .available && (claim.spec.selector?.matches(metadata.labels) ?? true) && className == claim.className
      && claim.spec.accessModes.allSatisfy(accessModes.contains)
  }

  /// The volume that `claim` gets on a node of these labels: the one reserved for it, or the smallest free one that
  /// fits, the first of equal ones; `nil` where there is none (component-helpers' FindMatchingVolume, 1.34).
  ///
  /// - Parameter taken: The names of volumes that other claims get.
  static func matching(
    _ claim: PersistentVolumeClaim, among volumes: [PersistentVolume], except taken: Set<String>,
    nodeLabels labels: [String: String]
  ) -> PersistentVolume? {
    var smallest: PersistentVolume?
    for volume in volumes where !taken.contains(volume.metadata.name) && volume.couldServe(claim) {
      if volume.isReserved(for: claim) { return volume.isReachable(fromNodeLabelled: labels) ? volume : nil }
      guard volume.isFree(for: claim), volume.capacityBytes < smallest?.capacityBytes ?? .max,
        volume.isReachable(fromNodeLabelled: labels)
      else { continue }
      smallest = volume
    }
    return smallest
  }
}

extension ClusterObjects {
  /// Whether volumes of a class can be made where a node has these labels.
  func canProvision(_ storageClass: StorageClass, nodeLabels labels: [String: String]) -> Bool {
    !storageClass.provisioner.isEmpty && storageClass.provisioner != StorageClass.noProvisioner
      && storageClass.allowsTopology(labels: labels)
  }

  /// Whether enough storage is left for `claim` where a node has these labels; always where the driver does not tell.
  func hasCapacity(
    for claim: PersistentVolumeClaim, _ storageClass: StorageClass, nodeLabels labels: [String: String]
  ) -> Bool {
    guard csiDriver(named: storageClass.provisioner)?.storageCapacity == true else { return true }
    return storageCapacities.contains { capacity in
      guard capacity.storageClassName == storageClass.metadata.name,
        let limit = capacity.maximumVolumeSizeBytes ?? capacity.capacityBytes
      else { return false }
      return limit >= claim.spec.requestBytes && (capacity.nodeTopology?.matches(labels) ?? false)
    }
  }
}
