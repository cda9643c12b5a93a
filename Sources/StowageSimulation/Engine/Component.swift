public import StowageCluster
public import StowageKernel

/// Something that acts in a simulation: arrivals, failures, controllers, autoscalers, the scheduler.
///
/// A component reads the cluster and its log, and acts through the ``Turn`` that it is given. At one instant components have
/// their turns by ``phase``, and of one phase in the order in which they were registered; then those that have changes to read
/// have another, until nothing is left to read. So what a component says at an instant never depends on chance.
///
/// Every requirement but the first two has a default that does nothing.
public protocol Component {
  /// Its name. It is also the purpose of the random numbers that it asks its first turn for.
  var name: String { get }

  /// When it has its turn among those that act at one instant.
  var phase: Phase { get }

  /// Whether it is asked for ``nextInstant(before:)`` and has a ``tick(_:)`` at every instant. Default: `false`; wakes are enough
  /// for most.
  var hasClock: Bool { get }

  /// The kinds of changes that it is told of. Default: all of them.
  var observes: Change.Kinds { get }

  /// The run begins: nothing has happened but that nodes joined, and that pods which ran from the start were bound.
  mutating func begin(_ turn: inout Turn) throws

  /// The next instant at which it has something to do by itself; `next` where that is earlier, or where it has nothing to do.
  ///
  /// - Parameter next: The next instant at which something happens otherwise; `nil` where nothing does.
  mutating func nextInstant(before next: Instant?) -> Instant?

  /// An instant has come, its own or another's. Only components with a clock are told.
  mutating func tick(_ turn: inout Turn) throws

  /// A wake that it asked for has come due.
  ///
  /// - Parameter token: What it gave ``Turn/wake(_:at:isBackground:)``.
  mutating func wake(_ token: UInt64, _ turn: inout Turn) throws

  /// Others have changed the cluster, in one of the ways that it ``observes``; changes of other kinds may be among them.
  /// It is not told of what it did itself.
  ///
  /// Gather first, and act once all has been read: what is done meanwhile may take the place of what was to be read.
  mutating func observe(_ changes: Unread, _ turn: inout Turn) throws
}

extension Component {
  /// `false`.
  public var hasClock: Bool { false }

  /// All kinds.
  public var observes: Change.Kinds { .all }

  /// Does nothing.
  public mutating func begin(_ turn: inout Turn) throws {}

  /// `next`: it does nothing by itself.
  public mutating func nextInstant(before next: Instant?) -> Instant? { next }

  /// Does nothing.
  public mutating func tick(_ turn: inout Turn) throws {}

  /// Does nothing.
  public mutating func wake(_ token: UInt64, _ turn: inout Turn) throws {}

  /// Does nothing.
  public mutating func observe(_ changes: Unread, _ turn: inout Turn) throws {}
}
