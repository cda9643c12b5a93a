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

    /// An outage of nodes by name and by label.
    public init(
      at time: Instant, nodes: [String] = [], nodeSelector: [String: String] = [:], duration: Milliseconds? = nil
    ) {
      self.time = time
      self.nodes = nodes
      self.nodeSelector = nodeSelector
      self.duration = duration
    }
  }

  /// The outages.
  public var outages: [Outage]

  /// Nodes fail as `outages` say.
  public init(_ outages: [Outage]) { self.outages = outages }

  /// Reads `outages`.
  public init(reading entry: inout ObjectCursor, _ context: ReadingContext) throws(ManifestError) {
    outages = []
    for var cursor in try entry.objects("outages") {
      let outage = Outage(
        at: .origin + (try cursor.duration("at")), nodes: try cursor.strings("nodes"),
        nodeSelector: try cursor.stringMap("nodeSelector"), duration: try cursor.optionalDuration("duration"))
      if outage.nodes.isEmpty && outage.nodeSelector.isEmpty {
        throw cursor.error(at: "nodes", found: "no nodes", expected: "names in nodes, or labels in nodeSelector")
      }
      try cursor.finish()
      outages.append(outage)
    }
    if outages.isEmpty { throw entry.error(at: "outages", found: "an empty list", expected: "at least one outage") }
  }

  /// Whether the nodes that are named are there.
  ///
  /// - Throws: ``ExperimentError/unknownNode(name:key:suggestion:)``.
  public func check(_ setup: SimulationSetup) throws {
    let names = setup.nodes.map(\.name)
    let known = Set(names)
    for name in outages.flatMap(\.nodes) where !known.contains(name) {
      throw ExperimentError.unknownNode(
        name: name, key: "failures", suggestion: Suggestions.nearest(to: name, in: names))
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
    for (number, outage) in outages.enumerated() { turn.wake(UInt64(number), at: outage.time, isBackground: true) }
  }

  mutating func wake(_ token: UInt64, _ turn: inout Turn) throws {
    let outage = outages[Int(token)]
    let named = Set(outage.nodes)
    for node in turn.cluster.nodeIDs {
      let object = turn.cluster.node(node)
      let isSelected = !outage.nodeSelector.isEmpty && object.hasLabels(outage.nodeSelector)
      if named.contains(object.name) || isSelected { try turn.fail(node, repairedAfter: outage.duration) }
    }
  }
}
