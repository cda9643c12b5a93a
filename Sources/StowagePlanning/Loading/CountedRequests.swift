import StowageModel
import StowageScheduling

/// What nodes have and pods ask for, as far as they can meet: all of it must fit 64 bits together.
struct CountedRequests {
  private var sums = RequestSums()
  /// Whether no pod is placed where it does not fit.
  private let looksAtFit: Bool

  /// The amounts of a cluster in which `profiles` decide.
  ///
  /// - Throws: ``ClusterLoadError`` where they can't be counted exactly.
  init(_ snapshot: ClusterSnapshot, profiles: [KubernetesProfile]) throws(ClusterLoadError) {
    looksAtFit = profiles.allSatisfy(\.looksAtFit)
    for node in snapshot.nodes { sums.add(node) }
    for pod in snapshot.bound { try add(onNode: pod, PodShape(of: pod)) }
    for pod in snapshot.pending { try add(pod, PodShape(of: pod)) }
  }

  /// Takes in a pod that waits, if it can ever come to be on a node.
  mutating func add(_ pod: Pod, _ shape: PodShape) throws(ClusterLoadError) {
    if looksAtFit && pod.nominatedNodeName.isEmpty && !sums.isWithinLargestNode(shape) { return }
    try add(onNode: pod, shape)
  }

  /// Pods on nodes, and those for which a node is nominated, are counted even beyond what the nodes have.
  private mutating func add(onNode pod: Pod, _ shape: PodShape) throws(ClusterLoadError) {
    if let resource = sums.add(shape) {
      throw ClusterLoadError.requestsOverflow(pod: pod.qualifiedName, node: pod.spec.nodeName, resource: resource)
    }
  }
}

extension KubernetesProfile {
  /// Whether it places no pod where some resource of the node is not enough for it.
  fileprivate var looksAtFit: Bool {
    filters.contains { filter in
      guard let fit = filter as? NodeResourcesFit else { return false }
      return fit.ignoredResources.isEmpty && fit.ignoredResourceGroups.isEmpty
    }
  }
}
