import StowageKernel

extension PodSpec {
  /// The claims that the ephemeral volume controller makes for a pod of this name: one for each ephemeral volume, called
  /// `POD-VOLUME`, which belongs to the pod and goes with it.
  ///
  /// - Complexity: O(*n*) in the number of volumes.
  public func ephemeralClaims(ofPod name: String, namespace: String, uid: String = "") -> [PersistentVolumeClaim] {
    volumes.compactMap { volume in
      guard case .ephemeral(let spec) = volume.source, let claim = volume.claimName(inPod: name) else { return nil }
      let owner = OwnerReference(kind: "Pod", name: name, uid: uid, isController: true)
      return PersistentVolumeClaim(
        metadata: ObjectMeta(name: claim, namespace: namespace, ownerReferences: [owner]), spec: spec)
    }
  }
}

extension Pod {
  /// The claims of its ephemeral volumes; see ``PodSpec/ephemeralClaims(ofPod:namespace:uid:)``.
  public var ephemeralClaims: [PersistentVolumeClaim] {
    spec.ephemeralClaims(ofPod: metadata.name, namespace: metadata.namespace, uid: metadata.uid)
  }
}

extension StorageClass {
  /// Whether claims that name no class get this one.
  public var isDefault: Bool {
    ["storageclass.kubernetes.io/is-default-class", "storageclass.beta.kubernetes.io/is-default-class"]
      .contains { metadata.annotations[$0] == "true" }
  }
}

extension ClusterObjects {
  /// The class of claims that name none: of several that are marked the newest, of these the first by name (Kubernetes
  /// 1.36, `GetDefaultClass`).
  ///
  /// - Complexity: O(*n*) in the number of storage classes.
  public var defaultStorageClass: StorageClass? {
    storageClasses.filter(\.isDefault).min { left, right in
      let (one, other) = (left.metadata.creationTime ?? .origin, right.metadata.creationTime ?? .origin)
      return one == other ? left.metadata.name < right.metadata.name : one > other
    }
  }
}

extension PersistentVolumeClaim {
  /// Gives a claim that names no class, and has no volume yet, the class `standard`.
  ///
  /// - Returns: Whether anything has changed.
  @discardableResult
  public mutating func setDefaultClass(_ standard: StorageClass?) -> Bool {
    guard let standard, spec.storageClassName == nil, metadata.annotations[StorageAnnotation.betaClass] == nil,
      spec.volumeName.isEmpty, phase == .pending
    else { return false }
    spec.storageClassName = standard.metadata.name
    return true
  }
}
