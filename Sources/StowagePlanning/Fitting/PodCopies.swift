import StowageKernel
import StowageManifests
import StowageModel

/// The copies of one part of a mix, as a cluster has them: one after the other, each with its name and its claims.
struct PodCopies {
  /// A copy that is to be placed.
  struct Copy {
    let arrival: PodArrival
    /// The claims that are made with it.
    let claims: [PersistentVolumeClaim]
  }

  private let part: PodMix.Part
  private let objects: ClusterObjects
  private let shape: PodShape
  private let firstNumber: Int
  /// Whether every copy has claims or labels of its own.
  private let areNumbered: Bool

  /// The copies of `part` that join the cluster `snapshot`: with the priority that their class has there. Pods of a
  /// stateful set go on after the highest number that is there.
  init(of part: PodMix.Part, in snapshot: ClusterSnapshot) {
    self.part = part
    objects = snapshot.objects
    let pod = Self.joining(part.pod, snapshot.objects)
    shape = PodShape(of: pod)
    areNumbered = part.workload?.areNumbered ?? false || !pod.ephemeralClaims.isEmpty
    firstNumber = part.workload.map { Self.nextNumber(of: $0, in: snapshot) } ?? 1
  }

  /// The copy of this number, from 0.
  func copy(_ index: Int) -> Copy {
    let number = firstNumber + index
    guard areNumbered else {
      let name = "\(part.pod.qualifiedName)-\(index + 1)"
      return Copy(arrival: PodArrival(time: .origin, name: name, shape: shape, duration: .infinite), claims: [])
    }
    var pod = part.workload?.pod(number) ?? part.pod
    if part.workload == nil { pod.metadata.name += "-\(number)" }
    let claims = part.workload?.claims(number, in: objects) ?? pod.ephemeralClaims
    pod = Self.joining(pod, objects)
    let arrival = PodArrival(time: .origin, name: pod.qualifiedName, shape: PodShape(of: pod), duration: .infinite)
    return Copy(
      arrival: arrival,
      claims: claims.filter { objects.claim(namespace: $0.metadata.namespace, name: $0.metadata.name) == nil }
        .map { claim in
          var claim = claim
          claim.setDefaultClass(objects.defaultStorageClass)
          return claim
        })
  }

  private static func joining(_ pod: Pod, _ objects: ClusterObjects) -> Pod {
    var pod = pod
    pod.spec.nodeName = ""
    // As with all pods of a cluster that was found: kube-scheduler counts GPUs as it counts any resource.
    pod.spec.gpu = nil
    pod.spec.schedulingGates = []
    pod.metadata.deletionTime = nil
    if pod.spec.priority == 0, let known = objects.priorityClass(named: pod.spec.priorityClassName) {
      pod.spec.priority = known.value
    }
    return pod
  }

  private static func nextNumber(of workload: WorkloadPods, in snapshot: ClusterSnapshot) -> Int {
    let pod = workload.pod
    let prefix = "\(pod.metadata.name)-"
    let numbers = (snapshot.bound + snapshot.pending).compactMap { other -> Int? in
      guard other.metadata.namespace == pod.metadata.namespace, other.metadata.name.hasPrefix(prefix) else {
        return nil
      }
      return Int(other.metadata.name.dropFirst(prefix.count)).flatMap { $0 < Int(Int32.max) ? $0 : nil }
    }
    return max(workload.firstNumber, (numbers.max() ?? -1) + 1)
  }
}
