import StowageCluster
import StowageKernel
import StowageModel

/// Filters as kube-scheduler asks them of a node that is nominated for other pods: the pod must fit with those of its own
/// or higher priority there, and without them too (1.34, RunFilterPluginsWithNominatedPods).
struct FiltersWithNominations {
  private let pod: PodInfo
  /// The filters that have a say about the pod on the cluster as it is. Kubernetes leaves those that had none aside
  /// also when pods are added or taken away.
  private let filters: [PreparedFilter]

  init(_ pod: PodInfo, filters: [PreparedFilter], in cluster: ClusterView) {
    self.pod = pod
    self.filters = filters.filter { !$0.isLeftAside(pod, in: cluster) }
  }

  /// Why the pod can't be on `node`, pods nominated to it counted in.
  ///
  /// - Parameter trial: A copy of the cluster to try on; it is left as it was found.
  func rejection(on node: NodeID, in trial: Cluster) -> Rejection? {
    var added: [PodID] = []
    for other in others(on: node, in: trial.view) where add(other, to: node, of: trial) { added.append(other) }
    if added.isEmpty { return rejectionAsIs(on: node, in: trial.view) }
    let rejection = rejectionAsIs(on: node, in: trial.view)
    for other in added {
      trial.unbind(other)
      trial.nominate(other, to: node)
    }
    return rejection ?? rejectionAsIs(on: node, in: trial.view)
  }

  /// The pods of no lower priority for which `node` is nominated.
  func others(on node: NodeID, in cluster: ClusterView) -> [PodID] {
    cluster.nominatedPods(on: node).filter { other in
      other != pod.id && (cluster.shape(cluster.shape(of: other))?.priority ?? 0) >= pod.shape.priority
    }
  }

  /// Why the pod can't be on `node` of `cluster` as it stands.
  private func rejectionAsIs(on node: NodeID, in cluster: ClusterView) -> Rejection? {
    for filter in filters {
      if let rejection = filter.reject(pod, on: node, in: cluster) { return rejection }
    }
    return nil
  }

  /// Whether a nominated pod could be put on `node`: one that asks for devices which are not free can't.
  private func add(_ other: PodID, to node: NodeID, of trial: Cluster) -> Bool {
    var unused = RandomStream(seed: 0)
    guard let info = PodInfo(other, in: trial.view),
      case .place(let placement) = DeviceChoice.tightest.place(info, on: node, in: trial.view, random: &unused)
    else { return false }
    return (try? trial.bind(other, to: placement, overcommitting: true)) != nil
  }
}
