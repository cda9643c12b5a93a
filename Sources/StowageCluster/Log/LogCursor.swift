/// How far a reader has read a cluster's log.
///
/// A reader keeps one and asks ``read(_:)`` for what is new. A cursor that has read another cluster, or nothing at all,
/// finds that what it knows is of no use.
public struct LogCursor: Sendable {
  private var identity: ClusterIdentity?
  private var position = 0

  /// A cursor that has read nothing of any cluster.
  public init() {}

  /// A cursor that has read all there is of `cluster`'s log.
  public init(atEndOf cluster: ClusterView) {
    identity = cluster.identity
    position = cluster.logEnd
  }

  /// Whether nothing has happened to `cluster` since it was read last.
  @inline(__always)
  public func isUpToDate(with cluster: ClusterView) -> Bool {
    position == cluster.logEnd && cluster.isIdentified(by: identity)
  }

  /// The number of the first change that has not been read.
  package var next: Int { position }

  /// What has happened since the last call; it counts as read from now on.
  public mutating func read(_ cluster: ClusterView) -> Unread {
    let from = position
    position = cluster.logEnd
    if cluster.isIdentified(by: identity) { return Unread(from: from, of: cluster) }
    identity = cluster.identity
    return Unread(forgottenIn: cluster)
  }
}

/// The changes of a cluster that a reader has not read yet.
public struct Unread {
  /// Their numbers in the log. Where ``isForgotten``, those that are left.
  public let positions: Range<Int>
  /// Whether changes among them are no longer known: anything may have happened. It is so as well where the reader knew
  /// nothing of this cluster.
  public let isForgotten: Bool
  @usableFromInline let cluster: ClusterView

  /// The changes of `cluster` from the one numbered `position` on.
  package init(from position: Int, of cluster: ClusterView) {
    let start = cluster.logStart
    isForgotten = position < start
    positions = max(position, start)..<cluster.logEnd
    self.cluster = cluster
  }

  init(forgottenIn cluster: ClusterView) {
    isForgotten = true
    positions = cluster.logEnd..<cluster.logEnd
    self.cluster = cluster
  }

  /// Whether there are none.
  public var isEmpty: Bool { positions.isEmpty && !isForgotten }

  /// Calls `body` with every change and its number, oldest first. What `body` changes is not among them.
  ///
  /// - Complexity: O(*n*) in the number of changes.
  @inlinable
  @inline(__always)
  public func forEach<Failure: Error>(_ body: (Change, Int) throws(Failure) -> Void) throws(Failure) {
    for position in positions { try body(cluster.change(present: position), position) }
  }

  /// What the change numbered `position` was about; see ``ChangeLog/detail(of:)``.
  public func detail(of position: Int) -> ChangeDetail? { cluster.changeDetail(of: position) }
}
