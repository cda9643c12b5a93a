import StowageCluster
public import StowageKernel
public import StowageSimulation

/// Runs a simulation to its end and checks after every instant that the cluster adds up; see `Cluster.expectConserved()`.
///
/// - Parameters:
///   - setup: What is run.
///   - limit: After how many instants the run is taken for one that does not end.
/// - Returns: The run's record.
/// - Throws: ``RunFailure`` where something does not add up or the run does not end, or what a run throws.
/// - Complexity: O(instants × (nodes + pods)), beside the run.
@discardableResult
public func expectConserved(_ setup: SimulationSetup, within limit: Int = 100_000) throws -> RunRecord {
  let simulation = try Simulation(setup)
  var instants = 0
  while try simulation.advance() {
    instants += 1
    let broken = simulation.cluster.brokenInvariants()
    if !broken.isEmpty {
      throw RunFailure(seed: setup.seed, time: simulation.now, problem: .brokenInvariants(broken))
    }
    if instants > limit { throw RunFailure(seed: setup.seed, time: simulation.now, problem: .doesNotEnd(limit)) }
  }
  return try simulation.run()
}

/// What went wrong in a run, and when.
public struct RunFailure: Error, Hashable, Sendable, CustomStringConvertible {
  /// The seed of the run.
  public let seed: UInt64
  /// The instant after which it was found.
  public let time: Instant
  /// What was found.
  public let problem: Problem

  /// What can be wrong.
  public enum Problem: Hashable, Sendable {
    /// The state of the cluster does not add up: one sentence each.
    case brokenInvariants([String])
    /// The run goes on after so many instants.
    case doesNotEnd(Int)
  }

  /// Seed, instant, and what was wrong.
  public var description: String {
    let text =
      switch problem {
      case .brokenInvariants(let sentences): "the cluster does not add up: \(sentences.joined(separator: "; "))"
      case .doesNotEnd(let limit): "the run goes on after \(limit) instants; expected it to end"
      }
    return "run with seed \(seed), at \(time): \(text)"
  }
}
