public import StowageCluster
public import StowageKernel
import StowageModel

/// Decides waiting pods one after the other: who simulates, plans or runs a cluster asks it what to do, and does it.
///
/// It reads the cluster's log for what is new, keeps the queue of those that wait, asks the policy that a pod names, and says
/// what it decided. It applies nothing: ``actions(for:in:)`` says what there is to do, an
/// ``Actuator`` does it, and the log tells the scheduler that it was done.
///
/// It is an object: a copy would decide the same pods again.
public final class Scheduler {
  private let policies: [PolicyBox]
  private let queue: QueueBox
  @exclusivity(unchecked) private var cursor = LogCursor()
  @exclusivity(unchecked) private var random: RandomStream
  /// How often pods that wait have preempted others.
  @exclusivity(unchecked) private var preemptions: [PodID: Int] = [:]

  /// How often one pod may preempt others without getting a node. What it makes free is always taken by others
  /// then, and nothing would come to an end if that went on.
  private static let preemptionLimit = 100

  /// A scheduler with one policy, which decides all pods.
  ///
  /// - Parameters:
  ///   - policy: Who decides.
  ///   - queue: Who says whose turn it is; the queue that the policy asks for unless given.
  ///   - random: What chance draws from.
  public convenience init(
    _ policy: any SchedulingPolicy, queue: (any PodQueue)? = nil,
    random: RandomStream = RandomStream(seed: 0, purpose: "policy")
  ) {
    self.init([(schedulerName: "", policy: policy)], queue: queue, random: random)
  }

  /// A scheduler with several policies: a pod is decided by the one whose `schedulerName` it asks for, or by the first.
  ///
  /// - Precondition: There is one policy at least.
  public init(
    _ policies: [(schedulerName: String, policy: any SchedulingPolicy)], queue: (any PodQueue)? = nil,
    random: RandomStream = RandomStream(seed: 0, purpose: "policy")
  ) {
    precondition(!policies.isEmpty, "a scheduler has a policy")
    self.policies = policies.map { PolicyBox.make($0.policy, schedulerName: $0.schedulerName) }
    self.queue = queue.map { QueueBox.make($0) } ?? Self.queue(self.policies[0].queueing)
    self.random = random
  }

  private static func queue(_ queueing: Queueing) -> QueueBox {
    switch queueing {
    case .immediate: QueueBox.make(ImmediateQueue())
    case .kubernetes(let settings): QueueBox.make(KubernetesQueue(settings))
    }
  }

  // MARK: Deciding

  /// Decides the next pod whose turn it is; `nil` where none is to be decided now.
  ///
  /// What was decided before must have been carried out, or given up by ``bindingFailed(of:in:at:)``.
  public func next(in cluster: ClusterView, at now: Instant) -> ScheduledDecision? {
    catchUp(with: cluster, at: now)
    while let id = queue.next(at: now) {
      guard let pod = PodInfo(id, in: cluster) else {
        // It has left without a word in the log that was read: it can't be decided.
        return nil
      }
      if queue.isRefusedAgain(id, of: context(cluster, now)) {
        return ScheduledDecision(pod, .unschedulable, isRepeated: true)
      }
      return decide(pod, in: cluster, at: now)
    }
    return nil
  }

  /// The next pod whose turn it is, for who decides it by another way than ``decide(_:in:at:)``: what came of it is told by
  /// ``settle(_:in:at:)``.
  public func nextPod(in cluster: ClusterView, at now: Instant) -> PodInfo? {
    catchUp(with: cluster, at: now)
    return queue.next(at: now).flatMap { PodInfo($0, in: cluster) }
  }

  /// Asks the pod's policy.
  public func decide(_ pod: PodInfo, in cluster: ClusterView, at now: Instant) -> ScheduledDecision {
    let decision = policy(of: pod).decide(pod, in: cluster, random: &random)
    return settle(ScheduledDecision(pod, decision), in: cluster, at: now)
  }

