import StowageCluster
public import StowageKernel
public import StowageManifests
import StowageModel
public import StowageSimulation

/// `model: schedule`: given nodes fail at given times, such as a zone at the peak.
///
/// ```yaml
/// failures:
/// - model: schedule
///   outages:
///   - at: 2h
///     nodes: [node-1, node-2]
///     duration: 30m
///   - at: 5h
///     nodeSelector: {topology.kubernetes.io/zone: zone-a}
/// ```
///
/// Outages of a node that overlap are one: it returns at the latest of their ends.
public struct OutageSchedule: FailureModel, Hashable {
  /// `schedule`.
  public static let name = "schedule"

  /// Nodes that fail together.
  public struct Outage: Hashable, Sendable {
    /// When, in simulated time: the time of the trace.
    public var time: Instant
    /// The nodes, by name.
    public var nodes: [String]
    /// Nodes that have all of these labels fail as well; none where it is empty.
    public var nodeSelector: [String: String]
    /// How long until they come back; `nil`: never.
    public var duration: Milliseconds?
    /// Where names and labels stand in the file, for errors that are told once the nodes are known.
    private(set) var namePlaces: [String: DocumentPlace] = [:]
    private(set) var selectorPlace: DocumentPlace?

    /// An outage of nodes by name and by label.
    public init(
      at time: Instant, nodes: [String] = [], nodeSelector: [String: String] = [:], duration: Milliseconds? = nil
    ) {
      self.time = time
      self.nodes = nodes
      self.nodeSelector = nodeSelector
      self.duration = duration
    }

    fileprivate init(reading cursor: inout ObjectCursor) throws(ManifestError) {
      time = .origin + (try cursor.duration("at"))
      let named = try cursor.placedStrings("nodes")
      nodes = named.map(\.text)
      namePlaces = Dictionary(named.map { ($0.text, $0.place) }) { first, _ in first }
      nodeSelector = try cursor.stringMap("nodeSelector")
      selectorPlace = cursor.place(of: "nodeSelector")
      duration = try cursor.optionalPositiveDuration("duration")
      if nodes.isEmpty && nodeSelector.isEmpty {
        throw cursor.error(at: "nodes", found: "no nodes", expected: "names in nodes, or labels in nodeSelector")
      }
      try cursor.finish()
    }
  }

  /// The outages.
  public var outages: [Outage]

  /// Nodes fail as `outages` say.
  public init(_ outages: [Outage]) { self.outages = outages }

  /// Reads `outages`.
  public init(reading entry: inout ObjectCursor, _ context: ReadingContext) throws(ManifestError) {
    outages = []
    for item in try entry.required("outages").list() {
      var cursor = try item.object()
      outages.append(try Outage(reading: &cursor))
    }
    if outages.isEmpty { throw entry.error(at: "outages", found: "an empty list", expected: "at least one outage") }
  }

  /// Whether the nodes that are named are there, and every selector has a node.
  ///
  /// - Throws: `ManifestError` at the place of what is wrong; ``ExperimentError`` where the outages were made in code.
  public func check(_ setup: SimulationSetup) throws {
    for outage in outages {
      try setup.requireNodes(named: outage.nodes, key: Failures.key, places: outage.namePlaces)
      try setup.requireNode(labels: outage.nodeSelector, key: Failures.key, place: outage.selectorPlace)
    }
  }

  /// Fails the nodes when their times come.
  public func component(number: Int) -> any Component { ScheduledOutages(name: "failures-\(number)", outages: outages) }

  /// `false`: the times are given.
  public var usesChance: Bool { false }

  /// How many outages there are.
  public var provenance: String { "\(outages.count) at given times" }
}

private struct ScheduledOutages: Component {
  let name: String
  let phase = Phase.failures
  let outages: [OutageSchedule.Outage]

  mutating func begin(_ turn: inout Turn) {
    for (number, outage) in outages.enumerated() { turn.wakeWhilePodsAreHere(UInt64(number), at: outage.time) }
  }

  mutating func wake(_ token: UInt64, _ turn: inout Turn) throws {
    let outage = outages[Int(token)]
    let named = Set(outage.nodes)
    let here = turn.cluster.nodeIDs.map { turn.cluster.node($0) }
    for node in here + turn.failedNodes {
      let isSelected = !outage.nodeSelector.isEmpty && node.hasLabels(outage.nodeSelector)
      if named.contains(node.name) || isSelected { try turn.fail(node.name, repairedAfter: outage.duration) }
    }
  }
}
