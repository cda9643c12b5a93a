public import StowageCluster
public import StowageKernel

/// When the workload would be over, had each pod begun when it arrived.
///
/// What comes again and again, such as failures, has to stop some time: where pods take longer than nodes last, they begin
/// anew for ever, and the run has no end. A component that acts until this time and no longer lets every run end:
///
/// ```swift
/// mutating func begin(_ turn: inout Turn) { end.begin(turn) }
/// mutating func observe(_ changes: Unread, _ turn: inout Turn) { end.observe(changes, turn) }
/// mutating func wake(_ token: UInt64, _ turn: inout Turn) throws {
///   if end.hasPassed(turn) { return }
///   // ...
/// }
/// ```
///
/// It goes by the pods of the workload. Those that controllers make in the place of others move nothing, nor do pods that
/// never end.
public struct WorkloadEnd: Sendable {
  /// The end as far as the pods that have come tell.
  public private(set) var time = Instant.origin

  /// No pod has come.
  public init() {}

  /// The run begins: the pods that run from the start count.
  ///
  /// - Complexity: O(*n*) in their number.
  public mutating func begin(_ turn: Turn) {
    for pod in turn.cluster.runningPods { note(pod, turn) }
  }

  /// Others have changed the cluster: the pods that arrived count. It asks for changes of the kind `podArrived`.
  ///
  /// - Complexity: O(*n*) in the number of changes.
  public mutating func observe(_ changes: Unread, _ turn: Turn) {
    changes.forEach { change, _ in
      if change.kind == .podArrived && change.cause != .controller, let pod = change.pod { note(pod, turn) }
    }
  }

  /// Whether no pod is to come and all would have ended.
  public func hasPassed(_ turn: Turn) -> Bool { !turn.hasMoreArrivals && turn.now > time }

  private mutating func note(_ pod: PodID, _ turn: Turn) {
    guard turn.cluster.state(of: pod) != .gone else { return }
    let duration = turn.cluster.duration(of: pod)
    if duration < .infinite { time = max(time, turn.cluster.arrival(of: pod) + duration) }
  }
}
