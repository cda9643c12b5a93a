import StowageKernel
import StowageModel
import StowageScheduling

/// How many copies fit when a node, or a zone, is lost.
public struct FitLoss: Hashable, Sendable {
  /// The node or zone that is lost.
  public let lost: Lost
  /// The answers without it.
  public let sample: FitSample
  /// The answer in the middle.
  public var fit: Fit { sample.median }

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

  /// How many copies fit, and how many when each of `lost` alone is lost, under several seeds.
  ///
  /// - Parameters:
  ///   - lost: What is lost in turn; the answers come in this order.
  ///   - seeds: How many seeds each question is answered under, from its own on. Where chance decides nothing, as with the
  ///     tie-break by name, one is enough and is taken.
  ///   - threads: How many answers are worked out at one time; they do not depend on it.
  ///   - progress: Is told how many of all answers are there, and how many there will be.
  /// - Complexity: As many answers as seeds for the whole and for each loss, `threads` at a time.
  public func report(
    losing lost: [FitLoss.Lost] = [], seeds: Int = 1, threads: Int = 1,
    progress: (_ done: Int, _ of: Int) -> Void = { _, _ in }
  ) async throws -> FitReport {
    let zones = Dictionary(snapshot.zones.map { ($0.name, $0.nodes) }) { first, _ in first }
    let seeds = tieBreak == .firstName ? 1 : max(1, seeds)
    let questions = (0..<UInt64(seeds)).map(with(seedAhead:))
    let count = (1 + lost.count) * seeds
    var done = 0
    let fits = try await BoundedTasks.results(count: count, limit: threads) { index in
      let question = questions[index % seeds]
      if index < seeds { return try question.answer() }
      switch lost[index / seeds - 1] {
      case .node(let name): return try question.answer(losing: [name])
      case .zone(let name): return try question.answer(losing: Set(zones[name] ?? []))
      }
    } finished: { _, _ in
      done += 1
      progress(done, count)
    }
    let samples = stride(from: 0, to: count, by: seeds).map { start in
      FitSample(fits[start], Array(fits[(start + 1)..<(start + seeds)]))
    }
    return FitReport(
      pods: mix.parts.map(\.pod.qualifiedName), sample: samples[0],
      losses: zip(lost, samples.dropFirst()).map { FitLoss(lost: $0, sample: $1) },
      isSpread: mix.parts.contains { $0.pod.isSpread })
  }
}

extension Pod {
  /// Whether some domain that is full can keep it off other domains.
  fileprivate var isSpread: Bool {
    spec.topologySpreadConstraints.contains { $0.whenUnsatisfiable == .doNotSchedule }
  }
}
