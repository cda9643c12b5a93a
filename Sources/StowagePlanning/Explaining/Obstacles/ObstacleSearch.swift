import StowageCluster
import StowageModel
import StowageScheduling

/// Names what stands in the way of a pod, by the rules that rejected it on each node.
struct ObstacleSearch {
  let pod: PodInfo
  let view: ClusterView
  let filters: [any FilterPlugin]
  private let decision: PodDecision

  /// A search for what stood in the way when `decision` was made in `view`.
  init(_ pod: PodInfo, after decision: PodDecision, in view: ClusterView, filters: [any FilterPlugin]) {
    self.pod = pod
    self.decision = decision
    self.view = view
    self.filters = filters
  }

  /// The obstacles, those of the pod itself first; none where it has a node or others are preempted for it.
  ///
  /// - Complexity: O(pods + nodes), with affinity O(pods × terms).
  func obstacles() -> [Obstacle] {
    if decision.outcome != .unschedulable { return [] }
    return pins + ports + volumes + neighbours + domains + promises + preemption
  }

  /// The nodes that the plugin called `name` rejected first, by name, with what was made of them.
  func rejected(by name: String) -> [(node: NodeID, account: NodeAccount)] {
    decision.nodes.compactMap { account in
      account.rejectedBy == name ? view.node(named: account.node).map { (node: $0, account: account) } : nil
    }
  }

  /// What was made of each node that was looked at.
  var accounts: [NodeAccount] { decision.nodes }

  /// A bound pod by names.
  func named(_ other: PodID, on node: NodeID) -> PodOnNode {
    PodOnNode(view.name(of: other), on: view.nodeName(node), isTerminating: view.isTerminating(other))
  }

  // MARK: What the pod says itself

  private var pins: [Obstacle] {
    guard let names = NodeAffinity.pinnedNames(pod.shape.spec.affinity.requiredNodes)?.sorted(), !names.isEmpty else {
      return []
    }
    let isDaemon = pod.shape.controller?.kind == "DaemonSet"
    return [.pinned(to: names, missing: names.filter { view.node(named: $0) == nil }, isDaemon: isDaemon)]
  }

  private var promises: [Obstacle] {
    if rejected(by: "VolumeBinding").isEmpty { return [] }
    return VolumeBinding().promises(to: pod, in: view).map { claim, node in
      .promisedClaim(claim, node: node, isThere: view.node(named: node) != nil)
    }
  }

  private var preemption: [Obstacle] {
    let lowerRun = view.lowestRunningPriority.map { $0 < pod.shape.priority } ?? false
    if pod.shape.spec.preemptionPolicy == .never { return lowerRun ? [.neverPreempts] : [] }
    guard let node = view.nominatedNode(of: pod.id) else { return [] }
    return view.victimsLeaving(node, for: pod).map { .victimLeaving(named($0, on: node)) }
  }

  // MARK: Ports and volumes

  private var ports: [Obstacle] {
    rejected(by: "NodePorts").flatMap { node, _ in
      NodePorts().holders(against: pod, on: node, in: view).map { .hostPort($0.port, of: named($0.pod, on: node)) }
    }
  }

  private var volumes: [Obstacle] {
    let nodes = rejected(by: "VolumeRestrictions")
    if nodes.isEmpty { return [] }
    let restrictions = VolumeRestrictions()
    let users = restrictions.claimUsers(against: pod, in: view).map { user in
      Obstacle.claimInUse("\(pod.shape.namespace)/\(user.claim)", by: named(user.pod, on: user.node))
    }
    return users
      + nodes.flatMap { node, _ in
        restrictions.diskUsers(against: pod, on: node, in: view).map { .diskInUse(by: named($0, on: node)) }
      }
  }
}
