import StowageMeasurement
import Testing

@testable import StowageReports

@Suite("Differences in sentences")
struct DifferenceTextTests {
  private func text(
    _ mean: Double, _ lower: Double?, _ upper: Double?, of base: Double, unit: String = "pods", decimals: Int = 2
  ) -> String {
    let estimate = ComparisonReport.Estimate(policy: "base", mean: base)
    let metric = ComparisonReport.MetricResult(
      key: "m", label: "m", unit: unit, better: .lower, decimals: decimals, estimates: [estimate])
    return DifferenceText(.init(mean: mean, lower: lower, upper: upper), of: estimate, in: metric).text
  }

  @Test("a narrow interval is told in percent of the baseline")
  func relative() {
    // 20 of 50 are 40 %; the interval reaches 20 points to either side, which is just narrow enough.
    #expect(text(-20, -30, -10, of: 50) == "−40.0 %, 95 % interval −60.0 to −20.0")
    #expect(text(-20, nil, nil, of: 50) == "−40.0 %")
  }

  @Test("an interval wider than 20 points to either side is told in the metric's unit")
  func wide() {
    // 10.5 of 50 are 21 points.
    #expect(text(-20, -30.5, -9.5, of: 50) == "−20.00 pods, 95 % interval −30.50 to −9.50")
  }

  @Test("an interval below −100 % is told in the metric's unit, since nothing falls by more than all of it")
  func belowAll() {
    #expect(text(-9.9, -10.1, -9.7, of: 10) == "−9.90 pods, 95 % interval −10.10 to −9.70")
    #expect(text(-9.9, -10, -9.8, of: 10) == "−99.0 %, 95 % interval −100.0 to −98.0")
  }

  @Test("a baseline of zero has no percentage, and percentages differ by points")
  func noPercentage() {
    #expect(text(3, 2, 4, of: 0, decimals: 0) == "+3 pods, 95 % interval +2 to +4")
    #expect(text(1, 0.5, 1.5, of: 80, unit: "%", decimals: 1) == "+1.0 points, 95 % interval +0.5 to +1.5")
    #expect(text(-1, -2, 0, of: 80, unit: "%", decimals: 0) == "−1 point, 95 % interval −2 to 0")
  }

  @Test("long spans of time are told in minutes and hours, short ones in seconds")
  func spans() {
    // 283 s are 4 min 43 s, 347 s 5 min 47 s, 220 s 3 min 40 s.
    #expect(
      text(-283, -347, -220, of: 283, unit: "s", decimals: 0)
        == "−4 min 43 s, 95 % interval −5 min 47 s to −3 min 40 s")
    #expect(text(-11.7, -14.9, -8.6, of: 11.8, unit: "s", decimals: 1) == "−11.7 s, 95 % interval −14.9 to −8.6")
  }

  @Test("in lists, a difference up to a doubling is told in percent, a larger one in the metric's unit")
  func short() {
    func short(_ mean: Double, of base: Double) -> String {
      let estimate = ComparisonReport.Estimate(policy: "base", mean: base)
      let metric = ComparisonReport.MetricResult(
        key: "m", label: "m", unit: "pods", better: .lower, decimals: 0, estimates: [estimate])
      return DifferenceText(.init(mean: mean, lower: mean - 50, upper: mean + 50), of: estimate, in: metric).short
    }
    #expect(short(-85, of: 85) == "−100.0 %" && short(85, of: 85) == "+100.0 %")
    #expect(short(86, of: 85) == "+86 pods" && short(3, of: 0) == "+3 pods")
  }
}
