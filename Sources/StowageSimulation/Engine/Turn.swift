public import StowageCluster
public import StowageKernel
public import StowageModel
import StowageScheduling

/// A component's turn at an instant: what it sees, and what it can do.
public struct Turn {
  let stage: Stage
  let component: UInt16

  /// The instant.
  public var now: Instant { stage.now }

  /// The cluster as it is now; what the component does is seen at once.
  public var cluster: ClusterView { stage.view }

  /// The seed of the run.
  public var seed: UInt64 { stage.seed }

  /// Whether pods of the workload are still to come.
  public var hasMoreArrivals: Bool { stage.hasMoreArrivals }

  /// The random numbers of a purpose: the same for the same seed, whatever other purposes draw. A component asks for its own
  /// once, in ``Component/begin(_:)``, and keeps them.
  public func random(for purpose: String) -> RandomStream { RandomStream(seed: stage.seed, purpose: purpose) }

  /// Does something to the cluster. What is to be done later becomes an event.
  ///
  /// - Returns: Whether it had an effect; what is about pods and nodes that have left has none.
  /// - Throws: Where it can't be done, which is a mistake of who wants it.
  @discardableResult
  public func act(_ action: Action) throws -> Bool { try stage.carryOut(action) }

  /// Asks for a turn at `time`, now or later. Nothing comes of times beyond ``Simulation/horizon``.
  ///
  /// - Parameters:
  ///   - token: What ``Component/wake(_:_:)`` is given then.
  ///   - isBackground: Whether the run may end before, where nothing else is to come: a failure that comes again and again would
  ///     keep it going for ever.
  public func wake(_ token: UInt64, at time: Instant, isBackground: Bool = false) {
    stage.wake(component, token, at: time, need: isBackground ? .never : .always)
  }

  /// Asks for a turn at `time` for which the run goes on as long as a pod waits or runs, and ends before where none does: for
  /// something that happens once and makes no difference to an empty cluster.
  public func wakeWhilePodsAreHere(_ token: UInt64, at time: Instant) {
    stage.wake(component, token, at: time, need: .whilePodsAreHere)
  }

  /// A node fails: it leaves with all that runs there, and comes back, empty, once it is repaired.
  ///
  /// It comes back with the object that it had when it failed: labels, taints and cordons included. A node that fails
  /// again before it is back returns at the later of the two times, or never where one of them is never: outages that
  /// overlap are one.
  ///
  /// - Parameter repair: How long that takes; `nil`, and what would end beyond ``Simulation/horizon``: for ever.
  /// - Precondition: The node is in the cluster. By its name it may have failed already.
  public func fail(_ node: NodeID, repairedAfter repair: Milliseconds?) throws {
    try fail(cluster.nodeName(node), repairedAfter: repair)
  }

  /// The node called `name` fails, be it in the cluster or away because it failed before; then it returns at the later
  /// of the two times.
  ///
  /// - Parameter repair: How long that takes from now on; `nil`: for ever.
  /// - Returns: Whether there is such a node. There is none where it never was, or left for another reason.
  @discardableResult
  public func fail(_ name: String, repairedAfter repair: Milliseconds?) throws -> Bool {
    try stage.fail(name, until: repair.map { stage.now + $0 } ?? .never)
  }

  /// The nodes that have failed and are not back, as they were when they failed, in the order of their names.
  ///
  /// - Complexity: O(*n* log *n*) in their number.
  public var failedNodes: [Node] { stage.failedNodes }

  /// Notes that a pod was not placed, for who measures.
  func note(refusalOf decided: ScheduledDecision, by scheduler: Scheduler) {
    stage.note(refusalOf: decided, by: scheduler)
  }
}
