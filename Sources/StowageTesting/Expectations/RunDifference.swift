import StowageMeasurement
import StowageSimulation

/// Where two runs of one setup differ first.
public struct RunDifference: Error, Hashable, Sendable, CustomStringConvertible {
  /// The seed of the runs.
  public let seed: UInt64
  /// The numbers of the two runs, from 1: the first is compared with each of the others.
  public let runs: [Int]
  /// Whether the later of them went on side by side with others.
  public let wasConcurrent: Bool
  /// What differs: what happened to a pod or node, or a metric, a series, a distribution or a block.
  public let subject: String
  /// What it is in the one run.
  public let first: String
  /// What it is in the other.
  public let second: String

  /// All of it, and what usually is behind it.
  public var description: String {
    """
    runs \(runs[0]) and \(runs[1]) of the same setup (seed \(seed)) differ in \(subject)
      run \(runs[0]): \(first)
      run \(runs[1]): \(second)\(wasConcurrent ? " (side by side with other runs)" : "")
      look for: the order of a Dictionary or Set, state that outlives a run or is shared by two (a static or global \
    variable, an object that the setup does not make anew), clocks, random numbers from elsewhere than a RandomStream
    """
  }
}

extension RecordedRun {
  /// Where `other` differs first: what happened, then metrics, then everything else that was recorded.
  func difference(from other: RecordedRun) -> (subject: String, first: String, second: String)? {
    for index in 0..<max(events.count, other.events.count) {
      let (one, two) = (events[at: index], other.events[at: index])
      if one != two {
        return ("change \(index + 1) of the cluster", one?.description ?? "nothing", two?.description ?? "nothing")
      }
    }
    return record.difference(from: other.record)
  }
}

extension RunRecord {
  fileprivate func difference(from other: RunRecord) -> (subject: String, first: String, second: String)? {
    if policy != other.policy { return ("the policy's name", policy, other.policy) }
    if seed != other.seed { return ("the seed", "\(seed)", "\(other.seed)") }
    if start != other.start { return ("the first arrival", "\(start)", "\(other.start)") }
    if lastArrival != other.lastArrival { return ("the last arrival", "\(lastArrival)", "\(other.lastArrival)") }
    if declared != other.declared {
      return ("the declared metrics", "\(declared.map(\.key))", "\(other.declared.map(\.key))")
    }
    let keys = Set(metrics.keys).union(other.metrics.keys).sorted { "\($0)" < "\($1)" }
    for key in keys where metrics[key]?.bitPattern != other.metrics[key]?.bitPattern {
      return ("the metric \(key)", text(metrics[key]), text(other.metrics[key]))
    }
    return differenceOfParts(from: other)
  }

  private func differenceOfParts(from other: RunRecord) -> (subject: String, first: String, second: String)? {
    let (one, two) = (findings, other.findings)
    for index in 0..<max(one.blocks.count, two.blocks.count) where one.blocks[at: index] != two.blocks[at: index] {
      let key = one.blocks[at: index]?.key ?? two.blocks[at: index]?.key ?? ""
      return ("the block \(key)", text(one.blocks[at: index]?.content), text(two.blocks[at: index]?.content))
    }
    for index in 0..<max(one.series.count, two.series.count) where one.series[at: index] != two.series[at: index] {
      let metric = one.series[at: index]?.metric ?? two.series[at: index]?.metric
      return ("the series of \(text(metric))", text(one.series[at: index]), text(two.series[at: index]))
    }
    for index in 0..<max(one.distributions.count, two.distributions.count)
    where one.distributions[at: index] != two.distributions[at: index] {
      let key = one.distributions[at: index]?.subject.key ?? two.distributions[at: index]?.subject.key ?? ""
      return ("the distribution \(key)", text(one.distributions[at: index]), text(two.distributions[at: index]))
    }
    return nil
  }

  private func text(_ value: Any?) -> String { value.map { "\($0)" } ?? "nothing" }
}

extension Array {
  fileprivate subscript(at index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
