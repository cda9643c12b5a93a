public import StowageModel

extension Cluster {
  /// Makes an object beside nodes and pods, or replaces the one of the same kind, namespace and name.
  public func put<Object: ClusterObject>(_ object: Object, cause: Cause = .external) {
    let before = objects.put(object)
    note(.objectPut, Object.objectKind, before: before, after: object, cause: cause)
  }

  /// Deletes the object of the same kind, namespace and name as `object`.
  ///
  /// - Returns: The object that was there; `nil` where there was none.
  @discardableResult
  public func delete<Object: ClusterObject>(_ object: Object, cause: Cause = .deleted) -> Object? {
    guard let before = objects.delete(object) else { return nil }
    note(.objectDeleted, Object.objectKind, before: before, after: nil, cause: cause)
    return before
  }

  /// Makes the objects those of `wanted`: what differs is put or deleted one by one.
  ///
  /// - Complexity: O(*n*) in the number of objects, and O(*n*) for each that is deleted.
  public func replaceObjects(with wanted: ClusterObjects, cause: Cause = .external) {
    replace(Namespace.self, with: wanted, cause)
    replace(PriorityClass.self, with: wanted, cause)
    replace(PodDisruptionBudget.self, with: wanted, cause)
    replace(Service.self, with: wanted, cause)
    replace(PodOwner.self, with: wanted, cause)
    replace(StorageClass.self, with: wanted, cause)
    replace(PersistentVolume.self, with: wanted, cause)
    replace(PersistentVolumeClaim.self, with: wanted, cause)
    replace(CSINode.self, with: wanted, cause)
    replace(CSIDriver.self, with: wanted, cause)
    replace(CSIStorageCapacity.self, with: wanted, cause)
    replace(VolumeAttachment.self, with: wanted, cause)
  }

  private func replace<Object: ClusterObject>(_ type: Object.Type, with wanted: ClusterObjects, _ cause: Cause) {
    let table = wanted[keyPath: type.table]
    func same(as object: Object, in table: ObjectTable<Object>) -> Object? {
      let metadata = object.metadata
      return table.object(named: metadata.name, inNamespace: metadata.namespace, kind: object.kindInTable)
    }
    for object in objects[keyPath: type.table] where same(as: object, in: table) == nil {
      delete(object, cause: cause)
    }
    for object in table where same(as: object, in: objects[keyPath: type.table]) != object { put(object, cause: cause) }
  }

  private func note(
    _ kind: Change.Kind, _ object: ObjectKind, before: (any ClusterObject)?, after: (any ClusterObject)?, cause: Cause
  ) {
    objectsVersion += 1
    objectVersions[object.rawValue] += 1
    changes.append(
      Change(kind: kind, cause: cause), .object(ObjectChange(kind: object, before: before, after: after)))
  }
}
