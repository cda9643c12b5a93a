/// The kinds that are read; everything else is left aside.
enum SupportedKind: String, Hashable {
  case node = "Node"
  case pod = "Pod"
  case namespace = "Namespace"
  case service = "Service"
  case podDisruptionBudget = "PodDisruptionBudget"
  case priorityClass = "PriorityClass"
  case deployment = "Deployment"
  case replicaSet = "ReplicaSet"
  case replicationController = "ReplicationController"
  case statefulSet = "StatefulSet"
  case daemonSet = "DaemonSet"
  case job = "Job"
  case persistentVolume = "PersistentVolume"
  case persistentVolumeClaim = "PersistentVolumeClaim"
  case storageClass = "StorageClass"
  case csiNode = "CSINode"
  case csiDriver = "CSIDriver"
  case csiStorageCapacity = "CSIStorageCapacity"
  case volumeAttachment = "VolumeAttachment"
  case deviceClass = "DeviceClass"

  /// The API groups whose objects of this kind are meant; others have kinds of the same name.
  var groups: [String] {
    switch self {
    case .node, .pod, .namespace, .service, .replicationController, .persistentVolume, .persistentVolumeClaim: [""]
    case .podDisruptionBudget: ["policy"]
    case .priorityClass: ["scheduling.k8s.io"]
    case .deployment, .replicaSet: ["apps", "extensions"]
    case .statefulSet: ["apps"]
    case .daemonSet: ["apps", "extensions"]
    case .job: ["batch"]
    case .storageClass, .csiNode, .csiDriver, .csiStorageCapacity, .volumeAttachment: ["storage.k8s.io"]
    case .deviceClass: ["resource.k8s.io"]
    }
  }
}
