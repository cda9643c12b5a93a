import StowageMeasurement
import Testing

@testable import StowageReports

@Suite("The comparison as a terminal table")
struct ComparisonTableTests {
  private func report(metrics: Int = 1, seeds: Int = 5) -> ComparisonReport {
    ComparisonReport(
      title: "t", policies: ["firstFit", "bestFit"], baseline: "firstFit", seedCount: seeds,
      metrics: (0..<metrics).map { index in
        .init(
          key: "m\(index)", label: "Metric \(index)", unit: "%", better: .higher, decimals: 1,
          estimates: [
            .init(policy: "firstFit", mean: 85.04, halfWidth: 0.5),
            .init(policy: "bestFit", mean: 88, halfWidth: 0.25, difference: .init(mean: 2.96, lower: 2, upper: 3.9)),
          ])
      })
  }

  @Test("cells hold mean and half width, the best is marked, digits stay below each other")
  func cells() {
    #expect(
      ComparisonTable(report()).text == """
        policy    Metric 0 [%]
        --------  ------------
        firstFit    85.0 ±0.5
        bestFit     88.0 ±0.3*

        """)
  }

  @Test("columns that do not fit continue in a block that repeats the policies")
  func blocks() {
    // 8 for the policy and 14 a metric: two fit in 40 columns.
    let text = ComparisonTable(report(metrics: 5), width: 40).text
    let blocks = text.split(separator: "\n\n")
    #expect(blocks.count == 3)
    #expect(blocks.allSatisfy { $0.contains("firstFit") && $0.contains("bestFit") })
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 40 })
  }

  @Test("a realistic comparison fits a terminal of 120 columns")
  func realistic() {
    let text = ComparisonTable(SampleReport(bins: 60, nodes: 10, snapshots: 2).report).text
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 120 })
  }

  @Test("a metric wider than the terminal has a block of its own")
  func narrow() {
    #expect(ComparisonTable(report(metrics: 2), width: 5).text.split(separator: "\n\n").count == 2)
  }

  @Test("no metrics give no table, a missing estimate a dash")
  func empty() {
    #expect(ComparisonTable(report(metrics: 0)).text.isEmpty)
    var report = report()
    report.metrics[0].estimates.removeLast()
    #expect(ComparisonTable(report).text.hasSuffix("bestFit             –\n"))
  }

  @Test("the CSV has a line for each policy and metric")
  func csv() {
    #expect(
      ComparisonTable(report()).csv
        == "policy,metric,unit,mean,halfWidth95,difference,differenceLower95,differenceUpper95,significant\r\n"
        + "firstFit,m0,%,85.04,0.5,,,,\r\nbestFit,m0,%,88.0,0.25,2.96,2.0,3.9,yes\r\n")
    // Four seeds are too few for a word on significance.
    #expect(ComparisonTable(report(seeds: 4)).csv.hasSuffix("2.96,2.0,3.9,\r\n"))
  }
}
