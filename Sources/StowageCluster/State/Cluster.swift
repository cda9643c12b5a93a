public import StowageKernel
public import StowageModel

/// The state of a cluster: its nodes, its pods, everything else that scheduling looks at, and what of each node is free.
///
/// This is the one state that changes. Every change goes through a method here, keeps all tables in step and is
/// entered in the ``log`` with its cause and time, from which others catch up. Policies, components and probes see it
/// through a ``ClusterView``, which only reads.
public final class Cluster {
  let identity = ClusterIdentity()
  // Access to the tables is not checked for overlap at run time, which took a tenth of a simulation. None can happen: a
  // method that changes a table calls nothing but the tables' own methods meanwhile, which know no cluster, and the one that
  // hands out changes in turn (`forEachChange`) is of this package, whose callers only read.
  @exclusivity(unchecked) var nodes = NodeTable()
  @exclusivity(unchecked) var devices = DeviceTable()
  @exclusivity(unchecked) var images = ImageTable()
  @exclusivity(unchecked) var pods = PodTable()
  @exclusivity(unchecked) var shapes: ShapeTable
  @exclusivity(unchecked) var podCounts = PodCounts()
  @exclusivity(unchecked) var evictions = [Int](repeating: 0, count: Cause.allCases.count)
  @exclusivity(unchecked) var nominations = NominationTable()
  @exclusivity(unchecked) var priorities = PriorityCounts()
  /// Everything beside nodes and pods that scheduling looks at: namespaces, services, volumes and their like. It is changed by
  /// ``put(_:cause:)`` and ``delete(_:cause:)``.
  public internal(set) var objects: ClusterObjects
  var objectsVersion = 0
  var objectVersions = [Int](repeating: 0, count: ObjectKind.allCases.count)
  @exclusivity(unchecked) var changes: ChangeLog
  /// The time that changes are entered under; see ``advance(to:)``.
  public private(set) var now = Instant.origin

  /// A cluster of these nodes, without pods.
  ///
  /// - Parameters:
  ///   - nodes: The nodes, in the order in which policies see them.
  ///   - objects: Everything else that scheduling looks at.
  ///   - logCapacity: How many of the last changes are remembered at least.
  ///   - unusedShapes: How many shapes that no pod has any more are remembered.
  /// - Complexity: O(*n*) in the number of nodes.
  public init(
    nodes: [Node], objects: ClusterObjects = ClusterObjects(), logCapacity: Int = 65_536, unusedShapes: Int = 4_096
  ) throws(ClusterError) {
    self.objects = objects
    shapes = ShapeTable(retainedUnused: unusedShapes)
    changes = ChangeLog(capacity: logCapacity)
    for node in nodes { _ = try add(node) }
  }

  /// A cluster of its own that is now as `other` is; its log begins anew, and remembers little.
  ///
  /// For questions of the kind "what if": trying something out on the copy leaves the other alone. Identifiers of nodes and
  /// pods stay what they are.
  ///
  /// - Complexity: O(nodes + pods) once one of both changes.
  public init(copying other: Cluster) {
    nodes = other.nodes
    devices = other.devices
    images = other.images
    pods = other.pods
    shapes = other.shapes
    podCounts = other.podCounts
    evictions = other.evictions
    nominations = other.nominations
    priorities = other.priorities
    objects = other.objects
    objectsVersion = other.objectsVersion
    objectVersions = other.objectVersions
    now = other.now
    changes = ChangeLog(capacity: 1)
  }

  /// The cluster as policies see it.
  public var view: ClusterView { ClusterView(self) }

  /// The changes so far.
  public var log: ChangeLog { changes }

  /// Time has come to `now`: changes from here on are entered under it.
  public func advance(to now: Instant) {
    self.now = now
    changes.advance(to: now)
  }

  /// Of the changes from now on none is forgotten until the next call, however many there are: for a driver whose readers
  /// all have read what there is.
  package func keepChangesFromHere() { changes.keep(from: changes.end) }
}

/// What tells one cluster from another: compared by identity, and never reused while it is held.
package final class ClusterIdentity: Sendable {}
