import StowageCluster
import StowageKernel
import StowageManifests
import StowageModel
public import StowageScheduling

/// A recording replayed: what a profile makes of the same pods on the same cluster, each decision made on the cluster
/// as the recorded ones before it left it.
public struct ReplayedCase: Sendable {
  /// The case's name.
  public let name: String
  /// What the profile decided, in the recording's own shape.
  public let decisions: [Recording.Decision]
  /// For each decision, in what it differs from the recorded one; empty where it agrees.
  public let differences: [[String]]

  /// Replays `recording` under `profile`.
  ///
  /// kube-scheduler goes through volumes in the order of a hash table, so that a claim may get any of several equally
  /// small ones, and a recording does not tell which. Where decisions differ, other orders of the volumes are tried.
  ///
  /// - Throws: Where the recording's cluster can't be built.
  public init(_ recording: Recording, profile: Profile) throws {
    self = try Self.replay(recording, profile: profile)
  }

  private static func replay(_ recording: Recording, profile: Profile) throws -> ReplayedCase {
    let volumes = recording.cluster.objects.volumes
    let first = try ReplayedCase(recording, profile: profile, volumes: Array(volumes))
    if first.differences.allSatisfy(\.isEmpty) || !volumes.hasEqualFreeOnes { return first }
    for seed in 1...volumeOrders {
      var random = RandomStream(seed: seed)
      let other = try ReplayedCase(recording, profile: profile, volumes: random.shuffled(Array(volumes)))
      if other.differences.allSatisfy(\.isEmpty) { return other }
    }
    return first
  }

  /// How many orders of the volumes are tried beside that of the recording.
  private static let volumeOrders: UInt64 = 40

  private init(_ recording: Recording, profile: Profile, volumes: [PersistentVolume]) throws {
    name = recording.name
    var cluster = try ReplayCluster(recording.cluster, volumes: ObjectTable(volumes))
    var decisions: [Recording.Decision] = []
    var differences: [[String]] = []
    for recorded in recording.decisions {
      let decision = cluster.decide(recorded, by: profile)
      decisions.append(decision)
      differences.append(decision.differences(from: recorded))
      try cluster.apply(recorded)
    }
    self.decisions = decisions
    self.differences = differences
  }
}

/// A recording's cluster, decision by decision.
struct ReplayCluster {
  private let cluster: Cluster
  private var pending: [String: PodID] = [:]
  private var bound: [String: PodID] = [:]

  init(_ objects: Recording.Objects, volumes: ObjectTable<PersistentVolume>) throws {
    // The real scheduler counts GPUs as it counts any resource: devices would only add a rule that it does not have.
    cluster = try Cluster(
      nodes: objects.nodes.map { node in
        var node = node
        node.devices = []
        return node
      }, objects: objects.objects)
    cluster.objects.volumes = volumes
    for pod in objects.pods where !pod.phase.isTerminal {
      var unbound = pod
      unbound.spec.nodeName = ""
      unbound.spec.gpu = nil
      let id = cluster.add(
        PodArrival(time: .origin, name: pod.qualifiedName, shape: PodShape(of: unbound), duration: .infinite))
      if pod.metadata.deletionTime != nil { cluster.markTerminating(id, byPreemption: pod.isTerminatingByPreemption) }
      if pod.spec.nodeName.isEmpty {
        pending[pod.qualifiedName] = id
      } else if let node = cluster.view.node(named: pod.spec.nodeName) {
        try cluster.bind(id, to: Placement(node: node), overcommitting: true)
        bound[pod.qualifiedName] = id
      }
    }
  }

  func decide(_ recorded: Recording.Decision, by profile: Profile) -> Recording.Decision {
    guard let id = pending[recorded.pod], let pod = PodInfo(id, in: cluster.view) else {
      return Recording.Decision(pod: recorded.pod, outcome: "unknown", node: nil, bestNodes: [], nodes: [])
    }
    let looked = Set(recorded.nodes.map(\.node))
    let view = cluster.view
    var results: [Recording.NodeResult] = []
    let sampled = looked.count < view.nodeCount ? profile.looking(atOnly: looked) : profile
    for (index, verdict) in sampled.evaluate(pod, in: view).enumerated() {
      let name = view.node(NodeID(index)).name
      if looked.contains(name) { results.append(Recording.NodeResult(node: name, verdict: verdict)) }
    }
    results.sort { $0.node < $1.node }
    let highest = results.compactMap(\.total).max()
    let best = results.filter { $0.total != nil && $0.total == highest }.map(\.node)
    return Recording.Decision(
      pod: recorded.pod, outcome: best.isEmpty ? "unschedulable" : "scheduled", node: best.first, bestNodes: best,
      nodes: results)
  }

  /// Brings the cluster to where the recorded decision left it.
  mutating func apply(_ recorded: Recording.Decision) throws {
    guard let id = pending[recorded.pod], let name = recorded.node ?? recorded.preemption?.node,
      let node = cluster.view.node(named: name)
    else { return }
    for victim in recorded.preemption?.victims ?? [] {
      if let victim = bound.removeValue(forKey: victim) { cluster.complete(victim) }
    }
    pending[recorded.pod] = nil
    bound[recorded.pod] = id
    cluster.assumeVolumes(of: id, on: node)
    try cluster.bind(id, to: Placement(node: node), overcommitting: true)
  }
}

extension Recording.NodeResult {
  init(node: String, verdict: NodeVerdict) {
    self.node = node
    switch verdict {
    case .rejected(let rejection):
      total = nil
      weightedScores = [:]
      rejectedBy = rejection.plugin
      code = rejection.code.rawValue
      reasons = rejection.reasons
    case .feasible(let sum, let weighted):
      total = sum
      weightedScores = Dictionary(weighted.map { ($0.plugin, $0.score) }) { $0 + $1 }
      rejectedBy = nil
      code = nil
      reasons = []
    }
  }
}

extension ObjectTable<PersistentVolume> {
  /// Whether some claim could have the choice of two free volumes of one class and size.
  fileprivate var hasEqualFreeOnes: Bool {
    var seen: Set<String> = []
    return contains { $0.phase == .available && !seen.insert("\($0.className)/\($0.capacityBytes)").inserted }
  }
}

extension RandomStream {
  /// The same elements in an order of chance, every order as likely as any other.
  fileprivate mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
    var elements = elements
    for last in elements.indices.dropFirst().reversed() { elements.swapAt(last, next(below: last + 1)) }
    return elements
  }
}
