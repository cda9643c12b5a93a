import StowageCluster

/// What went wrong in a random history, where, and how to see it again.
public struct HistoryFailure: Error, CustomStringConvertible {
  /// The seed of the history.
  public let seed: UInt64
  /// The purpose of the history; see ``RandomHistory``.
  public let purpose: String
  /// How many steps had been taken, the one in which it happened included; 0 where the history had not begun.
  public let step: Int
  /// What was wrong.
  public let problem: Problem
  /// The cluster at that time and what it is like, in a line.
  public let cluster: String

  /// What can be wrong.
  public enum Problem: Sendable {
    /// Two policies do not decide alike.
    case difference(DecisionDifference)
    /// The state of the cluster does not add up any more: one sentence each.
    case brokenInvariants([String])
    /// What was decided can't be carried out, or a policy could not be made.
    case error(any Error)
    /// In all histories together, no pod was placed: they say nothing.
    case nothingPlaced
  }

  init(_ problem: Problem, seed: UInt64, purpose: String, in history: RandomHistory?) {
    self.problem = problem
    self.seed = seed
    self.purpose = purpose
    step = history?.stepCount ?? 0
    cluster = history.map(Self.summary) ?? ""
  }

  /// All of it: seed, step, what was wrong, and the seeds that repeat it.
  public var description: String {
    let state = cluster.isEmpty ? "" : "\n  cluster: \(cluster)"
    return """
      history "\(purpose)", seed \(seed), step \(step): \(problem)\(state)
        repeat it with seeds: \(seed)...\(seed), purpose: "\(purpose)" and the same size and traits
      """
  }

  private static func summary(_ history: RandomHistory) -> String {
    let counts = history.view.counts
    let features = ClusterFeature.allCases.filter(history.traits.has).map(\.rawValue)
    return "\(history.view.nodeCount) nodes, \(counts.running) pods running, \(counts.pending) waiting; features: "
      + (features.isEmpty ? "none" : features.joined(separator: ", "))
  }
}

extension HistoryFailure.Problem: CustomStringConvertible {
  /// What was wrong, in a sentence or a few lines.
  public var description: String {
    switch self {
    case .difference(let difference): "\(difference)"
    case .brokenInvariants(let sentences): "the cluster does not add up: \(sentences.joined(separator: "; "))"
    case .error(let error): "\(error)"
    case .nothingPlaced:
      "no pod was placed in any history, so nothing was compared; expected a policy that places some, or more seeds"
    }
  }
}

extension HistoryFailure.Problem {
  init(_ error: any Error) {
    switch error {
    case let found as PolicyDifference: self = .difference(found.difference)
    case let broken as BrokenInvariants: self = .brokenInvariants(broken.sentences)
    default: self = .error(error)
    }
  }
}
