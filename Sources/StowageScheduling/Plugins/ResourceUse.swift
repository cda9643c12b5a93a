import StowageCluster
import StowageModel

/// The resources that the allocation scores look at, and how full a node would be with the pod on it.
///
/// CPU and memory always count, GPUs where the pod asks for them: as Kubernetes leaves a resource other than those
/// two out of the score when the pod does not ask for it.
struct ResourceUse {
  /// A resource's columns and what the pod adds to it.
  struct Term {
    let allocatable: [Int64]
    let free: [Int64]
    let demand: Int64

    /// What would be requested of the node with the pod on it.
    func requested(_ node: Int) -> Int64 { allocatable[node] - free[node] + demand }
  }

  let terms: [Term]

  /// Those of `names`, where they are given: one that the cluster does not know is left out, and so is one beside CPU, memory
  /// and ephemeral storage that the pod does not ask for.
  static func columns(for pod: PodInfo, in cluster: ClusterView, names: [ResourceName]?) -> [ResourceColumn] {
    guard let names else { return [.cpu, .memory] + (pod.shape.gpu == nil ? [] : [.gpuMilli]) }
    return names.compactMap { name in
      guard name != .pods, let column = cluster.column(of: name) else { return nil }
      let alwaysCounts = name == .cpu || name == .memory || name == .ephemeralStorage
      return alwaysCounts || pod.demand(column) > 0 ? column : nil
    }
  }

  /// The resources as `pod` sees them.
  init(_ pod: PodInfo, in cluster: ClusterView, names: [ResourceName]? = nil) {
    terms = Self.columns(for: pod, in: cluster, names: names).map {
      Term(allocatable: cluster.allocatable($0), free: cluster.free($0), demand: pod.demand($0))
    }
  }
}
