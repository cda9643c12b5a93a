public import StowageCluster
import StowageModel

/// Which nodes a pod can be on: those that no filter rejects.
///
/// What depends on the nodes as they were given is worked out once a shape and cached.
public struct Feasibility {
  private let sorted: SortedFilters
  /// By shape: what the filters that look at nodes' objects alone leave.
  private var cached: [CachedNodes?] = []

  private struct CachedNodes {
    let shape: PodShape
    let cluster: ClusterIdentity
    /// Which of ``fixed`` had a say.
    let concerned: [Int]
    var nodesVersion: Int
    var nodes: NodeSet
  }

  /// The feasibility that `filters` define; Kubernetes' own and the GPU rule unless given.
  public init(filters: [any FilterPlugin] = Feasibility.defaultFilters) {
    sorted = SortedFilters(filters)
  }

  /// The filters, in the order in which they are asked.
  public var filters: [any FilterPlugin] { prepared.map(\.plugin) }

  /// The same with what each can do.
  package var prepared: [PreparedFilter] { sorted.all }

  /// Those that look beyond the nodes' objects.
  package var changing: [PreparedFilter] { sorted.changing }

  private var fixed: [PreparedFilter] { sorted.fixed }

  /// The filters that every policy applies unless it says otherwise, in Kubernetes' order.
  public static var defaultFilters: [any FilterPlugin] {
    [
      NodeUnschedulable(), NodeName(), TaintToleration(), NodeAffinity(), NodePorts(), NodeResourcesFit(), GPUDevices(),
      VolumeRestrictions(), NodeVolumeLimits(), VolumeBinding(), VolumeZone(), PodTopologySpread(), InterPodAffinity(),
    ]
  }

  /// The nodes that `pod` can be on now.
  ///
  /// - Complexity: O(*n* × filters) in the number of nodes; the answers of filters with the scope `.nodeObject` are
  ///   cached by shape.
  public mutating func nodes(for pod: PodInfo, in cluster: ClusterView) -> NodeSet {
    if rejectionEverywhere(of: pod, in: cluster) != nil { return cluster.noNodes }
    var nodes = fixedNodes(for: pod, in: cluster)
    for filter in changing where filter.concerns(pod, in: cluster) { filter.filter(&nodes, for: pod, in: cluster) }
    return nodes
  }

  /// The fit filter, and the nodes that the others leave, `nil` where they have no say: a question for those who need
  /// the answer for few nodes. `nil` where there is no such filter.
  package mutating func nodesApartFromFit(
    for pod: PodInfo, in cluster: ClusterView
  ) -> (fit: PreparedFilter, plugin: NodeResourcesFit, nodes: NodeSet?)? {
    guard let fit = sorted.fit else { return nil }
    var nodes: NodeSet?
    if hasFixedSay(about: pod, in: cluster) { nodes = fixedNodes(for: pod, in: cluster) }
    for index in changing.indices {
      if index == fit.index || !changing[index].concerns(pod, in: cluster) { continue }
      var left = nodes ?? cluster.presentNodes
      changing[index].filter(&left, for: pod, in: cluster)
      nodes = left
    }
    return (changing[fit.index], fit.plugin, nodes)
  }

  /// Whether a filter that looks at the nodes as they were given has a say about `pod`.
  private func hasFixedSay(about pod: PodInfo, in cluster: ClusterView) -> Bool {
    for index in fixed.indices {
      if fixed[index].concerns(pod, in: cluster) { return true }
    }
    return false
  }

  /// The nodes that `pod` can be on as far as that depends on the nodes as they were given.
  package mutating func fixedNodes(for pod: PodInfo, in cluster: ClusterView) -> NodeSet {
    let concerned = fixed.indices.filter { fixed[$0].concerns(pod, in: cluster) }
    if concerned.isEmpty { return cluster.presentNodes }
    let index = pod.shapeID.index
    if index < cached.count, var entry = cached[index], entry.shape === pod.shape, entry.cluster === cluster.identity,
      entry.concerned == concerned
    {
      if entry.nodesVersion == cluster.nodesVersion { return entry.nodes }
      cached[index] = nil
      if catchUp(&entry, for: pod, in: cluster) {
        cached[index] = entry
        return entry.nodes
      }
    }
    var nodes = cluster.presentNodes
    for filter in concerned { fixed[filter].filter(&nodes, for: pod, in: cluster) }
    while cached.count <= index { cached.append(nil) }
    cached[index] = CachedNodes(
      shape: pod.shape, cluster: cluster.identity, concerned: concerned, nodesVersion: cluster.nodesVersion,
      nodes: nodes)
    return nodes
  }

  /// Asks about the nodes anew whose objects have changed; `false` where too many have for that to be known.
  private func catchUp(_ entry: inout CachedNodes, for pod: PodInfo, in cluster: ClusterView) -> Bool {
    entry.nodes.grow(to: cluster.nodeSlots)
    let present = cluster.presentNodes
    let isComplete = cluster.forEachChangedNodeObject(since: entry.nodesVersion) { slot in
      let node = cluster.nodeID(at: slot)
      let fits =
        present.contains(slot) && entry.concerned.allSatisfy { fixed[$0].reject(pod, on: node, in: cluster) == nil }
      if fits { entry.nodes.insert(slot) } else { entry.nodes.remove(slot) }
    }
    entry.nodesVersion = cluster.nodesVersion
    return isComplete
  }

