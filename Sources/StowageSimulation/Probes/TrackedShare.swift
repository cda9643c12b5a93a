public import StowageMeasurement

/// A share of something that may grow and shrink over time, such as the allocation of a cluster's CPU: its mean and its peak
/// while a run is measured, and its course while it is charted.
public struct TrackedShare: Sendable {
  private let metric: MetricKey
  private var share: ShareLevel
  private var course: LevelSeries?
  private var mean = 0.0

  /// Nothing used of `total`; the mean is `metric`.
  ///
  /// - Parameters:
  ///   - total: What there is at the start, which may be nothing.
  ///   - weight: What `total` stands for, where it is a mere scale.
  public init(_ metric: MetricKey, of total: Int64, weight: Int64? = nil, in run: ProbeStart) {
    self.metric = metric
    share = ShareLevel(from: run.measuredFrom, of: total, weight: weight)
    course = run.recordsDetail ? LevelSeries(from: run.start, of: total) : nil
  }

  /// From this moment on, `used` of `total` is used.
  public mutating func set(_ used: Int64, of total: Int64, at moment: ProbeMoment) {
    set(used, of: total, weight: total, at: moment)
  }

  /// The same, where `total` is a mere scale that stands for `weight`.
  public mutating func set(_ used: Int64, of total: Int64, weight: Int64, at moment: ProbeMoment) {
    if moment.isMeasured { share.set(used, of: total, weight: weight, at: moment.time) }
    if moment.isCharted { course?.set(used, of: total, at: moment.time) }
    if let end = moment.measuringEnd { mean = share.meanPercent(until: end) }
  }

  /// Whether there was anything to have a share of while it was measured.
  public var isDefined: Bool { share.isDefined }

  /// The highest share at any instant while it was measured, in percent.
  public var peakPercent: Double { share.peakPercent }

  /// The share after the last arrival, in percent.
  public var lastPercent: Double { share.percent }

  /// The mean as the metric's value, in percent, and the course; nothing where there was nothing to have a share of.
  public var findings: Findings {
    guard isDefined else { return Findings() }
    return Findings(values: [metric: mean], series: course.map { [Findings.Series(metric, $0)] } ?? [])
  }
}
