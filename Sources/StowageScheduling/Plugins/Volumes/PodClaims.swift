import StowageCluster
import StowageModel

/// A volume of a pod that has a claim behind it.
struct PodClaim {
  /// The claim's namespace, which is the pod's.
  let namespace: String
  /// The claim's name.
  let name: String
  /// The pod that the claim must have been made for; `nil` where the pod names a claim that stands by itself.
  let ownerPod: String?

  /// The claim, where it is there.
  func object(in objects: ClusterObjects) -> PersistentVolumeClaim? { objects.claim(namespace: namespace, name: name) }

  /// The API's words for a claim that is not there.
  var notFound: String { "persistentvolumeclaim \"\(name)\" not found" }

  /// What is wrong with `claim` as the claim of an ephemeral volume; `nil` where nothing is. Kubernetes compares the
  /// pod's identifier, which copies of a pod don't have here: the name is what tells them apart.
  func ownershipFault(of claim: PersistentVolumeClaim) -> String? {
    guard let ownerPod else { return nil }
    let isOwner = claim.metadata.ownerReferences.contains {
      $0.isController && $0.kind == "Pod" && $0.name == ownerPod
    }
    if isOwner { return nil }
    return "PVC \(namespace)/\(name) was not created for pod \(namespace)/\(ownerPod) (pod is not owner)"
  }

  /// The claims that a pod names, and those of its ephemeral volumes, in the order of its volumes.
  static func all(of pod: PodID, shape: PodShape, in cluster: ClusterView) -> [PodClaim] {
    if shape.spec.volumes.isEmpty { return [] }
    let qualified = cluster.name(of: pod)
    let podName = qualified.lastIndex(of: "/").map { String(qualified[qualified.index(after: $0)...]) } ?? qualified
    return shape.spec.volumes.compactMap { volume in
      guard let name = volume.claimName(inPod: podName) else { return nil }
      var owner: String?
      if case .ephemeral = volume.source { owner = podName }
      return PodClaim(namespace: shape.namespace, name: name, ownerPod: owner)
    }
  }

  /// The claims of the pod that a filter is asked about.
  static func all(of pod: PodInfo, in cluster: ClusterView) -> [PodClaim] {
    all(of: pod.id, shape: pod.shape, in: cluster)
  }
}

extension PodShape {
  /// The names of the claims that the pod names itself, in the order of its volumes; those of ephemeral volumes are
  /// not among them.
  var namedClaims: [String] {
    spec.volumes.compactMap { volume in
      guard case .persistentVolumeClaim(let name, _) = volume.source else { return nil }
      return name
    }
  }

  /// Whether some volume has a claim behind it.
  var hasClaims: Bool {
    spec.volumes.contains { volume in
      switch volume.source {
      case .persistentVolumeClaim, .ephemeral: true
      case .inTree, .csi, .image, .other: false
      }
    }
  }

  /// The disks that the pod names directly.
  var disks: [InTreeVolume] {
    spec.volumes.compactMap { volume in
      guard case .inTree(let disk) = volume.source else { return nil }
      return disk
    }
  }
}
