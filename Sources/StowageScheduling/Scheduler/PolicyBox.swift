import StowageCluster
import StowageKernel

/// A policy behind its name, with what else it can do found out once.
///
/// It is an object so that a policy changes in its place: what it has cached is never copied.
class PolicyBox {
  /// The `schedulerName` under which pods ask for it.
  let schedulerName: String

  init(schedulerName: String) { self.schedulerName = schedulerName }

  /// The policy as it is now.
  var policy: any SchedulingPolicy { preconditionFailure("every box has a policy") }
  var queueing: Queueing { .immediate }

  func decide(_ pod: PodInfo, in cluster: ClusterView, random: inout RandomStream) -> Decision { .unschedulable }
  func cycle(_ pod: PodInfo, in cluster: ClusterView, random: inout RandomStream) -> SchedulingCycle? { nil }
  func reasons(against pod: PodInfo, in cluster: ClusterView) -> [ReasonCount] { [] }
  func reserve(_ pod: PodInfo, at placement: Placement, in cluster: ClusterView) -> Reservation { Reservation() }
  func mightFit(_ pod: PodInfo, on node: NodeID, in cluster: ClusterView) -> Bool { true }
  func mightFitAfterBinding(_ pod: PodInfo, in cluster: ClusterView) -> Bool { false }
  func rejectors(of pod: PodInfo, in cluster: ClusterView) -> RejectorSet { .unknown }
  func registers(_ rejectors: RejectorSet, for kinds: ClusterEvent.Kinds) -> Bool { true }
  func queueingHint(
    _ event: ClusterEvent, _ pod: PodInfo, rejectedBy rejectors: RejectorSet, in cluster: ClusterView
  ) -> Bool { true }

  /// The box for a policy.
  static func make(_ policy: any SchedulingPolicy, schedulerName: String) -> PolicyBox {
    if let explaining = policy as? any ExplainingPolicy & QueueHints & ReservingPolicy {
      return box(explaining, schedulerName)
    }
    if let full = policy as? any SchedulingPolicy & QueueHints & ReservingPolicy { return box(full, schedulerName) }
    if let hinting = policy as? any SchedulingPolicy & QueueHints { return box(hinting, schedulerName) }
    if let reserving = policy as? any SchedulingPolicy & ReservingPolicy { return box(reserving, schedulerName) }
    return box(policy, schedulerName)
  }

  private static func box<P: SchedulingPolicy>(_ policy: P, _ name: String) -> PolicyBox {
    PlainBox(policy, schedulerName: name)
  }

  private static func box<P: SchedulingPolicy & QueueHints>(_ policy: P, _ name: String) -> PolicyBox {
    HintedBox(policy, schedulerName: name)
  }

  private static func box<P: SchedulingPolicy & ReservingPolicy>(_ policy: P, _ name: String) -> PolicyBox {
    ReservingBox(policy, schedulerName: name)
  }

  private static func box<P: SchedulingPolicy & QueueHints & ReservingPolicy>(_ policy: P, _ name: String) -> PolicyBox
  {
    FullBox(policy, schedulerName: name)
  }

  private static func box<P: ExplainingPolicy & QueueHints & ReservingPolicy>(_ policy: P, _ name: String) -> PolicyBox
  {
    ExplainingBox(policy, schedulerName: name)
  }
}

private class PlainBox<Policy: SchedulingPolicy>: PolicyBox {
  // No overlap: a policy knows no box.
  @exclusivity(unchecked) fileprivate final var content: Policy

  init(_ policy: Policy, schedulerName: String) {
    content = policy
    super.init(schedulerName: schedulerName)
  }

  override final var policy: any SchedulingPolicy { content }

  override final func decide(_ pod: PodInfo, in cluster: ClusterView, random: inout RandomStream) -> Decision {
    content.decide(pod, in: cluster, random: &random)
  }

  override final func reasons(against pod: PodInfo, in cluster: ClusterView) -> [ReasonCount] {
    content.reasons(against: pod, in: cluster)
  }
}

private class HintedBox<Policy: SchedulingPolicy & QueueHints>: PlainBox<Policy> {
  override final var queueing: Queueing { content.queueing }

  override final func mightFit(_ pod: PodInfo, on node: NodeID, in cluster: ClusterView) -> Bool {
    content.mightFit(pod, on: node, in: cluster)
  }

  override final func mightFitAfterBinding(_ pod: PodInfo, in cluster: ClusterView) -> Bool {
    content.mightFitAfterBinding(pod, in: cluster)
  }

  override final func rejectors(of pod: PodInfo, in cluster: ClusterView) -> RejectorSet {
    content.rejectors(of: pod, in: cluster)
  }

  override final func registers(_ rejectors: RejectorSet, for kinds: ClusterEvent.Kinds) -> Bool {
    content.registers(rejectors, for: kinds)
  }

  override final func queueingHint(
    _ event: ClusterEvent, _ pod: PodInfo, rejectedBy rejectors: RejectorSet, in cluster: ClusterView
  ) -> Bool {
    content.queueingHint(event, pod, rejectedBy: rejectors, in: cluster)
  }
}

private class FullBox<Policy: SchedulingPolicy & QueueHints & ReservingPolicy>: HintedBox<Policy> {
  override final func reserve(_ pod: PodInfo, at placement: Placement, in cluster: ClusterView) -> Reservation {
    content.reserve(pod, at: placement, in: cluster)
  }
}

private final class ExplainingBox<Policy: ExplainingPolicy & QueueHints & ReservingPolicy>: FullBox<Policy> {
  override func cycle(_ pod: PodInfo, in cluster: ClusterView, random: inout RandomStream) -> SchedulingCycle? {
    content.cycle(pod, in: cluster, random: &random)
  }
}

private final class ReservingBox<Policy: SchedulingPolicy & ReservingPolicy>: PlainBox<Policy> {
  override func reserve(_ pod: PodInfo, at placement: Placement, in cluster: ClusterView) -> Reservation {
    content.reserve(pod, at: placement, in: cluster)
  }
}
