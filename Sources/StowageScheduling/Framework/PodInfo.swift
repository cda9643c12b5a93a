public import StowageCluster
public import StowageModel

/// The pod that a policy is asked about.
public struct PodInfo {
  /// The identifier of the pod in its cluster.
  public let id: PodID
  /// The shape that it shares with its copies.
  public let shapeID: ShapeID
  private let interned: InternedShape

  /// What scheduling can see of the pod: requests, labels, constraints.
  public var shape: PodShape {
    // Lent and not handed out, so that a look at what it holds copies nothing.
    @inline(__always) _read { yield interned.shape }
  }

  /// What it asks for by resource column: its place among the pods and its GPUs included, amounts above 0 only.
  public var demands: [Demand] {
    @inline(__always) _read { yield interned.demands }
  }

  /// What the cluster knows of `pod`; `nil` where it has left.
  public init?(_ pod: PodID, in cluster: borrowing ClusterView) {
    let shapeID = cluster.shape(of: pod)
    guard cluster.state(of: pod) != .gone, let interned = cluster.interned(shapeID) else { return nil }
    id = pod
    self.shapeID = shapeID
    self.interned = interned
  }

  /// What it asks for of one resource.
  ///
  /// - Complexity: O(*n*) in the number of resources that the pod requests.
  public func demand(_ column: ResourceColumn) -> Int64 {
    demands.first { $0.column == column }?.amount ?? 0
  }
}
