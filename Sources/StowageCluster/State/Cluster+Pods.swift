public import StowageKernel
public import StowageModel

extension Cluster {
  /// Takes in a pod, which waits from now on.
  @discardableResult
  public func add(_ arrival: PodArrival, cause: Cause = .external) -> PodID {
    let shape = shapes.retain(arrival.shape, in: &nodes)
    let pod = pods.insert(
      PodRecord(
        shape: Int32(shape), arrival: arrival.time, duration: arrival.duration, name: arrival.name))
    podCounts.arrived += 1
    podCounts.pending += 1
    note(.podArrived, pod, on: nil, cause)
    return pod
  }

  /// Binds a waiting pod to a node and takes what it asks for. A node that is nominated for it is given back.
  ///
  /// - Parameters:
  ///   - overcommitting: Binds even where the node has too little left: a cluster as it was found may be
  ///     overcommitted. What is free then goes below 0.
  ///   - start: When it begins to run, where that is known.
  /// - Complexity: O(*r*) in the number of resources that the pod requests; O(1) for CPU and memory.
  public func bind(
    _ pod: PodID, to placement: Placement, overcommitting: Bool = false, startingAt start: Instant? = nil,
    cause: Cause = .scheduler
  ) throws(PlacementError) {
    guard pods.state(of: pod) == .pending else { throw .podIsNotPending(pod: name(of: pod)) }
    guard nodes.contains(placement.node) else { throw .noSuchNode(pod: pods.records[pod.index].name) }
    let node = placement.node.index
    let shape = Int(pods.records[pod.index].shape)
    let cost = shapes.costs[shape]
    if !overcommitting && (cost.hasOtherDemands || !nodes.hasFreeCoreResources(for: cost, on: node)) {
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
    if let start { pods.records[pod.index].startTime = start }
    podCounts.pending -= 1
    podCounts.running += 1
    note(.podBound, pod, on: placement.node, cause)
    clearNomination(of: pod, cause: cause)
  }

  /// Takes a running pod off its node; it waits again, with no node nominated for it.
  ///
  /// - Precondition: The pod is running.
  public func unbind(_ pod: PodID, cause: Cause = .external) {
    precondition(pods.state(of: pod) == .running, "only a running pod can be taken off its node")
    let node = release(pod)
    pods.records[pod.index].unbind()
    podCounts.pending += 1
    note(.podUnbound, pod, on: node, cause)
  }

  /// Ends a running pod: it leaves its node and the cluster.
  ///
  /// - Precondition: The pod is running.
  public func complete(_ pod: PodID, cause: Cause = .completed) {
    precondition(pods.state(of: pod) == .running, "only a running pod can end")
    let shape = Int(pods.records[pod.index].shape)
    let node = release(pod)
    podCounts.done += 1
    note(.podCompleted, pod, on: node, cause)
    forget(pod, shape: shape)
  }

  /// Takes a running pod off its node: it leaves the cluster before its time.
  ///
  /// - Precondition: The pod is running.
  public func evict(_ pod: PodID, cause: Cause) {
    precondition(pods.state(of: pod) == .running, "only a running pod can be evicted")
    let record = pods.records[pod.index]
    let shape = Int(record.shape)
    let node = release(pod)
    podCounts.evicted += 1
    evictions[Int(cause.rawValue)] += 1
    let change = change(.podEvicted, pod, on: node, cause)
    if let content = shapes.shapes[shape] {
      changes.append(
        change,
        .evicted(PodArrival(time: record.arrival, name: record.name, shape: content, duration: record.duration)))
    } else {
      changes.append(change)
    }
    forget(pod, shape: shape)
  }

  /// Gives up, or deletes, a waiting pod: it leaves the cluster. A node that is nominated for it is given back first.
  ///
  /// - Precondition: The pod is pending.
  public func drop(_ pod: PodID, cause: Cause = .deleted) {
    precondition(pods.state(of: pod) == .pending, "only a waiting pod can be given up")
    clearNomination(of: pod, cause: cause)
    podCounts.pending -= 1
    podCounts.dropped += 1
    note(.podDropped, pod, on: nil, cause)
    forget(pod, shape: Int(pods.records[pod.index].shape))
  }

  /// Keeps `node` for a waiting pod: Kubernetes' `nominatedNodeName`. Other pods of no higher
  /// priority leave it what it asks for. It holds until the pod is bound, leaves, or is nominated anew.
  ///
  /// - Precondition: The pod is pending, and the node is here.
  public func nominate(_ pod: PodID, to node: NodeID, cause: Cause = .scheduler) {
    precondition(pods.state(of: pod) == .pending, "only a waiting pod can be nominated")
    precondition(nodes.contains(node), "only a node that is here can be nominated")
    nominations.insert(pod, on: node)
    note(.podNominated, pod, on: node, cause)
  }

  /// Gives back the node that is nominated for a pod, if any.
  public func clearNomination(of pod: PodID, cause: Cause = .scheduler) {
    guard let node = nominations.remove(pod), pods.contains(pod) else { return }
    note(.nominationCleared, pod, on: node, cause)
  }

  /// Notes that a pod's deletion has been asked for.
  ///
  /// - Parameter cause: ``Cause/preempted`` where the scheduler asked for it, to make room: the pod that preempted it
  ///   waits for such a
  ///   pod to go.
  public func markTerminating(_ pod: PodID, cause: Cause = .deleted) {
    guard pods.contains(pod) else { return }
    if pods.records[pod.index].state == .running && !pods.records[pod.index].isTerminating {
      note(.podTerminating, pod, on: nodes.id(at: Int(pods.records[pod.index].node)), cause)
    }
    pods.records[pod.index].isTerminating = true
    pods.records[pod.index].isPreempted = cause == .preempted
  }

  /// Notes when a pod that is here began to run.
  public func setStartTime(_ time: Instant, of pod: PodID, cause: Cause = .external) {
    guard pods.contains(pod) else { return }
    pods.records[pod.index].startTime = time
    note(.podStarted, pod, on: view.placement(of: pod)?.node, cause)
  }

  // MARK: Books

  /// Gives back what a running pod takes of its node, which is returned.
  private func release(_ pod: PodID) -> NodeID {
    let record = pods.records[pod.index]
    let node = Int(record.node)
    take(Int(record.shape), devices: record.devices, on: node, sign: -1)
    let position = record.position
    if let moved = nodes.pods.remove(at: Int(position), from: node) { pods.records[moved.index].position = position }
    podCounts.running -= 1
    return nodes.id(at: node)
  }

  private func name(of pod: PodID) -> String { pods.contains(pod) ? pods.records[pod.index].name : "" }

  private func change(_ kind: Change.Kind, _ pod: PodID, on node: NodeID?, _ cause: Cause) -> Change {
    let shape = Int(pods.records[pod.index].shape)
    return Change(
      kind: kind, cause: cause, pod: pod, node: node, wasTerminating: pods.records[pod.index].isTerminating,
      shapeIndex: shape, shapeSerial: shapes.costs[shape].serial)
  }

  /// Enters what happened to a pod that is still here in the log.
  private func note(_ kind: Change.Kind, _ pod: PodID, on node: NodeID?, _ cause: Cause) {
    changes.append(change(kind, pod, on: node, cause))
  }

  private func forget(_ pod: PodID, shape: Int) {
    pods.remove(pod.index)
    shapes.release(shape)
  }

  private func take(_ shape: Int, devices used: DeviceSet, on node: Int, sign: Int64) {
    let cost = shapes.costs[shape]
    nodes.takeCoreResources(cost, of: node, sign: sign)
    if cost.hasOtherDemands { nodes.takeOtherResources(shapes.demands(at: shape), of: node, sign: sign) }
    priorities.add(Int(sign), of: cost.priority)
    if !used.isEmpty { devices.take(sign * (shapes.shapes[shape]?.gpu?.milliPerDevice ?? 0), of: used, on: node) }
  }
}
