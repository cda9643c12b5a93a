import StowageCluster
import StowageKernel
import StowageManifests
import StowageModel
public import StowagePlanning
public import StowageScheduling

/// A recording replayed: what a profile makes of the same pods on the same cluster, each decision made on the cluster
/// as the recorded ones before it left it.
public struct ReplayedCase: Sendable {
  /// The name of the recorded case.
  public let name: String
  /// What the profile decided, in the recording's own shape.
  public let decisions: [PodDecision]
  /// For each decision, in what it differs from the recorded one; empty where it agrees.
  public let differences: [[String]]

  /// Replays `recording` under `profile`.
  ///
  /// kube-scheduler goes through volumes in the order of a hash table, so that a claim may get any of several equally
  /// small ones, and a recording does not tell which. Where decisions differ, other orders of the volumes are tried.
  ///
  /// - Throws: Where the recording's cluster can't be built.
  public init(_ recording: Recording, profile: KubernetesProfile) throws {
    self = try Self.replay(recording, profile: profile)
  }

  private static func replay(_ recording: Recording, profile: KubernetesProfile) throws -> ReplayedCase {
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

  private init(_ recording: Recording, profile: KubernetesProfile, volumes: [PersistentVolume]) throws {
    name = recording.name
    var snapshot = ClusterSnapshot(recording.cluster)
    snapshot.objects.volumes = ObjectTable(volumes)
    var session = try SchedulingSession(snapshot, profile: profile, tieBreak: .firstName, way: .checked)
    let pending = Dictionary(session.loaded.pending.map { (session.view.name(of: $0), $0) }) { first, _ in first }
    var decisions: [PodDecision] = []
    var differences: [[String]] = []
    for recorded in recording.decisions {
      guard let pod = pending[recorded.pod], let decision = try session.decide(pod) else {
        decisions.append(PodDecision(pod: recorded.pod, outcome: .unschedulable))
        differences.append(["there is no such pod to decide"])
        continue
      }
      decisions.append(decision)
      differences.append(decision.differences(from: recorded))
      try session.carryOut(recorded, on: pod)
    }
    self.decisions = decisions
    self.differences = differences
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
