public import StowageMeasurement

/// A count over time, such as that of waiting pods: its mean and its peak while a run is measured, and its course while
/// it is charted.
public struct TrackedCount: Sendable {
  private let metric: MetricKey
  private var level: TimeWeightedLevel
  private var course: LevelSeries?
  /// The mean from the first arrival, plus the warm-up, to the last arrival; 0 before that.
  public private(set) var mean = 0.0

  /// A count of 0, whose mean is `metric`.
  public init(_ metric: MetricKey, in run: ProbeStart) {
    self.metric = metric
    level = TimeWeightedLevel(from: run.measuredFrom)
    course = run.recordsDetail ? LevelSeries(from: run.start) : nil
  }

  /// It is `count` from this moment on.
  public mutating func set(_ count: Int64, at moment: ProbeMoment) {
    if moment.isMeasured { level.set(count, at: moment.time) }
    if moment.isCharted { course?.set(count, at: moment.time) }
    if let end = moment.measuringEnd { mean = level.mean(until: end) }
  }

  /// The highest count while it was measured.
  public var peak: Int64 { level.peak }

  /// The mean as the metric's value, and the course.
  public var findings: Findings {
    Findings(values: [metric: mean], series: course.map { [Findings.Series(metric, $0)] } ?? [])
  }
}
