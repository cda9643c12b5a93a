import StowageMeasurement

/// How far runs agree with the published results.
///
/// A run of a policy that chance has no part in agrees where every column does: allocation within 0.01, the fragmentation
/// ratio within 0.001 of a percent. Random is compared by its means over the seeds that both have.
public struct FGDAgreement: Sendable {
  /// The deterministic runs for which there are published results.
  public private(set) var comparedCount = 0
  /// Those of them that agree in every column.
  public private(set) var agreeingCount = 0
  /// The first value that differs; `nil` where all agree.
  public private(set) var firstDifference: Difference?
  /// The mean of Random at an arrived load of 100 %, by workload, measure by measure.
  public private(set) var randomMeans: [RandomMean] = []
  /// The runs for which nothing was published.
  public private(set) var unknownCount = 0

  /// Means of Random that are at most this far apart agree, in percentage points; where the seeds scatter much, so do means
  /// within twice the standard error of their difference.
  public static let randomTolerance = 0.5

  /// A value that differs.
  public struct Difference: Sendable, CustomStringConvertible {
    /// The published file that the value is compared with.
    public let table: FGDTable
    /// The name of the pod list, as in `openb_pod_list_default`.
    public let workload: String
    /// The policy's name in the files.
    public let policy: String
    /// The seed of the run, 42 to 51 in the published results.
    public let seed: Int
    /// The percent of GPUs that had been asked for.
    public let column: Int
    /// The value of the run here, in percent.
    public let found: Double
    /// The published value, in percent.
    public let expected: Double

    /// Where it is, and both values.
    public var description: String {
      "\(workload), \(policy), seed \(seed), column \(column) of \(table.fileName): \(found), published \(expected)"
    }
  }

  /// Random's mean over the seeds, beside the published one.
  public struct RandomMean: Sendable {
    /// The name of the pod list, as in `openb_pod_list_default`.
    public let workload: String
    /// The measure that is averaged.
    public let table: FGDTable
    /// The number of seeds.
    public let seedCount: Int
    /// The mean of the runs here, in percent.
    public let found: Double
    /// The mean of the published runs of the same seeds, in percent.
    public let expected: Double
    /// The standard error of their difference, in percentage points; 0 with one seed.
    public let standardError: Double
    /// Whether both are near enough.
    public var agrees: Bool { abs(found - expected) <= max(FGDAgreement.randomTolerance, 2 * standardError) }
  }

  /// Whether everything that could be compared agrees, Random's means included.
  public var isComplete: Bool { agreeingCount == comparedCount && randomMeans.allSatisfy(\.agrees) }

  /// Compares `runs` with what was published.
  public init(of runs: [FGDRun], with published: FGDPublishedResults) {
    let tables = published.tables
    var random: [FGDRun] = []
    for run in runs {
      let key = ExpectedTable.Key(workload: run.workload, policy: run.policy, seed: run.seed)
      guard tables.allSatisfy({ $0.rows[key] != nil }) else {
        unknownCount += 1
        continue
      }
      if run.usesChance {
        random.append(run)
        continue
      }
      comparedCount += 1
      let difference = tables.lazy.compactMap { Self.difference(of: run, in: $0, published: $1[key] ?? []) }.first
      if difference == nil { agreeingCount += 1 } else if firstDifference == nil { firstDifference = difference }
    }
    for workload in Set(random.map(\.workload)).sorted() {
      for (table, rows) in tables {
        let mean = Self.mean(of: random.filter { $0.workload == workload }, workload, table, rows)
        if let mean { randomMeans.append(mean) }
      }
    }
  }

  private static func difference(of run: FGDRun, in table: FGDTable, published: [Double]) -> Difference? {
    for (column, (found, expected)) in zip(table.values(of: run), published).enumerated() {
      if found.isNaN && expected.isNaN { continue }
      // Both are decimals of few digits: a hair above the last one is rounding, not a difference.
      if !(abs(found - expected) <= table.tolerance + 1e-9) {
        return Difference(
          table: table, workload: run.workload, policy: run.policy, seed: run.seed, column: column, found: found,
          expected: expected)
      }
    }
    return nil
  }

  /// The means over the seeds that have a value at 100 %; `nil` where none has.
  private static func mean(
    of runs: [FGDRun], _ workload: String, _ table: FGDTable, _ rows: [ExpectedTable.Key: [Double]]
  ) -> RandomMean? {
    let pairs = runs.compactMap { run -> (found: Double, expected: Double)? in
      let key = ExpectedTable.Key(workload: run.workload, policy: run.policy, seed: run.seed)
      guard let expected = rows[key]?[100] else { return nil }
      let found = table.values(of: run)[100]
      return found.isNaN || expected.isNaN ? nil : (found, expected)
    }
    if pairs.isEmpty { return nil }
    let (found, expected) = (Sample(pairs.map(\.found)), Sample(pairs.map(\.expected)))
    let deviations = [found, expected].map { $0.standardDeviation ?? 0 }
    let variance = deviations.reduce(0) { $0 + $1 * $1 / Double(pairs.count) }
    return RandomMean(
      workload: workload, table: table, seedCount: pairs.count, found: found.mean, expected: expected.mean,
      standardError: variance.squareRoot())
  }
}
