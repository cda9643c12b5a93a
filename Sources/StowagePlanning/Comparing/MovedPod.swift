import StowageScheduling

/// A pod that two schedulers decide differently.
public struct MovedPod: Hashable, Sendable {
  /// The pod, as `namespace/name`.
  public let pod: String
  /// Where the first puts it, or that it does not.
  public let from: Outcome
  /// Where the second puts it.
  public let to: Outcome
  /// Why the second scheduler decides otherwise.
  public let cause: Cause

  /// Where a pod ends up.
  public enum Outcome: Hashable, Sendable, CustomStringConvertible {
    /// On the node of this name.
    case node(String)
    /// On a node from which these pods were preempted.
    case preempting(String, victims: [String])
    /// On no node: the pod stays pending.
    case nowhere

    /// The outcome in a few words.
    public var description: String {
      switch self {
      case .node(let name): name
      case .preempting(let name, let victims): "\(name), preempting \(victims.joined(separator: ", "))"
      case .nowhere: "nowhere"
      }
    }

    init(_ decision: PodDecision) {
      if let preemption = decision.preemption {
        self = .preempting(preemption.node, victims: preemption.victims)
      } else {
        self = decision.node.map { .node($0) } ?? .nowhere
      }
    }
  }

  /// Why a pod moves, worked out on the cluster as the first scheduler saw it.
  public enum Cause: Hashable, Sendable {
    /// Both would decide alike on the same cluster: pods that were decided before moved.
    case earlierMoves
    /// Score plugins see the two nodes differently.
    case scores(ScoreShift)
    /// A filter of one of the two refuses the other's node.
    case filter(plugin: String, node: String, reasons: [String], ofSecond: Bool)
    /// Only preempting pods comes to something else.
    case preemption
    /// The nodes that were looked at differ.
    case sampling
  }
}

/// How the comparison of two nodes changes from one scheduler to another.
public struct ScoreShift: Hashable, Sendable {
  /// The first scheduler's node against the second's, by the first.
  public let before: ScoreComparison
  /// The same two nodes by the second.
  public let after: ScoreComparison
  /// By how much each plugin changed its mind in favour of the second's node, the largest change first.
  public let plugins: [PluginShift]

  /// A plugin that changed its mind.
  public struct PluginShift: Hashable, Sendable {
    /// The name of the score plugin.
    public let plugin: String
    /// By how much it had the first's node ahead, by the first.
    public let leadBefore: Int64
    /// The same by the second.
    public let leadAfter: Int64

    /// By how much it turned to the second's node; below 0 where it turned the other way.
    public var shift: Int64 { leadBefore - leadAfter }
  }

  init(before: ScoreComparison, after: ScoreComparison) {
    self.before = before
    self.after = after
    func lead(_ comparison: ScoreComparison, _ plugin: String) -> Int64 {
      comparison.plugins.first { $0.plugin == plugin }?.lead ?? 0
    }
    plugins = Set((before.plugins + after.plugins).map(\.plugin))
      .map { PluginShift(plugin: $0, leadBefore: lead(before, $0), leadAfter: lead(after, $0)) }
      .filter { $0.shift != 0 }
      .sorted { ($1.shift, $0.plugin) < ($0.shift, $1.plugin) }
  }
}
