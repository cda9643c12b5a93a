import StowageCluster
import StowageKernel
import StowageModel
import StowageScheduling

extension Simulation {
  /// How often one pod may push others out without getting a node. What it makes room for is always taken by others
  /// then, and the run would not end if that went on.
  private static let preemptionLimit = 100

  /// As long as the queue has a pod to ask for, does what the policy decides. Then those that were pushed out come back:
  /// whoever pushed them out is asked for before that, as it takes a controller a while to make new ones.
  mutating func schedule() throws {
    try decideWaiting()
    while !comingBack.isEmpty {
      let arrivals = comingBack
      comingBack = []
      for arrival in arrivals { admit(arrival) }
      try decideWaiting()
    }
  }

  private mutating func decideWaiting() throws {
    while let pod = queue.next(at: now) {
      // Of a shape that was just refused, all copies are.
      if queue.refuseAgain(pod, in: view, at: now) {
        noteRefusal(of: pod)
        continue
      }
      guard let info = PodInfo(pod, in: view) else { return }
      switch policy.decide(info, in: view, random: &random) {
      case .place(let placement): try place(info, at: placement)
      case .preempt(let candidate) where preemptions[pod, default: 0] < Self.preemptionLimit:
        refuse(info)
        preempt(for: info, candidate)
      case .unschedulable, .preempt:
        refuse(info)
        // No node can be made to fit any more: what was kept for the pod is given back.
        clearNomination(of: pod)
      }
    }
  }

  private mutating func place(_ pod: PodInfo, at placement: Placement) throws {
    let wasNominated = view.nominatedNode(of: pod.id) != nil
    let volumeEvents = cluster.assumeVolumes(of: pod.id, on: placement.node)
    try cluster.bind(pod.id, to: placement)
    cluster.setStartTime(now, of: pod.id)
    if !preemptions.isEmpty { preemptions[pod.id] = nil }
    let duration = view.duration(of: pod.id)
    if now + duration <= Self.horizon {
      events.schedule(.end(pod.id, ticket: tickets[pod.id.index]), at: now + duration)
    }
    recorder.placed(pod, after: now - view.arrival(of: pod.id))
    queue.placed(pod, by: policy, in: view, at: now)
    for event in volumeEvents { queue.tell(event, to: policy, in: view, at: now) }
    if wasNominated { tellOfRoomKept(for: pod.shape) }
  }

  private mutating func refuse(_ pod: PodInfo) {
    queue.refused(pod, by: policy, in: view, at: now)
    noteRefusal(of: pod.id)
  }

  private mutating func noteRefusal(of pod: PodID) {
    guard recorder.refused(view.shape(of: pod), cluster: view), let info = PodInfo(pod, in: view) else { return }
    recorder.explain(info, by: reasons(against: info))
  }

  // MARK: Preemption

  /// Pushes the victims off their node and keeps it for `pod`, which waits in the queue: their leaving wakes it, and
  /// nobody of its priority or lower can take what it needs. Kubernetes does not bind it at once either; there the
  /// victims are given time to end, which they are not here.
  private mutating func preempt(for pod: PodInfo, _ candidate: PreemptionCandidate) {
    preemptions[pod.id, default: 0] += 1
    for other in view.nominatedPods(on: candidate.node) where other != pod.id {
      guard let info = PodInfo(other, in: view), info.shape.priority < pod.shape.priority else { continue }
      clearNomination(of: other)
    }
    for victim in candidate.victims {
      guard view.state(of: victim) == .running, let info = PodInfo(victim, in: view) else { continue }
      if options.evictedPods == .requeue {
        comingBack.append(
          PodArrival(
            time: now, name: view.name(of: victim), shape: info.shape,
            duration: view.duration(of: victim)))
      }
      tickets[victim.index] = -1
      cluster.evict(victim, cause: .preempted)
      queue.tell(.podRemoved(info.shape), to: policy, in: view, at: now)
    }
    cluster.nominate(pod.id, to: candidate.node)
    queue.noteChange()
    wakeQueue()
  }

  /// Gives back the node that is kept for a waiting pod, if there is one.
  mutating func clearNomination(of pod: PodID) {
    guard view.nominatedNode(of: pod) != nil, let info = PodInfo(pod, in: view) else { return }
    cluster.clearNomination(of: pod)
    tellOfRoomKept(for: info.shape)
  }

  /// A node is no longer kept for a pod of this shape: as if a pod had left, for those that had to leave it the room.
  private mutating func tellOfRoomKept(for shape: PodShape) {
    queue.tell(.podRemoved(shape), upTo: shape.priority, to: policy, in: view, at: now)
  }
}
