import StowageCluster
import StowageKernel
import StowageScheduling

/// Where pods were put, in the order of the decisions.
final class PlacementLog {
  struct Entry: Equatable {
    let pod: String
    let placement: Placement
  }

  var entries: [Entry] = []
  /// How often the policy was asked.
  var decisions = 0
}

/// A policy that does what another does, and writes it down.
struct LoggingPolicy: SchedulingPolicy, QueueHints, ReservingPolicy {
  private var wrapped: any SchedulingPolicy
  private var hints: any QueueHints { wrapped as? any QueueHints ?? NoHints() }
  private let log: PlacementLog

  init(_ wrapped: any SchedulingPolicy, _ log: PlacementLog) {
    self.wrapped = wrapped
    self.log = log
  }

  var name: String { wrapped.name }

  mutating func decide(_ pod: PodInfo, in cluster: ClusterView, random: inout RandomStream) -> Decision {
    let decision = wrapped.decide(pod, in: cluster, random: &random)
    log.decisions += 1
    if case .place(let placement) = decision {
      log.entries.append(PlacementLog.Entry(pod: cluster.name(of: pod.id), placement: placement))
    }
    return decision
  }

  func mightFit(_ pod: PodInfo, on node: NodeID, in cluster: ClusterView) -> Bool {
    hints.mightFit(pod, on: node, in: cluster)
  }

  func mightFitAfterBinding(_ pod: PodInfo, in cluster: ClusterView) -> Bool {
    hints.mightFitAfterBinding(pod, in: cluster)
  }

  func reasons(against pod: PodInfo, in cluster: ClusterView) -> [ReasonCount] {
    wrapped.reasons(against: pod, in: cluster)
  }

  var queueing: Queueing { hints.queueing }

  func rejectors(of pod: PodInfo, in cluster: ClusterView) -> RejectorSet { hints.rejectors(of: pod, in: cluster) }

  func registers(_ rejectors: RejectorSet, for kinds: ClusterEvent.Kinds) -> Bool {
    hints.registers(rejectors, for: kinds)
  }

  func reserve(_ pod: PodInfo, at placement: Placement, in cluster: ClusterView) -> Reservation {
    guard var reserving = wrapped as? any ReservingPolicy else { return Reservation() }
    return reserving.reserve(pod, at: placement, in: cluster)
  }

  func queueingHint(
    _ event: ClusterEvent, _ pod: PodInfo, rejectedBy rejectors: RejectorSet, in cluster: ClusterView
  ) -> Bool {
    hints.queueingHint(event, pod, rejectedBy: rejectors, in: cluster)
  }
}

/// The answers of a policy that knows nothing of when pods are worth another try.
private struct NoHints: QueueHints {}
