public import StowageCluster
import StowageModel

extension KubernetesScheduler {
  /// Why `pod`, which fits nowhere, fits nowhere.
  ///
  /// - Parameter preempts: Whether pods are preempted for it: then nothing is said beyond the reasons.
  /// - Complexity: O(*n* × filters) in the number of nodes; where pods of lower priority run also a trial of preemption on
  ///   each node.
  public func failure(of pod: PodInfo, in cluster: ClusterView, preempts: Bool) -> FitFailure {
    let everywhere = feasibility.rejectionEverywhere(of: pod, in: cluster)
    let rejections = everywhere == nil ? rejections(of: pod, in: cluster) : []
    return failure(of: pod, in: cluster, everywhere: everywhere, rejections: rejections, preempts: preempts)
  }

  /// The same with the rejections known: those by node mean nothing where the pod is rejected everywhere.
  func failure(
    of pod: PodInfo, in cluster: ClusterView, everywhere: Rejection?, rejections: [Rejection?], preempts: Bool
  ) -> FitFailure {
    let said =
      preempts ? [] : postFilters(of: pod, in: cluster, everywhere: everywhere) { everywhere ?? rejections[$0.index] }
    return FitFailure(
      nodeCount: cluster.nodeCount, everywhere: everywhere?.reasons.joined(separator: ", "),
      reasons: everywhere == nil ? rejections.reasonCounts : [], afterwards: said.joined(separator: ", "))
  }

  /// What the plugins say that are asked once no node fits, in their order (1.34 and 1.36, `RunPostFilterPlugins`).
  private func postFilters(
    of pod: PodInfo, in cluster: ClusterView, everywhere: Rejection?, rejection: (NodeID) -> Rejection?
  ) -> [String] {
    var said: [String] = []
    for plugin in profile.postFilters {
      switch plugin {
      case .dynamicResources:
        // A pod that was rejected before any node was looked at never came to DynamicResources, which then fails, because it
        // does not find what it wanted to remember; what others say is lost with that.
        if everywhere != nil { return ["not found"] }
        said.append("no new claims to deallocate")
      case .defaultPreemption:
        guard let settings = profile.preemption else { continue }
        let preemption = DefaultPreemption(settings: settings, filters: feasibility.prepared, tieBreak: tieBreak)
        said.append("preemption: " + preemption.refusal(for: pod, in: cluster, rejection: rejection).text)
      default: continue
      }
    }
    return said
  }
}
