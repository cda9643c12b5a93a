extension ClusterObjects {
  /// The labels of a namespace; none where the namespace is not known, as in kube-scheduler.
  public func labels(ofNamespace name: String) -> [String: String] {
    namespaces.object(named: name)?.metadata.labels ?? [:]
  }

  /// The claim with this namespace and name; `nil` where there is none.
  public func claim(namespace: String, name: String) -> PersistentVolumeClaim? {
    claims.object(named: name, inNamespace: namespace)
  }

  /// The persistent volume with this name; `nil` where there is none.
  public func volume(named name: String) -> PersistentVolume? { volumes.object(named: name) }

  /// The storage class with this name; `nil` where there is none.
  public func storageClass(named name: String) -> StorageClass? { storageClasses.object(named: name) }

  /// The drivers on the node of this name.
  public func csiNode(named name: String) -> CSINode? { csiNodes.object(named: name) }

  /// The CSI driver with this name; `nil` where there is none.
  public func csiDriver(named name: String) -> CSIDriver? { csiDrivers.object(named: name) }

  /// The priority class of this name; those that are built into every cluster are not among them.
  public func priorityClass(named name: String) -> PriorityClass? { priorityClasses.object(named: name) }

  /// The replica set, or its like, of this kind and name.
  public func owner(_ kind: PodOwner.Kind, namespace: String, name: String) -> PodOwner? {
    owners.object(named: name, inNamespace: namespace, kind: kind.rawValue)
  }

  /// The replica set, or its like, that manages an object of this metadata.
  ///
  /// - Complexity: O(*n*) in the number of the object's owner references.
  public func controller(of metadata: ObjectMeta) -> PodOwner? {
    guard let reference = metadata.ownerReferences.first(where: \.isController),
      let kind = PodOwner.Kind(rawValue: reference.kind)
    else { return nil }
    return owner(kind, namespace: metadata.namespace, name: reference.name)
  }

  /// The services that reach a pod of this namespace and these labels, in their order. O(n).
  ///
  /// - Complexity: O(*n*) in the number of all services.
  public func services(selecting labels: [String: String], inNamespace namespace: String) -> [Service] {
    services.filter { $0.metadata.namespace == namespace && $0.selects(labels) }
  }
}
