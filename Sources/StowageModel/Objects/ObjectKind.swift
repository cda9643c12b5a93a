/// The kinds of objects beside nodes and pods that scheduling looks at.
public enum ObjectKind: Int, Hashable, Sendable, CaseIterable {
  /// `Namespace`.
  case namespace
  /// `PriorityClass`.
  case priorityClass
  /// `PodDisruptionBudget`.
  case podDisruptionBudget
  /// `Service`.
  case service
  /// `ReplicaSet`, `StatefulSet`, `ReplicationController` and their like.
  case podOwner
  /// `StorageClass`.
  case storageClass
  /// `PersistentVolume`.
  case persistentVolume
  /// `PersistentVolumeClaim`.
  case persistentVolumeClaim
  /// `CSINode`.
  case csiNode
  /// `CSIDriver`.
  case csiDriver
  /// `CSIStorageCapacity`.
  case csiStorageCapacity
  /// `VolumeAttachment`.
  case volumeAttachment
}

extension ClusterObjects {
  /// How many objects there are of each kind that has any, by the name of the kind as Kubernetes writes it.
  package var counts: [(kind: String, count: Int)] {
    [
      ("Namespace", namespaces.count), ("PriorityClass", priorityClasses.count), ("PodDisruptionBudget", budgets.count),
      ("Service", services.count), ("owner of pods", owners.count), ("StorageClass", storageClasses.count),
      ("PersistentVolume", volumes.count), ("PersistentVolumeClaim", claims.count), ("CSINode", csiNodes.count),
      ("CSIDriver", csiDrivers.count), ("CSIStorageCapacity", storageCapacities.count),
      ("VolumeAttachment", volumeAttachments.count),
    ].filter { $0.1 > 0 }
  }

  /// Puts `object` in the place of the one of the same kind, namespace and name, or at the end; returns the one before.
  @discardableResult
  public mutating func put<Object: ClusterObject>(_ object: Object) -> Object? {
    self[keyPath: Object.table].update(object)
  }

  /// Takes out the object of the same kind, namespace and name as `object`; returns it.
  ///
  /// - Complexity: O(*n*) in the number of objects of the kind.
  @discardableResult
  public mutating func delete<Object: ClusterObject>(_ object: Object) -> Object? {
    self[keyPath: Object.table].remove(object)
  }
}