  /// What the filters that are reserve plugins as well set aside for `pod`.
  public func reserve(_ pod: PodInfo, at placement: Placement, in cluster: ClusterView) -> Reservation {
    guard let first = sorted.reserving.first else { return Reservation() }
    var all = first.reserve(pod, at: placement, in: cluster)
    for plugin in sorted.reserving.dropFirst() { all.add(plugin.reserve(pod, at: placement, in: cluster)) }
    return all
  }

  /// Whether a filter that looks at the whole cluster has a say about `pod`: then a change anywhere can make room.
  public func looksBeyondNode(_ pod: PodInfo, in cluster: ClusterView) -> Bool {
    changing.contains { $0.scope == .cluster && $0.concerns(pod, in: cluster) }
  }

  /// What keeps `pod` off all nodes at once: the first filter that says it can't be helped, else the first that says no.
  ///
  /// - Complexity: O(filters).
  public func rejectionEverywhere(of pod: PodInfo, in cluster: ClusterView) -> Rejection? {
    var first: Rejection?
    for index in prepared.indices {
      guard let rejection = prepared[index].rejectEverywhere(pod, in: cluster) else { continue }
      if rejection.code == .unschedulableAndUnresolvable { return rejection }
      if first == nil { first = rejection }
    }
    return first
  }

  /// The only nodes that the pod could be on, by what it says itself, in order; `nil` where it could be on any.
  package func candidates(for pod: PodInfo, in cluster: ClusterView) -> [NodeID]? {
    var left: [NodeID]?
    for index in prepared.indices {
      guard let named = prepared[index].candidates(for: pod, in: cluster) else { continue }
      left = left.map { known in known.filter(named.contains) } ?? named
    }
    return left
  }

  /// By node: the first filter's rejection of `pod`; `nil` where none rejects it. Each filter is asked once for all
  /// nodes that those before it left, and what keeps the pod off all nodes at once is left aside.
  ///
  /// - Complexity: O(*n* × filters) in the number of nodes.
  public func rejections(of pod: PodInfo, in cluster: ClusterView) -> [Rejection?] {
    var nodes = cluster.presentNodes
    var rejections = [Rejection?](repeating: nil, count: cluster.nodeSlots)
    for filter in prepared where filter.concerns(pod, in: cluster) {
      filter.filter(&nodes, for: pod, in: cluster) { rejections[$0.index] = $1 }
    }
    return rejections
  }

  /// The first filter's rejection of `pod` on `node`, asked one by one: the plain path.
  ///
  /// - Complexity: O(filters).
  public func rejection(of pod: PodInfo, on node: NodeID, in cluster: ClusterView) -> Rejection? {
    if let rejection = rejectionEverywhere(of: pod, in: cluster) { return rejection }
    for filter in prepared where filter.concerns(pod, in: cluster) {
      if let rejection = filter.reject(pod, on: node, in: cluster) { return rejection }
    }
    return nil
  }

  /// The reasons why `pod` can't be on nodes, most frequent first; of equal frequency by name.
  ///
  /// - Complexity: O(*n* × filters) in the number of nodes.
  public func reasons(against pod: PodInfo, in cluster: ClusterView) -> [ReasonCount] {
    if let everywhere = rejectionEverywhere(of: pod, in: cluster) {
      return everywhere.reasons.map { ReasonCount(reason: $0, nodes: cluster.nodeCount) }
    }
    return rejections(of: pod, in: cluster).reasonCounts
  }
}

/// The filters by what they look at. It is an object, so that a feasibility is handed on without a copy of each list.
private final class SortedFilters: Sendable {
  /// In the order in which they are asked.
  let all: [PreparedFilter]
  /// Those that look at nodes' objects alone.
  let fixed: [PreparedFilter]
  let changing: [PreparedFilter]
  /// The fit filter, and its index among ``changing``.
  let fit: (plugin: NodeResourcesFit, index: Int)?
  let reserving: [any ReservePlugin]

  init(_ filters: [any FilterPlugin]) {
    all = filters.map(PreparedFilter.init)
    fixed = all.filter { $0.scope == .nodeObject }
    changing = all.filter { $0.scope != .nodeObject }
    reserving = filters.compactMap { $0 as? any ReservePlugin }
    fit =
      changing.enumerated().lazy.compactMap { index, filter in
        (filter.plugin as? NodeResourcesFit).map { (plugin: $0, index: index) }
      }.first
  }
}

extension [Rejection?] {
  /// The reasons, most frequent first; of equal frequency by name.
  var reasonCounts: [ReasonCount] {
    var counts: [String: Int] = [:]
    for rejection in self {
      for reason in rejection?.reasons ?? [] { counts[reason, default: 0] += 1 }
    }
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map {
      ReasonCount(reason: $0.key, nodes: $0.value)
    }
  }
}
