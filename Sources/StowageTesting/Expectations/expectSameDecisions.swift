public import StowageKernel
public import StowageModel
public import StowageScheduling

/// Checks that two policies decide alike over random histories, drawing the same from their random streams: the fast form of
/// a rule and the plain one, a plugin with declarations and one without, or one and the same policy twice, which finds out
/// whether it is deterministic.
///
/// Both are made anew for every history. Now and then their accounts and reasons are compared as well, where they give any,
/// and the second one's decisions with its own filters.
///
/// ```swift
/// try expectSameDecisions(
///   of: Profile(name: "plain", scorers: [.init(PlainRule())]),
///   and: Profile(name: "fast", scorers: [.init(FastRule())]))
/// ```
///
/// - Parameters:
///   - first: Makes the policy whose decisions are carried out.
///   - second: Makes the policy that is compared with it.
///   - seeds: One history each.
///   - purpose: Sets these histories apart from those of other tests with the same seeds.
///   - size: How many nodes the clusters have.
///   - checksEveryStep: Whether it is checked after every step that the clusters' state adds up, and not in the end alone.
///   - adjust: Changes the traits that a seed has drawn.
/// - Returns: What came of the decisions, for a test that wants to know whether they say enough.
/// - Throws: ``HistoryFailure`` at the first difference.
/// - Complexity: Two decisions for each arrival; a hundred small histories take about a second in a debug build.
@discardableResult
public func expectSameDecisions(
  of first: @autoclosure () throws -> any SchedulingPolicy,
  and second: @autoclosure () throws -> any SchedulingPolicy,
  seeds: ClosedRange<UInt64> = 1...50, purpose: String = "history", size: HistoryTraits.Size = .small,
  checksEveryStep: Bool = false, adjusting adjust: (inout HistoryTraits) -> Void = { _ in }
) throws -> HistoryTally {
  try expectSameDecisions(
    seeds: seeds, purpose: purpose, size: size, checksEveryStep: checksEveryStep, adjusting: adjust
  ) { _, _ in (try first(), try second()) }
}

/// Checks that both paths of a policy decide alike over random histories; see
/// `expectSameDecisions(of:and:seeds:purpose:size:checksEveryStep:adjusting:)`.
///
/// - Throws: ``HistoryFailure`` at the first difference.
@discardableResult
public func expectSameDecisions(
  onBothPathsOf policy: @autoclosure () throws -> any ConfigurablePolicy,
  seeds: ClosedRange<UInt64> = 1...50, purpose: String = "history", size: HistoryTraits.Size = .small,
  checksEveryStep: Bool = false, adjusting adjust: (inout HistoryTraits) -> Void = { _ in }
) throws -> HistoryTally {
  try expectSameDecisions(
    seeds: seeds, purpose: purpose, size: size, checksEveryStep: checksEveryStep, adjusting: adjust
  ) { _, _ in try policy().onBothPaths }
}

/// Checks that two policies decide alike over random histories, where the policies themselves are drawn as well, or are to
/// know the shapes of the pods; see `expectSameDecisions(of:and:seeds:purpose:size:checksEveryStep:adjusting:)`.
///
/// - Parameter policies: Makes both policies for a history. It is told the shapes that come most often, and has a random
///   stream of its own.
/// - Throws: ``HistoryFailure`` at the first difference.
@discardableResult
public func expectSameDecisions(
  seeds: ClosedRange<UInt64>, purpose: String = "history", size: HistoryTraits.Size = .small,
  checksEveryStep: Bool = false, adjusting adjust: (inout HistoryTraits) -> Void = { _ in },
  policies: (_ shapes: [PodShape], _ random: inout RandomStream) throws -> (
    first: any SchedulingPolicy, second: any SchedulingPolicy
  )
) throws -> HistoryTally {
  var tally = HistoryTally()
  for seed in seeds {
    func failure(_ error: any Error, _ history: RandomHistory?) -> HistoryFailure {
      HistoryFailure(.init(error), seed: seed, purpose: purpose, in: history)
    }
    var history: RandomHistory
    do {
      history = try RandomHistory(seed: seed, purpose: purpose, size: size, copies: 2, adjusting: adjust)
    } catch {
      throw failure(error, nil)
    }
    do {
      var random = RandomStream(seed: seed, purpose: purpose + ": policies")
      let (first, second) = try policies(history.shapes, &random)
      var pair = PolicyPair(first, second, seed: seed)
      for _ in 0..<max(0, history.traits.steps) {
        try history.step { pod, clusters in try pair.decide(pod, in: clusters) }
        if checksEveryStep { try history.expectConserved() }
      }
      try history.expectConserved()
    } catch {
      throw failure(error, history)
    }
    tally.add(history.tally)
  }
  if tally.placed == 0 {
    throw HistoryFailure(.nothingPlaced, seed: seeds.lowerBound, purpose: purpose, in: nil)
  }
  return tally
}

extension ConfigurablePolicy {
  /// The policy on its plain path and on its fast one, for comparing them.
  public var onBothPaths: (first: any SchedulingPolicy, second: any SchedulingPolicy) {
    var plain = self
    var fast = self
    plain.configure(PolicySettings(path: .plain))
    fast.configure(PolicySettings(path: .fast))
    return (plain, fast)
  }
}

extension RandomHistory {
  /// Checks that the state of all clusters adds up; see `Cluster.expectConserved()`.
  ///
  /// - Throws: ``BrokenInvariants`` where something does not add up.
  /// - Complexity: O(nodes + pods).
  public func expectConserved() throws(BrokenInvariants) {
    for cluster in clusters { try cluster.expectConserved() }
  }
}
