public import StowageKernel
import StowageModel

/// Carries actions out on a cluster at once, whatever they say of delays and grace: for planning, on a cluster of its own.
public struct DryRunActuator: Actuator {
  /// The cluster.
  public let cluster: Cluster
  /// Whether pods are bound also where the node has too little left.
  public var overcommits: Bool

  /// An actuator for `cluster`.
  public init(_ cluster: Cluster, overcommits: Bool = false) {
    self.cluster = cluster
    self.overcommits = overcommits
  }

  /// Carries an action out at once.
  @discardableResult
  public func carryOut(_ action: Action) throws -> Bool {
    try cluster.carryOut(action, overcommitting: overcommits, startingAt: nil)
  }
}

extension Cluster {
  // Usable from inline, so that the import is public: a package import keeps the optimiser from inlining across modules.
  /// Carries an action out at once.
  ///
  /// - Parameter start: When a pod that is bound begins to run.
  /// - Returns: Whether it had an effect.
  @usableFromInline
  package func carryOut(_ action: Action, overcommitting: Bool, startingAt start: Instant?) throws -> Bool {
    switch action {
    case .bind(let pod, let placement):
      try bind(pod, to: placement, overcommitting: overcommitting, startingAt: start)
    case .evict(let pod, let cause, _):
      guard pods.state(of: pod) == .running else { return false }
      evict(pod, cause: cause)
    case .complete(let pod):
      guard pods.state(of: pod) == .running else { return false }
      complete(pod)
    case .nominate(let pod, let node):
      guard pods.state(of: pod) == .pending else { return false }
      guard let node else {
        let had = view.nominatedNode(of: pod) != nil
        clearNomination(of: pod)
        return had
      }
      guard nodes.contains(node) else { return false }
      nominate(pod, to: node)
    case .create(let arrival, let cause, _): add(arrival, cause: cause)
    case .delete(let pod, let cause):
      guard pods.state(of: pod) == .pending else { return false }
      drop(pod, cause: cause)
    case .addNode(let node, let cause, _): try add(node, cause: cause)
    case .removeNode(let node, let cause):
      guard nodes.contains(node) else { return false }
      try remove(node, cause: cause)
    case .updateNode(let node):
      guard view.node(named: node.name) != nil else { return false }
      try update(node)
    case .cordon(let id, let isCordoned):
      guard nodes.contains(id), view.node(id).unschedulable != isCordoned else { return false }
      var node = view.node(id)
      node.unschedulable = isCordoned
      try update(node)
    case .taint(let id, let taints):
      guard nodes.contains(id), view.node(id).taints != taints else { return false }
      var node = view.node(id)
      node.taints = taints
      try update(node)
    case .put(let object): put(object, cause: .scheduler)
    case .deleteObject(let object): return deleteAny(object)
    }
    return true
  }

  private func deleteAny(_ object: some ClusterObject) -> Bool { delete(object) != nil }
}