  /// Takes a decision down: a pod that is not placed waits on. One that has preempted others too often without getting a node
  /// preempts no pod any more.
  @discardableResult
  public func settle(_ decided: ScheduledDecision, in cluster: ClusterView, at now: Instant) -> ScheduledDecision {
    switch decided.decision {
    case .place:
      if !preemptions.isEmpty { preemptions[decided.pod.id] = nil }
      return decided
    case .preempt where preemptions[decided.pod.id, default: 0] < Self.preemptionLimit:
      preemptions[decided.pod.id, default: 0] += 1
      queue.refused(decided.pod, of: context(cluster, now))
      return decided
    case .preempt, .unschedulable:
      queue.refused(decided.pod, of: context(cluster, now))
      return ScheduledDecision(decided.pod, .unschedulable)
    }
  }

  /// A pod that was placed could not be bound: it waits again.
  public func bindingFailed(of pod: PodInfo, in cluster: ClusterView, at now: Instant) {
    queue.refused(pod, of: context(cluster, now))
  }

  // MARK: Time

  /// Time has come to `now`. Called before the cluster changes at that instant.
  public func advance(to now: Instant) { queue.advance(to: now) }

  /// The next instant at which a pod is to be decided though nothing happens before `next`: `next` itself, or an earlier one;
  /// `nil` where nothing can change any more.
  public func nextInstant(before next: Instant?) -> Instant? { queue.nextInstant(before: next) }

  // MARK: Who waits

  /// The pods that wait, copies side by side.
  ///
  /// - Complexity: O(*n*) in the number of pods that wait, or O(*n* log *n*).
  public var waiting: [PodID] { queue.waiting }

  /// What keeps a waiting pod off the nodes now, by the number of nodes.
  ///
  /// - Complexity: O(*n*) in the number of nodes.
  public func reasons(against pod: PodInfo, in cluster: ClusterView) -> [ReasonCount] {
    let gates = pod.shape.spec.schedulingGates
    if gates.isEmpty { return policy(of: pod).reasons(against: pod, in: cluster) }
    // As SchedulingGates says it (Kubernetes 1.34).
    return [
      ReasonCount(
        reason: "waiting for scheduling gates: [\(gates.joined(separator: " "))]", nodes: cluster.nodeCount)
    ]
  }

  /// The policy of a pod as it is now.
  public func policy(for pod: PodInfo) -> any SchedulingPolicy { policy(of: pod).policy }

  /// An account of a decision; `nil` where the pod's policy gives none.
  func cycle(_ pod: PodInfo, in cluster: ClusterView) -> SchedulingCycle? {
    policy(of: pod).cycle(pod, in: cluster, random: &random)
  }

  /// The name of the first policy.
  public var name: String { policies[0].policy.name }

  func policy(of pod: PodInfo) -> PolicyBox {
    if policies.count == 1 { return policies[0] }
    return policies.first { $0.schedulerName == pod.shape.spec.schedulerName } ?? policies[0]
  }

  // MARK: The log

  private func context(_ cluster: ClusterView, _ now: Instant) -> SchedulerContext {
    SchedulerContext(cluster: cluster, now: now, policies: policies)
  }

  /// Takes in what happened since the last call: pods that arrived, then everything else in its order.
  private func catchUp(with cluster: ClusterView, at now: Instant) {
    if cursor.isUpToDate(with: cluster) { return }
    let unread = cursor.read(cluster)
    if unread.isForgotten {
      addPendingPods(of: cluster, at: now)
    } else {
      unread.forEach { change, _ in
        switch change.kind {
        case .podArrived, .podUnbound: if let pod = change.pod { add(pod, of: cluster, at: now) }
        case .podBound, .podDropped: if !preemptions.isEmpty, let pod = change.pod { preemptions[pod] = nil }
        default: break
        }
      }
    }
    queue.observe(unread, of: context(cluster, now))
  }

  private func add(_ pod: PodID, of cluster: ClusterView, at now: Instant) {
    guard cluster.state(of: pod) == .pending, let info = PodInfo(pod, in: cluster) else { return }
    queue.add(info, at: now)
  }

  /// Nothing is known of what has been: every pod that waits and is not in the queue joins it, in the order of their slots.
  private func addPendingPods(of cluster: ClusterView, at now: Instant) {
    let waiting = Set(queue.waiting)
    for pod in cluster.pendingPods where !waiting.contains(pod) { add(pod, of: cluster, at: now) }
  }
}
