public import StowageCluster
import StowageKernel
import StowageModel
public import StowageScheduling

/// A found cluster brought to life: a ``Cluster`` with the bound pods on their nodes, and the pending
/// ones waiting.
///
/// The cluster is an object that decisions change; for another attempt load the ``ClusterSnapshot`` again.
public struct LoadedCluster {
  /// The state, which decisions change.
  public let cluster: Cluster
  /// The pods to decide, in the order of the queue.
  public let pending: [PodID]
  /// The pods that are on nodes, by `namespace/name`.
  public let bound: [String: PodID]
  /// What nodes have and pods ask for.
  var requests: CountedRequests
  /// What the found cluster's warnings say, and which nodes are overcommitted.
  public let warnings: [ClusterWarning]

  /// Brings `snapshot` to life.
  ///
  /// Devices of nodes are left out: kube-scheduler counts GPUs as it counts any resource.
  ///
  /// - Parameter profiles: What is going to decide; Kubernetes' defaults unless given.
  /// - Throws: ``ClusterLoadError`` where amounts can't be counted exactly, `ClusterError` where a node can't be added.
  /// - Complexity: O(*n*) in the numbers of nodes and pods.
  public init(_ snapshot: ClusterSnapshot, profiles: [KubernetesProfile] = []) throws {
    requests = try CountedRequests(snapshot, profiles: profiles)
    cluster = try Cluster(
      nodes: snapshot.nodes.map { node in
        var node = node
        node.devices = []
        return node
      }, objects: snapshot.objects)
    var bound: [String: PodID] = [:]
    for pod in snapshot.bound {
      guard let node = cluster.view.node(named: pod.spec.nodeName) else { continue }
      let id = Self.add(pod, to: cluster)
      try cluster.bind(id, to: Placement(node: node), overcommitting: true)
      if let start = pod.startTime { cluster.setStartTime(start, of: id) }
      bound[pod.qualifiedName] = id
    }
    self.bound = bound
    let cluster = cluster
    pending = snapshot.pending.map { pod in
      let id = Self.add(pod, to: cluster)
      if let node = cluster.view.node(named: pod.nominatedNodeName) { cluster.nominate(id, to: node) }
      return id
    }
    warnings = snapshot.warnings + Self.overcommitted(cluster.view)
  }

  private static func add(_ pod: Pod, to cluster: Cluster) -> PodID {
    var unbound = pod
    unbound.spec.nodeName = ""
    unbound.spec.gpu = nil
    let arrival = PodArrival(
      time: pod.metadata.creationTime ?? .origin, name: pod.qualifiedName, shape: PodShape(of: unbound),
      duration: .infinite)
    let id = cluster.add(arrival)
    if pod.metadata.deletionTime != nil {
      cluster.markTerminating(id, cause: pod.isTerminatingByPreemption ? .preempted : .deleted)
    }
    return id
  }

  private static func overcommitted(_ view: ClusterView) -> [ClusterWarning] {
    view.nodeIDs.flatMap { node in
      view.resources.indices.compactMap { column in
        let column = ResourceColumn(column)
        let (free, allocatable) = (view.free(column, on: node), view.allocatable(column, on: node))
        guard free < 0 else { return nil }
        return ClusterWarning(
          .overcommitted(
            node: view.node(node).name, resource: view.resources[column.index], requested: allocatable - free,
            allocatable: allocatable))
      }
    }
  }
}
