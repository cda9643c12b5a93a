public import StowageCluster
import StowageKernel
import StowageModel

/// Makes a new pod in the place of each that was evicted, as a controller does that keeps up so many.
///
/// The new pod waits for a node and has all its work to do again.
public struct ReplacePods: Component {
  /// `replacePods`.
  public let name = "replacePods"
  /// With the controllers.
  public let phase = Phase.controllers
  /// Evictions.
  public let observes: Change.Kinds = .podEvicted
  /// The causes for which evicted pods are replaced.
  public let causes: Set<Cause>

  /// A controller that replaces pods which were evicted for one of `causes`; unless given, for all but those that nobody wants
  /// any more.
  public init(causes: Set<Cause> = [.external, .preempted, .nodeLost, .drained, .crashed]) { self.causes = causes }

  /// Makes a pod for each that was evicted, in the order in which they were.
  public mutating func observe(_ changes: Unread, _ turn: inout Turn) throws {
    var replacements: [(evicted: PodID, arrival: PodArrival)] = []
    changes.forEach { change, position in
      guard change.kind == .podEvicted, causes.contains(change.cause), let pod = change.pod,
        case .evicted(let arrival)? = changes.detail(of: position)
      else { return }
      replacements.append((pod, arrival))
    }
    for replacement in replacements { turn.stage.replace(replacement.evicted, with: replacement.arrival) }
  }
}
