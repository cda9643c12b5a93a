public import StowageCluster
public import StowageKernel

/// Gives out every pod once, in the order of their arrival: for questions about a cluster, where each pod is decided once.
public struct OnceQueue: PodQueue {
  private var pods: [PodID] = []
  private var head = 0
  private var left: [PodID] = []

  /// An empty queue.
  public init() {}

  /// Puts the pod behind all others.
  public mutating func add(_ pod: PodInfo, at now: Instant) { pods.append(pod.id) }

  /// Nothing that happens brings a pod back.
  public mutating func observe(_ changes: Unread, of scheduler: SchedulerContext) {}

  /// The pod that arrived first of those that were not given out.
  public mutating func next(at now: Instant) -> PodID? {
    guard head < pods.count else { return nil }
    head += 1
    return pods[head - 1]
  }

  /// The pod is not given out again.
  public mutating func refused(_ pod: PodInfo, of scheduler: SchedulerContext) { left.append(pod.id) }

  /// The pods that were refused, and those that were not asked for yet.
  public var waiting: [PodID] { left + pods[head...] }
}
