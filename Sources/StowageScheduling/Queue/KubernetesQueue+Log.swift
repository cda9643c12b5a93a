public import StowageCluster
public import StowageKernel
import StowageModel

extension KubernetesQueue: PodQueue {
  /// The next pod to decide.
  public mutating func next(at now: Instant) -> PodID? { pop(at: now) }

  /// Refuses the pod that was given out, if a copy of it was refused and nothing has changed since; a pod that has a node
  /// nominated for it is asked for itself.
  public mutating func isRefusedAgain(_ pod: PodID, of scheduler: SchedulerContext) -> Bool {
    guard let refusal = refusal(of: scheduler.cluster.shape(of: pod)), scheduler.cluster.nominatedNode(of: pod) == nil
    else { return false }
    refused(pod, by: refusal.rejectors, of: refusal.policy, at: scheduler.now)
    return true
  }

  /// Notes which filters refused the pod, and puts it into the unschedulable pool.
  public mutating func refused(_ pod: PodInfo, of scheduler: SchedulerContext) {
    let policy = scheduler.policyIndex(of: pod)
    let refusal =
      refusal(of: pod.shapeID)
      ?? Refusal(
        changes: changes, policy: policy,
        rejectors: scheduler.policies[policy].rejectors(of: pod, in: scheduler.cluster))
    while refusals.count <= pod.shapeID.index { refusals.append(nil) }
    refusals[pod.shapeID.index] = refusal
    refused(pod.id, by: refusal.rejectors, of: refusal.policy, at: scheduler.now)
  }

  /// Once all that is left has been refused since the last change, what the flushes of the pool would do before `next` is done
  /// at once.
  public mutating func nextInstant(before next: Instant?) -> Instant? {
    if isSettled {
      if let next { skipFlushes(before: next) }
      return next
    }
    return [next, nextWakeUp].compactMap { $0 }.min()
  }

  /// Takes out pods that were bound or have left, and moves those that the hints of who refused them let go.
  public mutating func observe(_ unread: Unread, of scheduler: SchedulerContext) {
    if unread.isForgotten {
      noteChange()
      wake(at: scheduler.now, registered: { _, _ in true }, where: { _, _ in true })
    }
    unread.forEach { change, position in
      observe(change, detail: { unread.detail(of: position) }, scheduler)
    }
  }

  private mutating func observe(_ change: Change, detail: () -> ChangeDetail?, _ scheduler: SchedulerContext) {
    switch change.kind {
    case .podArrived, .podStarted, .podTerminating: return
    case .podDropped: if let pod = change.pod { remove(pod) }
    case .podBound:
      if let pod = change.pod { if state(of: pod) == .asked { placed(pod) } else { remove(pod) } }
      if let shape = shape(of: change, scheduler) { handle(.podBound(shape), of: scheduler) } else { noteChange() }
    case .podUnbound, .podCompleted, .podEvicted:
      if let shape = shape(of: change, scheduler) { handle(.podRemoved(shape), of: scheduler) } else { noteChange() }
    case .podNominated: noteChange()
    case .nominationCleared:
      // As if a pod had left, for those that had to leave it the node.
      guard let shape = shape(of: change, scheduler) else { return noteChange() }
      handle(.podRemoved(shape), upTo: shape.priority, of: scheduler)
    case .nodeAdded, .nodeChanged, .nodeRemoved, .objectPut, .objectDeleted:
      guard let event = detail().flatMap(ClusterEvent.init) else { return noteChange() }
      handle(event, of: scheduler)
    }
  }

  private func shape(of change: Change, _ scheduler: SchedulerContext) -> PodShape? {
    guard let shape = change.shape, scheduler.cluster.serial(of: shape) == change.shapeSerial else { return nil }
    return scheduler.cluster.shape(shape)
  }

  /// An event that can help pods up to a priority.
  private mutating func handle(_ event: ClusterEvent, upTo priority: Int32 = .max, of scheduler: SchedulerContext) {
    noteChange()
    if !hasRefused { return }
    let kinds = event.kinds
    wake(
      at: scheduler.now, registered: { scheduler.policies[$0].registers($1, for: kinds) },
      where: { pod, rejectors in
        guard let info = PodInfo(pod, in: scheduler.cluster), info.shape.priority <= priority else { return false }
        return scheduler.policy(of: info)
          .queueingHint(event, info, rejectedBy: rejectors, in: scheduler.cluster)
      })
  }

  private func refusal(of shape: ShapeID) -> Refusal? {
    guard shape.index < refusals.count, let refusal = refusals[shape.index], refusal.changes == changes else {
      return nil
    }
    return refusal
  }
}

extension ClusterEvent {
  /// The event that a change is, by what it was about; `nil` where it helps no pod.
  init?(_ detail: ChangeDetail) {
    switch detail {
    case .node(nil, let node?): self = .nodeAdded(node)
    case .node(let before?, let after?): self = .nodeChanged(from: before, to: after)
    case .node(let node?, nil): self = .nodeRemoved(node)
    case .node, .evicted: return nil
    case .object(let change):
      if let event = ClusterEvent(change) { self = event } else { return nil }
    }
  }

  private init?(_ change: ObjectChange) {
    switch (change.before, change.after) {
    case (let before as PersistentVolumeClaim?, let after as PersistentVolumeClaim):
      self = .claimChanged(from: before, to: after)
    case (let before as PersistentVolume?, let after as PersistentVolume):
      self = .volumeChanged(from: before, to: after)
    case (let before as StorageClass?, let after as StorageClass):
      self = .storageClassChanged(from: before, to: after)
    case (let before as CSINode?, let after as CSINode): self = .csiNodeChanged(from: before, to: after)
    case (let before as CSIStorageCapacity?, let after as CSIStorageCapacity):
      self = .storageCapacityChanged(from: before, to: after)
    case (let before as VolumeAttachment, nil): self = .attachmentRemoved(before)
    default: return nil
    }
  }
}
