public import StowageCluster
public import StowageKernel
import StowageModel

/// The pods that wait, and whose turn it is: what a ``Scheduler`` asks for the next pod.
///
/// A queue is a state machine without a clock. It is told what is new in the cluster's log, and what came of the pod that it
/// gave out last, before the next is asked for.
public protocol PodQueue {
  /// Time has come to `now`: moves what is due. Called before anything else is told of that instant.
  mutating func advance(to now: Instant)

  /// A pod arrived, or waits again.
  mutating func add(_ pod: PodInfo, at now: Instant)

  /// Takes in what happened to the cluster, arrivals aside, in order.
  ///
  /// - Parameter scheduler: Who knows the policies.
  mutating func observe(_ changes: Unread, of scheduler: SchedulerContext)

  /// The next pod to decide; `nil` where none is to be asked for now. What came of it is told by ``observe(_:of:)``, where it
  /// was bound, or by ``refused(_:of:)`` before the next is asked for.
  mutating func next(at now: Instant) -> PodID?

  /// Whether the answer about `pod`, which was given out, is known without asking a policy: a copy was refused, and nothing has
  /// changed since. Then it counts as refused.
  mutating func isRefusedAgain(_ pod: PodID, of scheduler: SchedulerContext) -> Bool

  /// The pod that was given out last fits nowhere now.
  mutating func refused(_ pod: PodInfo, of scheduler: SchedulerContext)

  /// The next instant before `next`, or `next` itself, at which a pod is to be asked for though nothing happens before;
  /// `nil` where nothing can change by itself.
  mutating func nextInstant(before next: Instant?) -> Instant?

  /// The waiting pods, copies side by side.
  var waiting: [PodID] { get }
}

extension PodQueue {
  /// Nothing is due at any time.
  public mutating func advance(to now: Instant) {}

  /// No answer is known beforehand.
  public mutating func isRefusedAgain(_ pod: PodID, of scheduler: SchedulerContext) -> Bool { false }

  /// Nothing changes by itself.
  public mutating func nextInstant(before next: Instant?) -> Instant? { next }
}

/// What a queue may ask about while it takes in what happened: the cluster, the time, and the policies.
public struct SchedulerContext {
  /// The cluster.
  public let cluster: ClusterView
  /// The time.
  public let now: Instant
  let policies: [PolicyBox]

  /// The index of the policy that decides a pod of this shape.
  func policyIndex(of pod: PodInfo) -> Int {
    if policies.count == 1 { return 0 }
    return policies.firstIndex { $0.schedulerName == pod.shape.spec.schedulerName } ?? 0
  }

  func policy(of pod: PodInfo) -> PolicyBox { policies[policyIndex(of: pod)] }
}
