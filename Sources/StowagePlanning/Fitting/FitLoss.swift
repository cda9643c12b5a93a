import StowageModel

/// How many copies fit when a node, or a zone, is lost.
public struct FitLoss: Hashable, Sendable {
  /// What is lost.
  public let lost: Lost
  /// The answer without it.
  public let fit: Fit

  /// A part of a cluster that can be lost.
  public enum Lost: Hashable, Sendable {
    /// One node.
    case node(String)
    /// All nodes of a zone.
    case zone(String)

    /// `node` or `zone`.
    public var kind: String {
      switch self {
      case .node: "node"
      case .zone: "zone"
      }
    }

    /// The name.
    public var name: String {
      switch self {
      case .node(let name), .zone(let name): name
      }
    }
  }
}

extension FitQuestion {
  /// The answers when any one zone, and any one node, is lost: zones by name, then nodes by name.
  ///
  /// - Parameter threads: How many are worked out at one time; the answers do not depend on it.
  public func losses(threads: Int) async throws -> [FitLoss] {
    let zones = found.zones
    // The only zone is the whole cluster.
    var lost: [(FitLoss.Lost, Set<String>)] =
      zones.count < 2 ? [] : zones.map { (.zone($0.name), Set($0.nodes)) }
    lost += found.nodes.map(\.metadata.name).sorted().map { (.node($0), [$0]) }
    return try await withThrowingTaskGroup(of: (Int, FitLoss).self) { group in
      var losses = [FitLoss?](repeating: nil, count: lost.count)
      var next = 0
      while next < lost.count || !group.isEmpty {
        while next < lost.count && next - losses.count(where: { $0 != nil }) < max(threads, 1) {
          let (index, (what, nodes)) = (next, lost[next])
          group.addTask { (index, FitLoss(lost: what, fit: try answer(losing: nodes))) }
          next += 1
        }
        if let (index, loss) = try await group.next() { losses[index] = loss }
      }
      return losses.compactMap { $0 }
    }
  }
}
