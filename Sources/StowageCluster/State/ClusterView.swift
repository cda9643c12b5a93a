public import StowageKernel
public import StowageModel

/// A cluster as policies see it: everything can be read, nothing changed.
///
/// It costs no copy: it looks at the cluster as it is at the moment of the call.
public struct ClusterView {
  private let cluster: Cluster

  /// The cluster itself, for who works everything out anew.
  var whole: Cluster { cluster }

  init(_ cluster: Cluster) { self.cluster = cluster }

  /// What tells this cluster from all others, for as long as someone holds it.
  package var identity: ClusterIdentity { cluster.identity }

  /// Whether this is the cluster that was told by `identity`.
  package func isIdentified(by identity: ClusterIdentity?) -> Bool { cluster.identity === identity }

  // MARK: Nodes

  /// The number of nodes.
  public var nodeCount: Int { cluster.nodes.presentCount }

  /// The number of slots for nodes: the length of columns such as ``free(_:)``. Slots of nodes that have left are among them,
  /// and have nothing of anything.
  public var nodeSlots: Int { cluster.nodes.nodes.count }

  /// All nodes.
  public var presentNodes: NodeSet { cluster.nodes.present }

  /// The empty set of nodes.
  public var noNodes: NodeSet { NodeSet(capacity: nodeSlots) }

  /// The node that has a slot now.
  ///
  /// - Precondition: `index` is below ``nodeSlots``. Where the slot is vacant, the identifier is of no node.
  @inline(__always)
  public func nodeID(at index: Int) -> NodeID { cluster.nodes.id(at: index) }

  /// Adds the nodes that have these slots now to a list: one call for all.
  package func appendNodes(at slots: [Int], to nodes: inout [NodeID]) {
    for slot in slots { nodes.append(cluster.nodes.id(at: slot)) }
  }

  /// The identifiers of the nodes in a set, in the order of their slots.
  ///
  /// - Complexity: O(*n*) in the number of slots.
  public func nodeIDs(in set: NodeSet) -> [NodeID] { set.indexes.map(nodeID) }

  /// All nodes, in the order of their slots: that in which they joined, but for those that were given the slots of others.
  ///
  /// - Complexity: O(*n*) in the number of slots.
  public var nodeIDs: [NodeID] { nodeIDs(in: cluster.nodes.present) }

  /// Whether the node is here: a node that has left is not, also when another has its slot now.
  public func contains(_ node: NodeID) -> Bool { cluster.nodes.contains(node) }

  /// How often the nodes' objects have changed so far, joining and leaving included: what was worked out from them holds as
  /// long as this stays.
  public var nodesVersion: Int { cluster.nodes.objectLog.version }

  /// Calls `body` with the slot of every node whose object has changed since ``nodesVersion`` was `version`, joining and
  /// leaving included, oldest first and as often as it changed; `false` where some of these changes have been forgotten.
  package func forEachChangedNodeObject(since version: Int, _ body: (Int) -> Void) -> Bool {
    cluster.nodes.objectLog.forEachSlot(since: version, body)
  }

  /// The nodes in the order in which kube-scheduler goes through them: one of each zone in turn, zones and the nodes in
  /// them in the order in which they joined (1.34, backend/cache/node_tree.go).
  ///
  /// - Complexity: O(*n*) in the number of nodes; it stays as it is as long as ``nodeOrderVersion`` does.
  public var nodeOrder: [NodeID] { cluster.nodes.tree.order.map { nodeID(at: Int($0)) } }

  /// How often ``nodeOrder`` has changed so far: with every node that joins, leaves, or goes to another zone.
  public var nodeOrderVersion: Int { cluster.nodes.tree.version }

  /// How often the largest amount of a resource that any one node has has changed so far.
  package var largestVersion: Int { cluster.nodes.largestVersion }

  /// A node as it was given.
  ///
  /// - Complexity: O(1), but the whole node is copied; see ``nodeName(_:)``.
  public func node(_ id: NodeID) -> Node { cluster.nodes.nodes[id.index] }

