import StowageKernel
public import StowageSimulation

/// Checks that a setup gives the same run every time: what happens to every pod and node, every metric, series, distribution
/// and block. It is run several times one after the other, and then several times side by side.
///
/// ```swift
/// try await expectDeterministic {
///   SimulationSetup(
///     nodes: [Node("a"), Node("b")], arrivals: FixedWorkload(pods).arrivals(seed: 0), policy: FirstFit(),
///     components: [MyAutoscaler()])
/// }
/// ```
///
/// What differs from one process to another alone, such as hash values, is not found in this way: for that, compare with a
/// recorded result.
///
/// - Parameters:
///   - runs: How many runs follow each other; 2 at least.
///   - concurrentRuns: How many go on side by side afterwards; 0 for none.
///   - setup: Makes everything anew that a run changes: policy, arrivals, components.
/// - Throws: ``RunDifference`` at the first difference, or what the setup or a run throws.
public func expectDeterministic(
  runs: Int = 3, concurrentRuns: Int = 4, _ setup: @escaping @Sendable () throws -> SimulationSetup
) async throws {
  let first = try RecordedRun(setup())
  func compare(_ other: RecordedRun, number: Int, isConcurrent: Bool) throws(RunDifference) {
    guard let (subject, one, two) = first.difference(from: other) else { return }
    throw RunDifference(
      seed: first.record.seed, runs: [1, number], wasConcurrent: isConcurrent, subject: subject, first: one, second: two
    )
  }
  for number in 2...max(2, runs) {
    let occupied = OccupiedMemory()
    try compare(RecordedRun(setup()), number: number, isConcurrent: false)
    withExtendedLifetime(occupied) {}
  }
  let others = try await BoundedTasks.results(count: max(0, concurrentRuns), limit: concurrentRuns) { _ in
    try RecordedRun(setup())
  }
  for (index, other) in others.enumerated() {
    try compare(other, number: max(2, runs) + 1 + index, isConcurrent: true)
  }
}
