/// What a comparison of policies found, ready to be shown: the input of ``HTMLReport``, ``ComparisonTable`` and
/// ``Conclusions``.
///
/// It holds numbers that were already computed. The report formats and draws them; it never runs anything, and
/// the same value always renders to the same bytes. Everything except the title and the policies may be left
/// empty: a section without content is left out of the page.
public struct ComparisonReport: Sendable, Equatable, Codable {
  /// The heading of the page, such as the experiment's name.
  public var title: String
  /// One sentence under the title; empty for none.
  public var summary: String
  /// The policies in the order in which they are listed and coloured. Names are unique.
  public var policies: [String]
  /// The policy that the others are compared with; `nil` compares with none.
  public var baseline: String?
  /// How many seeds were run, each an observation; `1` when nothing was repeated or no run varies with its seed.
  public var seedCount: Int
  /// Whether chance has no part in any run, so that every seed gives the same.
  public var isDeterministic: Bool
  /// The least difference of interest, in percent of the baseline's value, and in points of shares; each metric has its own
  /// in ``MetricResult/leastDifference``.
  public var leastPercent: Double
  /// For how many comparisons with the baseline the significance of each was corrected; 0 where nothing was tested.
  public var comparisonCount: Int
  /// What the pods ask for against what the nodes have; `nil` where that is not known.
  public var load: LoadFacts?
  /// Whether no node was up at any time that was measured.
  public var isWithoutNodes: Bool
  /// Whether means leave a time at the beginning out.
  public var hasWarmUp: Bool
  /// From the first arrival to the last thing that happened in the longest run, in seconds; `nil` where that is not known.
  public var spanSeconds: Double?
  /// The table's columns, the principal metrics first.
  public var metrics: [MetricResult]
  /// The bins that all ``charts`` share.
  public var timeAxis: TimeAxis
  /// The charts over time, one a metric.
  public var charts: [Chart]
  /// Distributions, such as that of waiting times.
  public var distributions: [DistributionResult]
  /// What features show beside that, a block a policy; those of one key belong together.
  public var blocks: [PolicyBlock]
  /// The seed of the runs that ``blocks`` are about; `nil` where they are about all, or there was one.
  public var blockSeed: UInt64?
  /// How many pods of a run ask for more than any node has, so that no policy can place them.
  public var oversizedPodCount: Int
  /// What was run and how to run it again.
  public var provenance: Provenance

  /// A report on `policies`; what is not given is left out.
  public init(
    title: String,
    summary: String = "",
    policies: [String],
    baseline: String? = nil,
    seedCount: Int = 1,
    isDeterministic: Bool = false,
    leastPercent: Double = 0,
    comparisonCount: Int = 0,
    load: LoadFacts? = nil,
    isWithoutNodes: Bool = false,
    hasWarmUp: Bool = false,
    spanSeconds: Double? = nil,
    metrics: [MetricResult] = [],
    timeAxis: TimeAxis = TimeAxis(originSeconds: 0, binSeconds: 1, binCount: 0),
    charts: [Chart] = [],
    distributions: [DistributionResult] = [],
    blocks: [PolicyBlock] = [],
    blockSeed: UInt64? = nil,
    oversizedPodCount: Int = 0,
    provenance: Provenance = Provenance()
  ) {
    self.title = title
    self.summary = summary
    self.policies = policies
    self.baseline = baseline
    self.seedCount = seedCount
    self.isDeterministic = isDeterministic
    self.leastPercent = leastPercent
    self.comparisonCount = comparisonCount
    self.load = load
    self.isWithoutNodes = isWithoutNodes
    self.hasWarmUp = hasWarmUp
    self.spanSeconds = spanSeconds
    self.metrics = metrics
    self.timeAxis = timeAxis
    self.charts = charts
    self.distributions = distributions
    self.blocks = blocks
    self.blockSeed = blockSeed
    self.oversizedPodCount = oversizedPodCount
    self.provenance = provenance
  }

  /// The same report with the metrics that tables and pages show unless all are asked for.
  public var principal: ComparisonReport {
    var report = self
    report.metrics.removeAll { !$0.isShown }
    return report
  }

  /// Whether there are enough seeds to tell differences from chance.
  var tellsChance: Bool { seedCount >= Self.fewestSeedsForIntervals }

  /// Whether there are so many that a difference can be called significant.
  var namesSignificance: Bool { seedCount >= Self.fewestSeedsForSignificance }

  /// The fewest seeds of which an interval says anything.
  static let fewestSeedsForIntervals = 3
  /// The fewest seeds with which a report calls a difference significant.
  static let fewestSeedsForSignificance = 5
}