  /// The name of a node; cheaper than asking ``node(_:)`` for it, which copies the whole node.
  public func nodeName(_ id: NodeID) -> String { cluster.nodes.nodes[id.index].metadata.name }

  /// The node called `name`.
  public func node(named name: String) -> NodeID? { cluster.nodes.index(ofName: name).map(cluster.nodes.id) }

  /// The pods bound to a node. The order is that of kube-scheduler's cache: a pod that leaves is replaced by the last.
  public func pods(on node: NodeID) -> PodList { cluster.nodes.pods[node.index] }

  /// Whether some node is, or was, cordoned.
  public var hasUnschedulableNodes: Bool { cluster.nodes.hasUnschedulable }

  /// Whether some node has, or had, a taint.
  public var hasTaintedNodes: Bool { cluster.nodes.hasTaints }

  /// Whether some node has, or had, a `PreferNoSchedule` taint.
  public var hasPreferNoScheduleTaints: Bool { cluster.nodes.hasPreferNoScheduleTaints }

  // MARK: Resources

  /// The resources by column: milli-CPU, bytes of memory and scratch storage, pods, milli-GPU, then extended ones.
  public var resources: [ResourceName] { cluster.nodes.resources }

  /// The column of `name`, where some node or pod has spoken of it.
  ///
  /// - Complexity: O(1).
  public func column(of name: ResourceName) -> ResourceColumn? {
    cluster.nodes.existingColumn(of: name).map(ResourceColumn.init)
  }

  /// What every node has of a resource, by the node's index. Reading a column is one call for all nodes.
  public func allocatable(_ column: ResourceColumn) -> [Int64] { cluster.nodes.allocatable[column.index] }

  /// What every node has left of a resource, by the node's index; below 0 where a node is overcommitted.
  public func free(_ column: ResourceColumn) -> [Int64] { cluster.nodes.free[column.index] }

  /// What one node has of a resource.
  public func allocatable(_ column: ResourceColumn, on node: NodeID) -> Int64 {
    cluster.nodes.allocatable[column.index][node.index]
  }

  /// What one node has left of a resource.
  public func free(_ column: ResourceColumn, on node: NodeID) -> Int64 {
    cluster.nodes.free[column.index][node.index]
  }

  /// What all nodes together have of a resource; nodes without a limit count nothing.
  public func total(_ column: ResourceColumn) -> Int64 { cluster.nodes.totals[column.index] }

  /// The most that any one node has of a resource; nodes without a limit count nothing.
  public func largestAllocatable(_ column: ResourceColumn) -> Int64 { cluster.nodes.largest[column.index] }

  /// What all running pods together take of a resource.
  public func used(_ column: ResourceColumn) -> Int64 { cluster.nodes.used[column.index] }

  /// The number of nodes that have at least one pod.
  public var busyNodeCount: Int { cluster.nodes.pods.busyCount }

  /// By node: the milli-CPU that its pods count in scores, where a container without a request counts something.
  public var nonZeroCPU: [Int64] { cluster.nodes.nonZeroCPU }

  /// By node: the bytes of memory that its pods count in scores.
  public var nonZeroMemory: [Int64] { cluster.nodes.nonZeroMemory }

  /// The milli-CPU that the pods of one node count in scores.
  public func nonZeroCPU(on node: NodeID) -> Int64 { cluster.nodes.nonZeroCPU[node.index] }

  /// The bytes of memory that the pods of one node count in scores.
  public func nonZeroMemory(on node: NodeID) -> Int64 { cluster.nodes.nonZeroMemory[node.index] }

  /// Whether a pod that speaks of other pods, by affinity or anti-affinity, has ever been bound.
  ///
  /// It stays so when that pod has left: its leaving can make room anywhere, which whoever waits must not miss.
  public var hasHadPodAffinity: Bool { cluster.nodes.hasHadPodAffinity }

