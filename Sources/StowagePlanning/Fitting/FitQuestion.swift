import StowageCluster
import StowageKernel
import StowageModel
public import StowageScheduling

/// The question how many more copies of a mix of pods fit into a cluster.
///
/// Copies are placed one by one where the scheduler would put them, until one fits nowhere. No pod is preempted for
/// them. Pods that wait already are placed first.
public struct FitQuestion: Sendable {
  /// The cluster that the question is about.
  public let snapshot: ClusterSnapshot
  /// The pods of which copies are placed.
  public let mix: PodMix
  /// What decides; without preemption.
  public let profiles: [KubernetesProfile]
  /// How one of several equally good nodes is chosen.
  public let tieBreak: TieBreak
  /// What chance depends on.
  public private(set) var seed: UInt64
  /// No more copies than this are placed.
  public let limit: Int

  /// More copies than any cluster takes; keeps pods that ask for nothing from going on for ever.
  public static let highestLimit = 1_000_000

  /// A question; preemption is taken out of `profiles`. A pod is decided by the profile that it names, or by the first.
  public init(
    _ snapshot: ClusterSnapshot, mix: PodMix, profiles: [KubernetesProfile], tieBreak: TieBreak = .random,
    seed: UInt64 = 1,
    limit: Int = FitQuestion.highestLimit
  ) {
    self.snapshot = snapshot
    self.mix = mix
    self.profiles = profiles.map { profile in
      var profile = profile
      profile.preemption = nil
      profile.postFilters = []
      return profile
    }
    self.tieBreak = tieBreak
    self.seed = seed
    self.limit = limit
  }

  /// The question under a later seed.
  func with(seedAhead steps: UInt64) -> FitQuestion {
    var question = self
    question.seed = seed &+ steps
    return question
  }

  /// The answer on the cluster as it is.
  public func answer() throws -> Fit { try answer(in: snapshot, displaced: 0) }

  /// The answer once some nodes are lost: their pods are placed elsewhere first, together with those that wait, in the
  /// order of the queue. Pods that belong to their node, those of daemon sets and the kubelet's own, go with it.
  public func answer(losing nodes: Set<String>) throws -> Fit {
    try answer(in: snapshot.losing(nodes), displaced: snapshot.displaced(byLosing: nodes).count)
  }

  private func answer(in left: ClusterSnapshot, displaced: Int) throws -> Fit {
    var loaded = try LoadedCluster(left, profiles: profiles)
    let cluster = loaded.cluster
    let placing = CopyPlacing(cluster, Scheduler(profiles: profiles, tieBreak: tieBreak, seed: seed))
    var unplaced: [String] = []
    while let (pod, node) = try placing.placeNext() {
      if node == nil { unplaced.append(cluster.view.name(of: pod)) }
    }
    let parts = mix.parts.map { PodCopies(of: $0, in: left) }
    let round = mix.round
    var placed = parts.map { _ in 0 }
    var copies = [[Int]](repeating: placed, count: left.nodes.count)
    var stop: Fit.Stop?
    for number in 0..<limit where !round.isEmpty {
      let part = round[number % round.count]
      let copy = parts[part].copy(placed[part])
      try loaded.requests.add(mix.parts[part].pod, copy.arrival.shape)
      for claim in copy.claims { cluster.put(claim, cause: .controller) }
      cluster.add(copy.arrival)
      guard let (pod, destination) = try placing.placeNext() else { break }
      guard let node = destination else {
        stop = placing.stop(of: part, pod)
        break
      }
      placed[part] += 1
      copies[node.index][part] += 1
    }
    let nodes = left.nodes.indices.filter { copies[$0].contains { $0 > 0 } }
      .map { Fit.NodeCopies(node: left.nodes[$0].name, copies: copies[$0]) }.sorted { $0.node < $1.node }
    return Fit(
      placed: placed, nodes: nodes, stop: stop, pending: left.pending.count - displaced,
      displaced: displaced, unplaced: unplaced)
  }
}

/// Places pods one by one.
private struct CopyPlacing {
  private let cluster: Cluster
  private let scheduler: Scheduler

  init(_ cluster: Cluster, _ scheduler: Scheduler) {
    self.cluster = cluster
    self.scheduler = scheduler
  }

  /// The next pod that waits, and where it went, `nil` where it fits nowhere; `nil` after the last.
  func placeNext() throws -> (pod: PodID, node: NodeID?)? {
    guard let decided = scheduler.next(in: cluster.view, at: .origin) else { return nil }
    guard case .place(let placement) = decided.decision else { return (decided.pod.id, nil) }
    // Fits are within what is free, unless a configuration leaves NodeResourcesFit out or lets it pass resources over.
    let actuator = DryRunActuator(cluster, overcommits: true)
    for action in scheduler.actions(for: decided, in: cluster.view) { try actuator.carryOut(action) }
    return (decided.pod.id, placement.node)
  }

  /// What keeps `pod` off every node.
  func stop(of part: Int, _ pod: PodID) -> Fit.Stop? {
    guard let info = PodInfo(pod, in: cluster.view),
      let explained = scheduler.explain(info, in: cluster.view, at: .origin)
    else { return nil }
    let explanation = Explanation(PodDecision(explained.cycle, in: cluster.view))
    return Fit.Stop(part: part, reasons: explanation.reasons, message: explanation.decision.message ?? "")
  }
}
