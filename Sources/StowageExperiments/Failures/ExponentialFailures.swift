import StowageCluster
public import StowageKernel
public import StowageManifests
import StowageModel
public import StowageSimulation

/// `model: exponential`: every node fails by itself, after exponential times, and is repaired after exponential times.
///
/// ```yaml
/// failures:
/// - model: exponential
///   meanTimeToFailure: 30d
///   meanTimeToRepair: 2h
///   nodeSelector: {node.kubernetes.io/instance-type: spot}
/// ```
///
/// The time to failure starts when a node joins, be it at the beginning, new, or repaired. Each node has its own random
/// numbers: what one does changes nothing for the others. Nodes fail until all pods would have ended, had each begun when
/// it arrived; what is left then runs on without failures. So a run ends, though pods take longer than nodes last.
public struct ExponentialFailures: FailureModel, Hashable {
  /// `exponential`.
  public static let name = "exponential"

  /// The mean of the time from joining to failing.
  public var meanTimeToFailure: Milliseconds
  /// The mean of the time from failing to coming back; `nil`: never.
  public var meanTimeToRepair: Milliseconds?
  /// Only nodes that have all of these labels fail.
  public var nodeSelector: [String: String]

  /// Nodes fail, and come back, after these times in the mean.
  public init(
    meanTimeToFailure: Milliseconds, meanTimeToRepair: Milliseconds? = nil, nodeSelector: [String: String] = [:]
  ) {
    self.meanTimeToFailure = meanTimeToFailure
    self.meanTimeToRepair = meanTimeToRepair
    self.nodeSelector = nodeSelector
  }

  /// Reads both means and the labels.
  public init(reading entry: inout ObjectCursor, _ context: ReadingContext) throws(ManifestError) {
    func aboveZero(_ key: String, _ mean: Milliseconds) throws(ManifestError) -> Milliseconds {
      if mean <= .zero { throw entry.error(at: key, found: "\(mean)", expected: "a time above 0") }
      return mean
    }
    meanTimeToFailure = try aboveZero("meanTimeToFailure", try entry.duration("meanTimeToFailure"))
    meanTimeToRepair = nil
    if let mean = try entry.optionalDuration("meanTimeToRepair") {
      meanTimeToRepair = try aboveZero("meanTimeToRepair", mean)
    }
    nodeSelector = try entry.stringMap("nodeSelector")
  }

  /// Fails nodes, each by its own random numbers.
  public func component(number: Int) -> any Component { RandomOutages(name: "failures-\(number)", model: self) }

  /// The means.
  public var provenance: String {
    let repair = meanTimeToRepair.map { ", repaired after \($0) in the mean" } ?? ", never repaired"
    return "exponential, a node every \(meanTimeToFailure) in the mean\(repair)"
  }
}

private struct RandomOutages: Component {
  let name: String
  let phase = Phase.failures
  let model: ExponentialFailures
  private var watched: [Watched] = []
  private var numbers: [String: Int] = [:]
  /// When all pods that have come would have ended, had each begun when it arrived.
  private var lastEnd = Instant.origin

  private struct Watched {
    var random: RandomStream
    var node: NodeID
    /// When it fails; an earlier wake is of a time when it had not left yet for another reason.
    var failure: Instant
  }

  init(name: String, model: ExponentialFailures) {
    self.name = name
    self.model = model
  }

  mutating func begin(_ turn: inout Turn) {
    for pod in turn.cluster.runningPods { note(pod, turn) }
    for node in turn.cluster.nodeIDs { watch(node, &turn) }
  }

  mutating func observe(_ changes: Unread, _ turn: inout Turn) {
    var joined: [NodeID] = []
    changes.forEach { change, _ in
      if change.kind == .nodeAdded, let node = change.node { joined.append(node) }
      if change.kind == .podArrived && change.cause != .controller, let pod = change.pod { note(pod, turn) }
    }
    for node in joined where turn.cluster.contains(node) { watch(node, &turn) }
  }

  private mutating func note(_ pod: PodID, _ turn: Turn) {
    guard turn.cluster.state(of: pod) != .gone else { return }
    let duration = turn.cluster.duration(of: pod)
    if duration < .infinite { lastEnd = max(lastEnd, turn.cluster.arrival(of: pod) + duration) }
  }

  mutating func wake(_ token: UInt64, _ turn: inout Turn) throws {
    guard turn.hasMoreArrivals || turn.now <= lastEnd else { return }
    let entry = watched[Int(token)]
    guard entry.failure == turn.now, turn.cluster.contains(entry.node) else { return }
    let repair = model.meanTimeToRepair.map { Self.draw($0, &watched[Int(token)].random) }
    try turn.fail(entry.node, repairedAfter: repair)
  }

  private mutating func watch(_ node: NodeID, _ turn: inout Turn) {
    let object = turn.cluster.node(node)
    guard object.hasLabels(model.nodeSelector) else { return }
    let number = numbers[object.name] ?? watched.count
    if number == watched.count {
      numbers[object.name] = number
      let random = turn.random(for: "\(name)/\(object.name)")
      watched.append(Watched(random: random, node: node, failure: .origin))
    }
    watched[number].node = node
    watched[number].failure = turn.now + Self.draw(model.meanTimeToFailure, &watched[number].random)
    turn.wake(UInt64(number), at: watched[number].failure, isBackground: true)
  }

  /// At least a millisecond, and no more than a run can last.
  private static func draw(_ mean: Milliseconds, _ random: inout RandomStream) -> Milliseconds {
    let count = Distribution.exponential(mean: Double(mean.count)).sample(from: &random).rounded()
    return Milliseconds(Int64(min(max(1, count), 0x1p53)))
  }
}
