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
/// The time to failure starts when a node joins, be it at the beginning, new, or repaired; a node that is away, by whatever
/// model, does not fail by this one. Each node has its own random
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
  private var selectorPlace: DocumentPlace?

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
    meanTimeToFailure = try entry.positiveDuration("meanTimeToFailure")
    meanTimeToRepair = try entry.optionalPositiveDuration("meanTimeToRepair")
    nodeSelector = try entry.stringMap("nodeSelector")
    selectorPlace = entry.place(of: "nodeSelector")
  }

  /// Whether there is a node that can fail.
  ///
  /// - Throws: `ManifestError` at the place of the selector; ``ExperimentError`` where it was made in code.
  public func check(_ setup: SimulationSetup) throws {
    try setup.requireNode(labels: nodeSelector, key: Failures.key, place: selectorPlace)
  }

  /// Fails nodes, each by its own random numbers.
  public func component(number: Int) -> any Component { RandomOutages(name: "failures-\(number)", model: self) }

  /// The means, and which nodes fail.
  public var provenance: String {
    let repair = meanTimeToRepair.map { ", repaired after \($0) in the mean" } ?? ", never repaired"
    let labels = nodeSelector.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
    let nodes = labels.isEmpty ? "" : ", nodes with \(labels.joined(separator: ", "))"
    return "exponential, a node every \(meanTimeToFailure) in the mean\(repair)\(nodes)"
  }
}

private struct RandomOutages: Component {
  let name: String
  let phase = Phase.failures
  let model: ExponentialFailures
  private var watched: [Watched] = []
  private var numbers: [String: Int] = [:]
  private var end = WorkloadEnd()

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
    end.begin(turn)
    for node in turn.cluster.nodeIDs { watch(node, &turn) }
  }

  mutating func observe(_ changes: Unread, _ turn: inout Turn) {
    var joined: [NodeID] = []
    changes.forEach { change, _ in
      if change.kind == .nodeAdded, let node = change.node { joined.append(node) }
    }
    end.observe(changes, turn)
    for node in joined where turn.cluster.contains(node) { watch(node, &turn) }
  }

  mutating func wake(_ token: UInt64, _ turn: inout Turn) throws {
    if end.hasPassed(turn) { return }
    let entry = watched[Int(token)]
    guard entry.failure == turn.now, turn.cluster.contains(entry.node) else { return }
    let repair = model.meanTimeToRepair.map { watched[Int(token)].random.nextDuration(mean: $0) }
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
    watched[number].failure = turn.now + watched[number].random.nextDuration(mean: model.meanTimeToFailure)
    turn.wake(UInt64(number), at: watched[number].failure, isBackground: true)
  }
}
