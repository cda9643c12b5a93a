/// What a probe found out about a run, or all of a run's probes together: plain numbers and texts.
///
/// A feature fills in what it has. Values have a ``Metric`` that its probe declares; everything else describes itself, so that
/// a report can draw it without knowing the feature.
public struct Findings: Sendable {
  /// One number a metric, by key; what means nothing for the run is absent.
  public var values: [MetricKey: Double]
  /// The courses of levels over time, each drawn as a chart under its metric's name.
  public var series: [Series]
  /// Distributions, such as that of waiting times, which are added up over the runs of a policy.
  public var distributions: [Distribution]
  /// Sections of the report.
  public var blocks: [Block]

  /// Findings; none unless given.
  public init(
    values: [MetricKey: Double] = [:], series: [Series] = [], distributions: [Distribution] = [], blocks: [Block] = []
  ) {
    self.values = values
    self.series = series
    self.distributions = distributions
    self.blocks = blocks
  }

  /// Takes over what another probe found, behind what is here. Where both have a value, the other's counts.
  public mutating func add(_ other: Findings) {
    values.merge(other.values) { $1 }
    series += other.series
    distributions += other.distributions
    blocks += other.blocks
  }

  /// The course of a level over time.
  public struct Series: Sendable, Hashable {
    /// The metric that is the level's mean.
    public var metric: MetricKey
    /// The level, in the metric's unit once it is read out.
    public var course: LevelSeries

    /// The course of the level whose mean is `metric`.
    public init(_ metric: MetricKey, _ course: LevelSeries) {
      self.metric = metric
      self.course = course
    }
  }
}
