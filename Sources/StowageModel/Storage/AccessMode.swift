/// How a volume may be mounted by several nodes and pods (`PersistentVolumeAccessMode` of core/v1).
public enum AccessMode: String, Hashable, Sendable, CaseIterable {
  /// Read and written by the pods of one node.
  case readWriteOnce = "ReadWriteOnce"
  /// Read by the pods of many nodes.
  case readOnlyMany = "ReadOnlyMany"
  /// Read and written by the pods of many nodes.
  case readWriteMany = "ReadWriteMany"
  /// Read and written by one pod in the whole cluster.
  case readWriteOncePod = "ReadWriteOncePod"
}

/// What a volume is to its containers (`PersistentVolumeMode` of core/v1).
public enum VolumeMode: String, Hashable, Sendable, CaseIterable {
  /// A folder with a file system in it.
  case filesystem = "Filesystem"
  /// A device without a file system.
  case block = "Block"
}