  /// What the usual plugins look at, of one node, in one call.
  package func amounts(of node: NodeID) -> NodeAmounts { cluster.nodes.amounts(of: node.index) }

  // MARK: Images

  /// How often the images on nodes have changed so far.
  package var imagesVersion: Int { cluster.images.version }

  /// Whether some node has images.
  public var hasImages: Bool { !cluster.images.states.isEmpty }

  /// An image that lies on nodes, by one of its names in full; `nil` where no node has it.
  public func image(named name: String) -> ImageState? { cluster.images.states[name] }

  // MARK: Devices

  /// How many models of GPUs nodes have had so far.
  package var deviceModelCount: Int { cluster.devices.modelNames.count }

  /// The number of GPUs of all nodes.
  public var deviceCount: Int { cluster.devices.count }

  /// What is free on each GPU of a node, in thousandths.
  public func freeMilliByDevice(on node: NodeID) -> ArraySlice<Int64> {
    cluster.devices.freeMilli[cluster.devices.range(of: node.index)]
  }

  /// By node: the most that is free on one of its GPUs, in thousandths.
  public var largestFreeMilli: [Int64] { cluster.devices.largestFree }

  /// By node: the number of its GPUs of which nothing is taken.
  public var wholeFreeDevices: [Int] { cluster.devices.wholeFree }

  /// By node: the models of its GPUs, as bits of ``acceptedModels(_:)``.
  public var deviceModels: [UInt64] { cluster.devices.modelsOfNode }

  /// The GPU models that a request accepts, one bit a model; all bits where it accepts any.
  public func acceptedModels(_ request: GPURequest) -> UInt64 { cluster.devices.acceptedModels(request) }

  /// Whether exactly these devices can give what `request` asks for now.
  ///
  /// - Complexity: O(*n*) in the number of devices in `set`.
  public func devices(_ set: DeviceSet, on node: NodeID, satisfy request: GPURequest?) -> Bool {
    guard let request else { return set.isEmpty }
    let start = cluster.devices.starts[node.index]
    let accepted = acceptedModels(request)
    guard set.count == request.count,
      64 - set.bits.leadingZeroBitCount <= cluster.devices.counts[node.index]
    else { return false }
    var fits = true
    set.forEach { device in
      fits =
        fits && cluster.devices.freeMilli[start + device] >= request.milliPerDevice
        && accepted >> UInt64(cluster.devices.models[start + device]) & 1 == 1
    }
    return fits
  }

  /// Whether the model of one device of a node is among those that `accepted` has the bits of.
  public func device(_ device: Int, on node: NodeID, isOneOf accepted: UInt64) -> Bool {
    accepted >> UInt64(cluster.devices.models[cluster.devices.starts[node.index] + device]) & 1 == 1
  }

  // MARK: Pods

  /// How many pods have come and what became of them.
  public var counts: PodCounts { cluster.podCounts }

  /// How many pods were evicted for a cause.
  public func evictedPods(by cause: Cause) -> Int { cluster.evictions[Int(cause.rawValue)] }

  /// Where a pod stands; one that has left is gone, also when another has its slot now.
  @inline(__always)
  public func state(of pod: PodID) -> PodState { cluster.pods.state(of: pod) }

  /// A pod's name; empty where it has left.
  public func name(of pod: PodID) -> String {
    cluster.pods.contains(pod) ? cluster.pods.records[pod.index].name : ""
  }

  /// The pods that wait for a node, in the order of their slots.
  ///
  /// - Complexity: O(*n*) in the number of slots for pods.
  public var pendingPods: [PodID] {
    (0..<podSlots).map(podID).filter { state(of: $0) == .pending }
  }

  /// The pods that are on nodes, in the order of their slots.
  ///
  /// - Complexity: O(*n*) in the number of slots for pods.
  public var runningPods: [PodID] {
    (0..<podSlots).map(podID).filter { state(of: $0) == .running }
  }

