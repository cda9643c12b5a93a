import StowageCluster
import StowageKernel
import StowageModel

/// Makes the claims of pods' ephemeral volumes when the pods arrive, and deletes them when the pods leave: Kubernetes'
/// ephemeral volume controller, and the garbage collector for what it made.
///
/// A pod that is made anew after an eviction gets a new claim, whose volume can be anywhere. A volume that was there before
/// stays reserved for the claim that is gone, as a released one in Kubernetes.
struct EphemeralVolumes: Component {
  let name = "ephemeralVolumes"
  let phase = Phase.controllers
  let observes: Change.Kinds = [Change.Kinds(.podArrived), .podCompleted, .podEvicted, Change.Kinds(.podDropped)]
  /// The claims that were made for pods that are here.
  private var claims: [PodID: [PersistentVolumeClaim]] = [:]

  /// Whether `objects` have anything that a claim could ever be bound to.
  static func canBind(in objects: ClusterObjects) -> Bool {
    !objects.storageClasses.isEmpty || !objects.volumes.isEmpty
  }

  mutating func begin(_ turn: inout Turn) throws {
    for pod in turn.cluster.runningPods { take(pod, turn.cluster) }
  }

  mutating func observe(_ changes: Unread, _ turn: inout Turn) throws {
    var arrived: [PodID] = []
    var gone: [PersistentVolumeClaim] = []
    changes.forEach { change, _ in
      guard let pod = change.pod else { return }
      if change.kind == .podArrived {
        arrived.append(pod)
      } else if observes.contains(Change.Kinds(change.kind)) {
        gone += claims.removeValue(forKey: pod) ?? []
      }
    }
    // First, as a pod that is made anew in the same instant has claims of the same names.
    for claim in gone { try turn.act(.deleteObject(claim)) }
    for pod in arrived {
      for claim in take(pod, turn.cluster) { try turn.act(.put(claim)) }
    }
  }

  /// Takes the claims of a pod in hand.
  ///
  /// - Returns: Those that are not there yet, with the default storage class where they name none.
  @discardableResult
  private mutating func take(_ pod: PodID, _ cluster: ClusterView) -> [PersistentVolumeClaim] {
    guard cluster.state(of: pod) != .gone, let shape = cluster.shape(cluster.shape(of: pod)),
      !shape.spec.volumes.isEmpty
    else { return [] }
    let qualified = cluster.name(of: pod)
    let name = qualified.lastIndex(of: "/").map { String(qualified[qualified.index(after: $0)...]) } ?? qualified
    let own = shape.spec.ephemeralClaims(ofPod: name, namespace: shape.namespace)
    if own.isEmpty { return [] }
    claims[pod] = own
    return own.filter { cluster.objects.claim(namespace: $0.metadata.namespace, name: $0.metadata.name) == nil }.map {
      claim in
      var claim = claim
      claim.setDefaultClass(cluster.objects.defaultStorageClass)
      return claim
    }
  }
}
