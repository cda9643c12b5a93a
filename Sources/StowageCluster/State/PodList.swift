/// The pods bound to a node, in the order of kube-scheduler's cache.
///
/// Nothing is copied for it. Who holds one while the cluster changes keeps the list as it was, at the price of a copy of all
/// nodes' lists.
@frozen
public struct PodList: RandomAccessCollection, Sendable {
  @usableFromInline let pods: ArraySlice<PodID>

  init(_ pods: ArraySlice<PodID>) { self.pods = pods }

  /// Always 0.
  @inlinable
  public var startIndex: Int { 0 }

  /// The position after the last.
  @inlinable
  public var endIndex: Int { pods.count }

  /// The pod at a position.
  @inlinable
  public subscript(position: Int) -> PodID { pods[pods.startIndex + position] }
}
