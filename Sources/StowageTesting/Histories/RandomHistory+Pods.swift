import StowageCluster
import StowageKernel
import StowageModel
import StowageScheduling

extension RandomHistory {
  // MARK: Pods that come

  mutating func arrive(_ decide: Deciding) throws {
    let shape = random.next(below: 100) < traits.novelty ? newShape() : random.one(of: shapes)
    let name = "\(shape.namespace)/pod-\(arrived)"
    arrived += 1
    try settle(add(PodArrival(time: .origin, name: name, shape: shape, duration: .infinite)), decide)
  }

  mutating func retry(_ decide: Deciding) throws -> Bool {
    guard !waiting.isEmpty else { return false }
    try settle(waiting.remove(at: random.next(below: waiting.count)), decide)
    return true
  }

  /// Adds the pod to all clusters, in which it has the same identifier.
  func add(_ arrival: PodArrival) -> PodID {
    let pods = clusters.map { $0.add(arrival) }
    return pods[0]
  }

  /// Has a pod decided and carries the decision out.
  private mutating func settle(_ pod: PodID, _ decide: Deciding) throws {
    let decision = try decide(pod, clusters.map(\.view))
    tally.count(decision)
    switch decision {
    case .place(let placement):
      try bind(pod, placement)
      if random.once(in: 3) {
        let time = Instant(milliseconds: Int64(random.next(below: 4)))
        change { $0.setStartTime(time, of: pod) }
      }
    case .unschedulable: wait(pod)
    case .preempt(let candidate):
      guard view.contains(candidate.node) else { throw PlacementError.noSuchNode(pod: view.name(of: pod)) }
      for victim in candidate.victims where view.state(of: victim) == .running { pushOut(victim, cause: .preempted) }
      for other in view.nominatedPods(on: candidate.node) where priority(of: other) < priority(of: pod) {
        change { $0.clearNomination(of: other) }
      }
      change { $0.nominate(pod, to: candidate.node) }
      if traits.nominationsStay { wait(pod) } else { try settleAgain(pod, decide) }
    }
  }

  /// Has a pod decided once more for which others were preempted; where it still finds no node it is given up.
  private mutating func settleAgain(_ pod: PodID, _ decide: Deciding) throws {
    if case .place(let placement) = try decide(pod, clusters.map(\.view)) {
      try bind(pod, placement)
    } else {
      change { $0.drop(pod) }
    }
  }

  private mutating func bind(_ pod: PodID, _ placement: Placement) throws {
    // A policy without a filter for resources puts more on a node than it has.
    try change { try $0.bind(pod, to: placement, overcommitting: true) }
    running.append(pod)
  }

  private mutating func wait(_ pod: PodID) {
    waiting.append(pod)
    if waiting.count > 4 {
      let given = waiting.removeFirst()
      change { $0.drop(given) }
    }
  }

  private func priority(of pod: PodID) -> Int32 { view.shape(view.shape(of: pod))?.priority ?? 0 }

  // MARK: Pods that wait

  mutating func nominate() -> Bool {
    guard !waiting.isEmpty else { return false }
    let pod = random.one(of: waiting)
    guard let node = anyNode() else { return false }
    if random.once(in: 3) {
      change { $0.clearNomination(of: pod) }
    } else {
      change { $0.nominate(pod, to: node) }
    }
    return true
  }

  /// Has a pod decided on copies of the clusters, in which one node is another.
  mutating func tryOut(_ decide: Deciding) throws -> Bool {
    guard let id = anyNode() else { return false }
    let shape = random.one(of: shapes)
    let pod = add(PodArrival(time: .origin, name: "\(shape.namespace)/trial", shape: shape, duration: .infinite))
    let node = RandomNodes(traits).changed(view.node(id), &random)
    let copies = clusters.map { Cluster(copying: $0) }
    for copy in copies { try copy.update(node) }
    _ = try decide(pod, copies.map(\.view))
    change { $0.drop(pod) }
    return true
  }

  // MARK: Pods that leave

  mutating func withRunningPod(_ body: (inout RandomHistory, PodID) -> Void) -> Bool {
    guard !running.isEmpty else { return false }
    body(&self, random.one(of: running))
    return true
  }

  mutating func leaveTogether() -> Bool {
    let leaving = running.filter { _ in random.once(in: 3) }
    for pod in leaving {
      if random.once(in: 3) { pushOut(pod, cause: .external) } else { complete(pod) }
    }
    return !leaving.isEmpty
  }

  mutating func complete(_ pod: PodID) {
    running.removeAll { $0 == pod }
    change { $0.complete(pod) }
  }

  mutating func evict(_ pod: PodID, cause: Cause = .external) {
    running.removeAll { $0 == pod }
    change { $0.evict(pod, cause: cause) }
  }

  mutating func unbind(_ pod: PodID) {
    running.removeAll { $0 == pod }
    change { $0.unbind(pod) }
    wait(pod)
  }

  mutating func terminate(_ pod: PodID, cause: Cause = .external) {
    change { $0.markTerminating(pod, cause: cause) }
  }

  /// Evicts a pod, or takes it off its node so that it waits again, or asks for its deletion alone.
  mutating func pushOut(_ pod: PodID, cause: Cause) {
    switch random.next(below: 3) {
    case 0: evict(pod, cause: cause)
    case 1: unbind(pod)
    default: terminate(pod, cause: cause)
    }
  }
}
