import StowageMeasurement
import Testing

@testable import StowageReports

@Suite("Differences as pictures")
struct DifferencePlotTests {
  private func plot(_ difference: Double, decimals: Int = 2) -> DifferencePlot {
    let metric = ComparisonReport.MetricResult(
      key: "m", label: "m", unit: "pods", better: .lower, decimals: decimals,
      estimates: [
        .init(policy: "base", mean: 0), .init(policy: "a", mean: difference, difference: .init(mean: difference)),
      ])
    return DifferencePlot(metric: metric, policies: ["base", "a"], baseline: "base")
  }

  @Test("differences that are 0 in the decimals shown have no picture, and 0 for all is said in the table")
  func invisible() {
    #expect(plot(0).isEmpty && plot(0.004).isEmpty && !plot(0.006).isEmpty)
    #expect(plot(0).metric.isZeroForAll && !plot(0.006).metric.isZeroForAll)
    let report = ComparisonReport(
      title: "t", policies: ["base", "a"], baseline: "base", metrics: [plot(0, decimals: 0).metric])
    let html = HTMLReport(report).html
    #expect(html.contains("pods<span") && html.contains(" · 0 for all") && !html.contains("class=\"difference "))
  }

  @Test("the axis is not finer than the metric")
  func axis() { #expect(plot(-0.0062).ticks.values.map(plot(-0.0062).ticks.label) == ["−0.01", "0.00"]) }
}
