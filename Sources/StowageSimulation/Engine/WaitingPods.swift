import StowageCluster
import StowageKernel
import StowageModel
import StowageScheduling

/// The waiting pods of a simulation, queued as the policy wants it.
struct WaitingPods {
  /// What a shape was told when it was refused, and after how many changes of the cluster.
  private struct Refusal {
    let changes: Int
    let rejectors: RejectorSet
  }

  private var lines = SchedulingQueue()
  /// Kubernetes' queue, where the policy wants it; `lines` is not used then.
  private var kubernetes: KubernetesQueue?
  /// The pods with scheduling gates, in the order of their arrival, where Kubernetes' queue does not have them.
  private var gated: [PodID] = []
  /// By shape: the last refusal, for Kubernetes' queue.
  private var refusals: [Refusal?] = []

  init(_ queueing: Queueing) {
    if case .kubernetes(let settings) = queueing { kubernetes = KubernetesQueue(settings) }
  }

  /// The waiting pods by shape; the gated last.
  var all: [PodID] { (kubernetes?.waiting ?? lines.waiting) + gated }

  /// The next instant at which a pod is to be asked for though nothing happens before `next`, the next event: `next`
  /// itself, or an earlier one. `nil` where nothing can change any more.
  mutating func nextInstant(before next: Instant?) -> Instant? {
    guard kubernetes != nil else { return next }
    if kubernetes?.isSettled == true {
      if let next { kubernetes?.skipFlushes(before: next) }
      return next
    }
    return [next, kubernetes?.nextWakeUp].compactMap { $0 }.min()
  }

  mutating func advance(to now: Instant) { kubernetes?.advance(to: now) }

  mutating func add(_ pod: PodInfo, at now: Instant) {
    if kubernetes != nil {
      kubernetes?.add(pod, at: now)
    } else if pod.shape.spec.schedulingGates.isEmpty {
      lines.add(pod)
    } else {
      gated.append(pod.id)
    }
  }

  /// The next pod to ask for; it stays until ``placed(_:by:in:at:)`` or ``refused(_:by:in:at:)`` tells the answer.
  mutating func next(at now: Instant) -> PodID? { kubernetes == nil ? lines.next() : kubernetes?.pop(at: now) }

  /// Refuses the pod to ask for, if a copy of it was refused and nothing has changed since; a pod that has a node
  /// nominated for it is asked for itself.
  ///
  /// - Returns: Whether it was refused.
  mutating func refuseAgain(_ pod: PodID, in cluster: ClusterView, at now: Instant) -> Bool {
    guard kubernetes != nil, let refusal = refusal(of: cluster.shape(of: pod)), cluster.nominatedNode(of: pod) == nil
    else { return false }
    kubernetes?.refused(pod, by: refusal.rejectors, at: now)
    return true
  }

  mutating func placed(_ pod: PodInfo, by policy: any SchedulingPolicy, in cluster: ClusterView, at now: Instant) {
    if kubernetes == nil {
      lines.placed(pod.shapeID)
      lines.wakeHopeful()
    } else {
      kubernetes?.placed(pod.id)
      tell(.podBound(pod.shape), to: policy, in: cluster, at: now)
    }
  }

  mutating func refused(_ pod: PodInfo, by policy: any SchedulingPolicy, in cluster: ClusterView, at now: Instant) {
    guard let changes = kubernetes?.changes else {
      lines.refused(pod.shapeID, hopesForBinding: policy.mightFitAfterBinding(pod, in: cluster))
      return
    }
    let refusal =
      refusal(of: pod.shapeID) ?? Refusal(changes: changes, rejectors: policy.rejectors(of: pod, in: cluster))
    while refusals.count <= pod.shapeID.index { refusals.append(nil) }
    refusals[pod.shapeID.index] = refusal
    kubernetes?.refused(pod.id, by: refusal.rejectors, at: now)
  }

  /// Takes out a pod that is given up, if it is here and can be.
  mutating func remove(_ pod: PodID, shape: ShapeID) -> Bool {
    if kubernetes != nil { return kubernetes?.remove(pod) ?? false }
    if let place = gated.firstIndex(of: pod) {
      gated.remove(at: place)
      return true
    }
    return lines.remove(pod, shape: shape)
  }

  // MARK: What may help

  /// Whether events that may help pods are of use here.
  var heedsEvents: Bool { kubernetes != nil }

  /// Whether nodes that pods have left are of use here.
  var waitsForRoom: Bool { kubernetes == nil && lines.hasWaitingForRoom }

  /// The cluster is not what it was, but nobody is helped by that.
  mutating func noteChange() { kubernetes?.noteChange() }

  /// Tells Kubernetes' queue of an event that can help pods up to a priority.
  mutating func tell(
    _ event: ClusterEvent, upTo priority: Int32 = .max, to policy: any SchedulingPolicy, in cluster: ClusterView,
    at now: Instant
  ) {
    guard kubernetes != nil else { return }
    kubernetes?.noteChange()
    let kinds = event.kinds
    kubernetes?.wake(
      at: now, heeding: { policy.heeds(kinds, $0) },
      where: { pod, rejectors in
        guard let info = PodInfo(pod, in: cluster), info.shape.priority <= priority else { return false }
        return policy.mightHelp(event, info, rejectedBy: rejectors, in: cluster)
      })
  }

  /// Wakes what might fit on `nodes`, which pods have left; on any node where it is `nil`.
  mutating func wake(
    for nodes: [NodeID]?, by policy: any SchedulingPolicy, in cluster: ClusterView
  ) {
    if !waitsForRoom || nodes?.isEmpty == true { return }
    lines.wake { pod in
      guard let info = PodInfo(pod, in: cluster) else { return false }
      return nodes?.contains { policy.mightFit(info, on: $0, in: cluster) } ?? true
    }
  }

  private func refusal(of shape: ShapeID) -> Refusal? {
    guard shape.index < refusals.count, let refusal = refusals[shape.index],
      refusal.changes == kubernetes?.changes
    else { return nil }
    return refusal
  }
}
