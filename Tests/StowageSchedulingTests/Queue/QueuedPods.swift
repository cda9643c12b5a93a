import StowageCluster
import StowageKernel
import StowageModel
import StowageScheduling
import Testing

/// Pods for tests of queues: they belong to a cluster, as queues go by their places and shapes there.
struct QueuedPods {
  let cluster: Cluster

  init() throws { cluster = try Cluster(nodes: []) }

  /// A pod of this priority; pods of equal `kind` and priority are copies.
  func pod(_ priority: Int32 = 0, kind: Int64 = 0, gates: [String] = []) throws -> PodInfo {
    let container = Container(name: "main", resources: ResourceRequirements(requests: [.cpu: 100 + kind]))
    let spec = PodSpec(containers: [container], priority: priority, schedulingGates: gates)
    let id = cluster.add(PodArrival(time: .origin, name: "pod", shape: PodShape(spec: spec), duration: .infinite))
    return try #require(PodInfo(id, in: cluster.view))
  }
}

extension KubernetesQueue {
  /// Takes the next pod and refuses it, because of the filter at `index`.
  mutating func refuseNext(at now: Instant, by index: Int = 0) -> PodID? {
    guard let pod = pop(at: now) else { return nil }
    var rejectors = RejectorSet.none
    rejectors.insert(index)
    refused(pod, by: rejectors, at: now)
    return pod
  }

  /// Takes all pods that are to be had, as placed.
  mutating func placeAll(at now: Instant) -> [PodID] {
    var pods: [PodID] = []
    while let pod = pop(at: now) {
      placed(pod)
      pods.append(pod)
    }
    return pods
  }

  /// Something happens that helps all that wait.
  mutating func wakeAll(at now: Instant) {
    noteChange()
    wake(at: now, registered: { _, _ in true }, where: { _, _ in true })
  }
}

extension Instant {
  static func ms(_ milliseconds: Int64) -> Instant { Instant(milliseconds: milliseconds) }
}
