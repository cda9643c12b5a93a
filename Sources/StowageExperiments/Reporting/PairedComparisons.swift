import StowageMeasurement

/// Which paired differences between policies chance does not explain, once the number of comparisons is taken into account.
///
/// Comparisons that are looked at together are corrected together by Holm's procedure: those with the baseline in the
/// metrics that reports judge by; those of the other policies with one another in these; and the same for metrics that are
/// shown only on request, or in which no value is best.
struct PairedComparisons {
  /// How many comparisons with the baseline there are in the metrics that reports judge by.
  private(set) var countWithBaseline = 0
  private var beyondChance: Set<Comparison> = []

  /// Two policies, the later one first, in a metric.
  private struct Comparison: Hashable {
    let metric: MetricKey
    let later: Int
    let earlier: Int

    init(_ metric: MetricKey, _ policy: Int, _ other: Int) {
      self.metric = metric
      later = max(policy, other)
      earlier = min(policy, other)
    }
  }

  /// What is corrected together.
  private struct Family: Hashable {
    let isJudged: Bool
    let isWithBaseline: Bool
  }

  /// The comparisons of `policies` policies.
  ///
  /// - Parameters:
  ///   - metrics: The metrics, each with whether reports judge by it.
  ///   - sample: The paired differences of two policies in a metric; `nil` where there is nothing to test.
  init(
    of metrics: [(key: MetricKey, isJudged: Bool)], policies: Int, baseline: Int,
    sample: (MetricKey, Int, Int) -> Sample?
  ) {
    var families: [Family: [(comparison: Comparison, probability: Double)]] = [:]
    for metric in metrics {
      for later in 0..<policies {
        for earlier in 0..<later {
          guard let probability = sample(metric.key, later, earlier)?.probabilityByChance else { continue }
          let family = Family(
            isJudged: metric.isJudged, isWithBaseline: later == baseline || earlier == baseline)
          families[family, default: []].append((Comparison(metric.key, later, earlier), probability))
        }
      }
    }
    countWithBaseline = families[Family(isJudged: true, isWithBaseline: true)]?.count ?? 0
    for family in families.values {
      let adjusted = HolmCorrection.adjusted(family.map(\.probability))
      for (entry, probability) in zip(family, adjusted) where probability < 0.05 {
        beyondChance.insert(entry.comparison)
      }
    }
  }

  /// Whether chance is an unlikely explanation of the difference of two policies.
  func isBeyondChance(_ metric: MetricKey, _ policy: Int, _ other: Int) -> Bool {
    beyondChance.contains(Comparison(metric, policy, other))
  }
}
