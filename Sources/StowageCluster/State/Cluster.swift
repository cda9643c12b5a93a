public import StowageKernel
public import StowageModel

/// The state of a cluster: its nodes, its pods, and what of each node is free.
///
/// This is the one place that changes. Every change goes through a method here, keeps all tables in step and is
/// entered in the ``log``, from which others catch up. Policies see it through a ``ClusterView``, which only reads.
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
  @exclusivity(unchecked) var bookkeeping = PodCounts()
  @exclusivity(unchecked) var nominations = NominationTable()
  @exclusivity(unchecked) var priorities = PriorityCounts()
  /// Everything beside nodes and pods that scheduling looks at: namespaces, services, volumes and their like.
  public var objects: ClusterObjects { didSet { objectsVersion += 1 } }
  private(set) var objectsVersion = 0
  @exclusivity(unchecked) var changes: ChangeLog

  /// A cluster of these nodes, without pods.
  ///
  /// - Parameters:
  ///   - nodes: The nodes, in the order in which policies see them.
  ///   - objects: Everything else that scheduling looks at.
  ///   - logCapacity: How many of the last changes are remembered.
  ///   - unusedShapes: How many shapes that no pod has any more are remembered.
  public init(
    nodes: [Node], objects: ClusterObjects = ClusterObjects(), logCapacity: Int = 65_536, unusedShapes: Int = 4_096
  ) throws(ClusterError) {
    self.objects = objects
    shapes = ShapeTable(patience: unusedShapes)
    changes = ChangeLog(capacity: logCapacity)
    for node in nodes { _ = try add(node) }
  }

  /// A cluster of its own that is now as `other` is; its log begins anew, and remembers little.
  ///
  /// For questions of the kind "what if": trying something out on the copy leaves the other alone. O(nodes + pods).
  public init(copying other: Cluster) {
    nodes = other.nodes
    devices = other.devices
    images = other.images
    pods = other.pods
    shapes = other.shapes
    bookkeeping = other.bookkeeping
    nominations = other.nominations
    priorities = other.priorities
    objects = other.objects
    changes = ChangeLog(capacity: 1)
  }

  /// The cluster as policies see it.
  public var view: ClusterView { ClusterView(self) }

  /// The changes so far.
  public var log: ChangeLog { changes }

  /// Adds a node, empty.
  @discardableResult
  public func add(_ node: Node) throws(ClusterError) -> NodeID {
    try nodes.append(node)
    try devices.append(node)
    let id = NodeID(nodes.nodes.count - 1)
    images.append(node, at: id)
    changes.append(Change(kind: .nodeAdded, node: id))
    return id
  }

  /// Replaces what is known of a node: its labels, taints, amounts, images, whether it is cordoned. Its pods stay, also
  /// where it has too little for them now.
  ///
  /// - Throws: Where there is no node of that name, an amount is out of range, or the GPUs are others than before.
  public func update(_ node: Node) throws(ClusterError) {
    guard let index = nodes.index(ofName: node.name) else { throw .noSuchNode(name: node.name) }
    guard nodes.nodes[index].devices == node.devices else { throw .devicesChanged(node: node.name) }
    let before = nodes.nodes[index]
    try nodes.replace(node, at: index)
    images.remove(before, at: NodeID(index))
    images.append(node, at: NodeID(index))
    changes.append(Change(kind: .nodeChanged, node: NodeID(index)))
  }

  /// Takes in a pod, which waits from now on.
  @discardableResult
  public func add(_ arrival: PodArrival) -> PodID {
    let shape = shapes.retain(arrival.shape, in: &nodes)
    let index = pods.insert(
      PodRecord(
        shape: Int32(shape), arrival: arrival.time, duration: arrival.duration, name: arrival.name))
    bookkeeping.arrived += 1
    bookkeeping.pending += 1
    note(.podArrived, PodID(index), on: nil)
    return PodID(index)
  }

  /// Binds a waiting pod to a node and takes what it asks for.
  ///
  /// - Parameter overcommitting: Binds even where the node has too little left: a cluster as it was found may be
  ///   overcommitted. What is free then goes below 0.
  public func bind(_ pod: PodID, to placement: Placement, overcommitting: Bool = false) throws(PlacementError) {
    let node = placement.node.index
    guard pods.records[pod.index].state == .pending else { throw .podIsNotPending(pod: pods.records[pod.index].name) }
    guard nodes.nodes.indices.contains(node) else { throw .noSuchNode(pod: pods.records[pod.index].name) }
    let shape = Int(pods.records[pod.index].shape)
    let cost = shapes.costs[shape]
    if !overcommitting && (cost.hasOtherDemands || !nodes.hasUsualRoom(for: cost, on: node)) {
      for demand in shapes.demands(at: shape) where demand.amount > nodes.free[demand.column.index][node] {
        throw .insufficient(
          pod: pods.records[pod.index].name, node: nodes.nodes[node].name,
          resource: nodes.resources[demand.column.index],
          requested: demand.amount, free: nodes.free[demand.column.index][node])
      }
    }
    let wantsDevices = cost.hasOtherDemands || !placement.devices.isEmpty
    if wantsDevices && !view.devices(placement.devices, on: placement.node, satisfy: shapes.shapes[shape]?.gpu) {
      throw .wrongDevices(
        pod: pods.records[pod.index].name, node: nodes.nodes[node].name, devices: placement.devices.indexes)
    }
    take(shape, devices: placement.devices, on: node, sign: 1)
    let position = nodes.pods.append(pod, to: node)
    pods.records[pod.index].bind(to: placement, position: position)
    bookkeeping.pending -= 1
    bookkeeping.running += 1
    nominations.remove(pod)
    note(.podBound, pod, on: placement.node)
  }

  /// Takes a running pod off its node; it waits again, with no node nominated for it.
  ///
  /// - Precondition: The pod is running.
  public func unbind(_ pod: PodID) {
    precondition(pods.records[pod.index].state == .running, "only a running pod can be taken off its node")
    let node = release(pod)
    pods.records[pod.index].unbind()
    bookkeeping.pending += 1
    note(.podUnbound, pod, on: node)
  }

  /// Ends a running pod: it leaves its node and the cluster.
  ///
  /// - Precondition: The pod is running.
  public func complete(_ pod: PodID) {
    precondition(pods.records[pod.index].state == .running, "only a running pod can end")
    let shape = Int(pods.records[pod.index].shape)
    let node = release(pod)
    bookkeeping.done += 1
    note(.podCompleted, pod, on: node)
    forget(pod, shape: shape)
  }

  /// Pushes a running pod off its node: it leaves the cluster before its time.
  ///
  /// - Precondition: The pod is running.
  public func evict(_ pod: PodID) {
    precondition(pods.records[pod.index].state == .running, "only a running pod can be evicted")
    let shape = Int(pods.records[pod.index].shape)
    let node = release(pod)
    bookkeeping.evicted += 1
    note(.podEvicted, pod, on: node)
    forget(pod, shape: shape)
  }

  /// Gives back what a running pod takes of its node, which is returned.
  private func release(_ pod: PodID) -> NodeID {
    let record = pods.records[pod.index]
    let node = Int(record.node)
    take(Int(record.shape), devices: record.devices, on: node, sign: -1)
    let position = record.position
    if let moved = nodes.pods.remove(at: Int(position), from: node) { pods.records[moved.index].position = position }
    bookkeeping.running -= 1
    return NodeID(node)
  }

  /// Notes that a waiting pod is to have room on `node`: Kubernetes' `nominatedNodeName`. Other pods of no higher
  /// priority leave it that room. It holds until the pod is bound, leaves, or is nominated anew.
  ///
  /// - Precondition: The pod is pending.
  public func nominate(_ pod: PodID, to node: NodeID) {
    precondition(pods.records[pod.index].state == .pending, "only a waiting pod can be nominated")
    nominations.insert(pod, on: node)
  }

  /// Forgets the node that was nominated for a pod, if any.
  public func clearNomination(of pod: PodID) { nominations.remove(pod) }

  /// Notes that a pod's deletion has been asked for.
  ///
  /// - Parameter byPreemption: Whether the scheduler has pushed it out. Who pushed it out waits for such a pod to go.
  public func markTerminating(_ pod: PodID, byPreemption: Bool = false) {
    if pods.records[pod.index].state == .running && !pods.records[pod.index].isTerminating {
      note(.podTerminating, pod, on: NodeID(Int(pods.records[pod.index].node)))
    }
    pods.records[pod.index].isTerminating = true
    pods.records[pod.index].isPreempted = byPreemption
  }

  /// Notes when a running pod began to run.
  public func setStartTime(_ time: Instant, of pod: PodID) { pods.records[pod.index].startTime = time }

  /// Gives up a waiting pod: it leaves the cluster.
  ///
  /// - Precondition: The pod is pending.
  public func drop(_ pod: PodID) {
    precondition(pods.records[pod.index].state == .pending, "only a waiting pod can be given up")
    bookkeeping.pending -= 1
    bookkeeping.dropped += 1
    note(.podDropped, pod, on: nil)
    forget(pod, shape: Int(pods.records[pod.index].shape))
  }

  /// Enters what happened to a pod that is still here in the log.
  private func note(_ kind: Change.Kind, _ pod: PodID, on node: NodeID?) {
    let shape = Int(pods.records[pod.index].shape)
    changes.append(
      Change(
        kind: kind, pod: pod, node: node, wasTerminating: pods.records[pod.index].isTerminating, shapeIndex: shape,
        shapeSerial: shapes.costs[shape].serial))
  }

  private func forget(_ pod: PodID, shape: Int) {
    nominations.remove(pod)
    pods.remove(pod.index)
    shapes.release(shape)
  }

  private func take(_ shape: Int, devices used: DeviceSet, on node: Int, sign: Int64) {
    let cost = shapes.costs[shape]
    nodes.takeUsual(cost, of: node, sign: sign)
    if cost.hasOtherDemands { nodes.takeOther(shapes.demands(at: shape), of: node, sign: sign) }
    priorities.add(Int(sign), of: cost.priority)
    if !used.isEmpty { devices.take(sign * (shapes.shapes[shape]?.gpu?.milliPerDevice ?? 0), of: used, on: node) }
  }
}

/// What tells one cluster from another: compared by identity, and never reused while it is held.
package final class ClusterIdentity {}
