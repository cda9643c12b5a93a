public import StowageKernel
public import StowageMeasurement

/// What a run left behind.
public struct RunRecord: Sendable {
  /// The name of the scheduler that ran.
  public let policy: String
  /// The seed of the run.
  public let seed: UInt64
  /// What the probes found.
  public let findings: Findings
  /// The metrics that the probes declared, in the order of tables; not all of them have a value.
  public let declared: [Metric]
  /// When the measured time began: the first arrival.
  public let start: Instant
  /// When the last arrival came.
  public let lastArrival: Instant

  /// When the last thing happened.
  public let end: Instant

  /// What the probes of a run with this policy and seed found.
  public init(
    policy: String, seed: UInt64, findings: Findings, declared: [Metric], start: Instant, lastArrival: Instant,
    end: Instant
  ) {
    self.policy = policy
    self.seed = seed
    self.findings = findings
    self.declared = declared
    self.start = start
    self.lastArrival = lastArrival
    self.end = end
  }

  /// The same record for another seed, where runs do not depend on it.
  public func standing(for seed: UInt64) -> RunRecord {
    RunRecord(
      policy: policy, seed: seed, findings: findings, declared: declared, start: start, lastArrival: lastArrival,
      end: end)
  }

  /// The metrics' values by key; those that mean nothing for the run are absent.
  public var metrics: [MetricKey: Double] { findings.values }

  /// The block with this key; `nil` where the run has none.
  ///
  /// - Complexity: O(*n*) in the number of blocks.
  public func block(_ key: String) -> Block? { findings.blocks.first { $0.key == key } }
}