  /// The pod that has, or had last, a slot.
  ///
  /// - Precondition: `index` is below ``podSlots``. Where the slot is vacant, the pod's ``state(of:)`` is ``PodState/gone``.
  public func podID(at index: Int) -> PodID { cluster.pods.id(at: index) }

  /// The number of slots for pods; the pods that have left gave theirs to those that came later.
  public var podSlots: Int { cluster.pods.records.count }

  /// When a pod that is here arrived.
  public func arrival(of pod: PodID) -> Instant { cluster.pods.records[pod.index].arrival }

  /// How long a pod that is here runs once placed.
  public func duration(of pod: PodID) -> Milliseconds { cluster.pods.records[pod.index].duration }

  /// When a running pod will have run for as long as it is to; one whose start is not known has begun at the origin. `nil` where
  /// it does not run.
  package func endTime(of pod: PodID) -> Instant? {
    guard cluster.pods.state(of: pod) == .running else { return nil }
    let start = cluster.pods.records[pod.index].startTime
    return (start == .never ? .origin : start) + cluster.pods.records[pod.index].duration
  }

  /// Whether a pod's deletion has been asked for: it still holds what it has, but some rules do not count it any more.
  public func isTerminating(_ pod: PodID) -> Bool {
    cluster.pods.contains(pod) && cluster.pods.records[pod.index].isTerminating
  }

  /// Whether a pod is terminating because the scheduler has preempted it.
  public func isTerminatingByPreemption(_ pod: PodID) -> Bool {
    cluster.pods.contains(pod) && cluster.pods.records[pod.index].isPreempted
  }

  /// When a running pod began to run; `nil` where that is not known.
  public func startTime(of pod: PodID) -> Instant? {
    guard cluster.pods.contains(pod) else { return nil }
    let time = cluster.pods.records[pod.index].startTime
    return time == .never ? nil : time
  }

  /// Where a running pod is; `nil` for others.
  public func placement(of pod: PodID) -> Placement? {
    guard cluster.pods.state(of: pod) == .running else { return nil }
    return Placement(
      node: nodeID(at: Int(cluster.pods.records[pod.index].node)), devices: cluster.pods.records[pod.index].devices)
  }

  /// The shape of a pod that is here.
  public func shape(of pod: PodID) -> ShapeID { ShapeID(Int(cluster.pods.records[pod.index].shape)) }

  /// The contents of a shape; `nil` where no pod has it any more.
  public func shape(_ id: ShapeID) -> PodShape? {
    id.index < cluster.shapes.shapes.count ? cluster.shapes.shapes[id.index] : nil
  }

  /// What a shape asks for, by resource; empty where no pod has it any more.
  public func demands(of shape: ShapeID) -> [Demand] { cluster.shapes.demands(at: shape.index) }

  /// A shape with what it asks for; `nil` where no pod has it any more.
  package func interned(_ id: ShapeID) -> InternedShape? {
    id.index < cluster.shapes.interned.count ? cluster.shapes.interned[id.index] : nil
  }

  /// The number of a shape among all that the cluster has had; 0 where no pod has it any more.
  package func serial(of shape: ShapeID) -> UInt32 {
    shape.index < cluster.shapes.costs.count ? cluster.shapes.costs[shape.index].serial : 0
  }

  /// The number of slots for shapes: identifiers are below it.
  public var shapeCapacity: Int { cluster.shapes.shapes.count }

  /// The lowest priority of the running pods; `nil` where none runs.
  public var lowestRunningPriority: Int32? { cluster.priorities.lowest }

  // MARK: Nominations

  /// Whether a node is nominated for some waiting pod.
  public var hasNominations: Bool { !cluster.nominations.isEmpty }

  /// The node nominated for a waiting pod; `nil` where there is none.
  public func nominatedNode(of pod: PodID) -> NodeID? { cluster.nominations.node(of: pod) }

