import StowageKernel
import StowageModel

/// How many copies fit when a node, or a zone, is lost.
public struct FitLoss: Hashable, Sendable {
  /// The node or zone that is lost.
  public let lost: Lost
  /// The answer without it.
  public let fit: Fit

  /// A part of a cluster that can be lost.
  public enum Lost: Hashable, Sendable {
    /// The node of this name.
    case node(String)
    /// All nodes of a zone.
    case zone(String)

    /// `node` or `zone`, for tables and JSON.
    public var kind: String {
      switch self {
      case .node: "node"
      case .zone: "zone"
      }
    }

    /// The name of the node or zone.
    public var name: String {
      switch self {
      case .node(let name), .zone(let name): name
      }
    }
  }
}

extension FitQuestion {
  /// Every zone, by name; none where there is but one, which is the whole cluster.
  public var zonesToLose: [FitLoss.Lost] {
    let zones = snapshot.zones
    return zones.count < 2 ? [] : zones.map { .zone($0.name) }
  }

  /// Every node, by name.
  ///
  /// - Complexity: O(*n* log *n*) in the number of nodes.
  public var nodesToLose: [FitLoss.Lost] { snapshot.nodes.map(\.metadata.name).sorted().map { .node($0) } }

  /// The answers when each of `lost` alone is lost, in their order.
  ///
  /// - Parameter threads: How many are worked out at one time; the answers do not depend on it.
  /// - Complexity: As many answers as losses, `threads` at a time.
  public func losses(of lost: [FitLoss.Lost], threads: Int) async throws -> [FitLoss] {
    let zones = Dictionary(snapshot.zones.map { ($0.name, $0.nodes) }) { first, _ in first }
    return try await BoundedTasks.results(count: lost.count, limit: threads) { index in
      let nodes: Set<String> =
        switch lost[index] {
        case .node(let name): [name]
        case .zone(let name): Set(zones[name] ?? [])
        }
      return FitLoss(lost: lost[index], fit: try answer(losing: nodes))
    }
  }
}
