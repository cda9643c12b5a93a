import StowageMeasurement
import Testing

@testable import StowageExperiments

struct PairedComparisonsTests {
  /// Three values whose mean is `t` times its standard error: -1, 0 and 1 have the deviation 1.
  private func sample(t: Double) -> Sample {
    let shift = t / 3.0.squareRoot()
    return Sample([-1 + shift, shift, 1 + shift])
  }

  @Test("a difference that would count alone does not among three")
  func correction() {
    // With 2 degrees of freedom, 5 % are beyond 4.303 and 5/3 % beyond 7.65.
    func comparisons(of metrics: [(key: MetricKey, isJudged: Bool)]) -> PairedComparisons {
      PairedComparisons(of: metrics, policies: 2, baseline: 0) { key, _, _ in sample(t: key == "a" ? 5 : 0) }
    }
    let alone = comparisons(of: [("a", true)])
    #expect(alone.isBeyondChance("a", 1, 0) && alone.isBeyondChance("a", 0, 1) && alone.countWithBaseline == 1)
    let among = comparisons(of: [("a", true), ("b", true), ("c", true)])
    #expect(!among.isBeyondChance("a", 1, 0) && among.countWithBaseline == 3)
    // What is shown on request only takes nothing from what everybody sees.
    #expect(comparisons(of: [("a", true), ("b", false), ("c", false)]).isBeyondChance("a", 1, 0))
  }

  @Test("the other policies with one another are corrected by themselves, and nothing is said where nothing was tested")
  func others() {
    let comparisons = PairedComparisons(of: [("a", true)], policies: 4, baseline: 0) { _, later, earlier in
      // Only policies 1 and 2 differ, of three pairs without the baseline: 5/3 % are beyond 7.65.
      later == 2 && earlier == 1 ? sample(t: 9) : later == 3 ? nil : sample(t: 0)
    }
    #expect(comparisons.isBeyondChance("a", 1, 2))
    #expect(!comparisons.isBeyondChance("a", 3, 1) && !comparisons.isBeyondChance("a", 1, 0))
    #expect(comparisons.countWithBaseline == 2)
  }
}