  /// The waiting pods for which `node` is nominated, in the order in which it was.
  public func nominatedPods(on node: NodeID) -> [PodID] { cluster.nominations.pods(on: node) }

  /// The nodes that are nominated for some pod, in order.
  public var nominatedNodes: [NodeID] { cluster.nominations.nodes }

  // MARK: Trying out

  /// A cluster of its own that is now as this one is, to try things out on.
  public func copy() -> Cluster { Cluster(copying: cluster) }

  // MARK: Other objects

  /// Everything beside nodes and pods that scheduling looks at: namespaces, services, volumes and their like.
  public var objects: ClusterObjects { cluster.objects }

  /// Whether there are services.
  public var hasServices: Bool { !cluster.objects.services.isEmpty }

  /// Whether there are replica sets or other owners of pods.
  public var hasOwners: Bool { !cluster.objects.owners.isEmpty }

  /// How often any of ``objects`` has changed so far.
  public var objectsVersion: Int { cluster.objectsVersion }

  /// How often objects of some kinds have changed so far.
  ///
  /// - Complexity: O(*k*) in the number of kinds.
  public func version(of kinds: [ObjectKind]) -> Int { kinds.reduce(0) { $0 + cluster.objectVersions[$1.rawValue] } }

  /// How often objects of a kind have changed so far.
  @inline(__always)
  public func version(of kind: ObjectKind) -> Int { cluster.objectVersions[kind.rawValue] }

  // MARK: Changes

  /// The time that changes are entered under.
  public var now: Instant { cluster.now }

  /// The changes so far.
  public var log: ChangeLog { cluster.changes }

  /// The number that the next change will have.
  @inline(__always)
  public var logEnd: Int { cluster.changes.end }

  /// Whether there has been a change of one of these kinds since the one numbered `position`, itself included.
  public func hasChanges(since position: Int, of kinds: Change.Kinds) -> Bool {
    cluster.changes.hasChanges(since: position, of: kinds)
  }

  /// The number of the oldest change that is still here.
  package var logStart: Int { cluster.changes.start }

  /// The change numbered `position`, which must be here.
  @usableFromInline
  package func change(present position: Int) -> Change { cluster.changes[present: position] }

  /// What a change was about; see ``ChangeLog/detail(of:)``.
  package func changeDetail(of position: Int) -> ChangeDetail? { cluster.changes.detail(of: position) }

  /// When a change happened; see ``ChangeLog/time(of:)``.
  public func time(ofChange position: Int) -> Instant? { cluster.changes.time(of: position) }

  /// Adds the slots of the nodes that changed; see ``ChangeLog/addNodes(since:to:marks:mark:)``.
  func addChangedNodes(
    since position: Int, to slots: inout [Int], marks: inout [UInt32], mark: UInt32
  ) -> Bool {
    cluster.changes.addNodes(since: position, to: &slots, marks: &marks, mark: mark)
  }

  /// Adds the slots of the nodes that changed, each once, by a look at those that are there; `false` where changes among them
  /// have been forgotten.
  func addFewChangedNodes(since position: Int, to slots: inout [Int]) -> Bool {
    guard position >= cluster.changes.start else { return false }
    for number in position..<max(position, cluster.changes.end) {
      let slot = cluster.changes.nodeSlot(of: number)
      if slot >= 0 && !slots.contains(slot) { slots.append(slot) }
    }
    return true
  }

  /// Takes the nodes of the changes from the one numbered `position` on, with what they have now; `false` where that reaches back
  /// to changes that have been forgotten.
  package func take(changesSince position: Int, into changed: inout ChangedNodes) -> Bool {
    if position < cluster.changes.start { return false }
    changed.take(since: position, of: cluster)
    return true
  }

  /// Goes through the changes; see ``ChangeLog/forEachChange(since:_:)``.
  package func forEachChange(since position: Int, _ body: (Change) -> Bool) -> Bool {
    cluster.changes.forEachChange(since: position, body)
  }
}
