import Testing

@testable import StowageReports

@Suite("Lines over time")
struct LineTests {
  private func svg(_ lines: [(String, [Double?])], measuredUntil: Double? = nil) -> String {
    let axis = ComparisonReport.TimeAxis(
      originSeconds: 0, binSeconds: 1, binCount: 50, measuredUntilSeconds: measuredUntil)
    let chart = ComparisonReport.Chart(
      key: "k", label: "l", unit: "pods", decimals: 0,
      series: lines.map { .init(policy: $0.0, bins: $0.1.map { value in value.map { .init(mean: $0) } }) })
    var html = HTMLBuilder()
    TimePlot(
      chart: chart, policies: lines.map(\.0), axis: axis, rightMargin: 100, axisTitle: "time"
    ).draw(into: &html, number: 0)
    return html.output
  }

  private let level = [Double?](repeating: 4, count: 50)

  @Test("a line that lies on another is dashed, with wider gaps the more lie below; one of its own is solid")
  func dashes() {
    #expect(svg([("a", level), ("b", level.map { $0.map { $0 / 2 } })]).ranges(of: "stroke-dasharray").isEmpty)
    let three = svg([("a", level), ("b", level), ("c", level)])
    // On top of one: gaps of 5 after 12 + 5 × 5 / 2 = 24; of two: gaps of 10 after 12 + 5 × 4 / 2 = 22.
    #expect(three.contains("stroke-dasharray=\"24 5\"") && three.contains("stroke-dasharray=\"22 10\""))
  }

  @Test("the name of a line that ends early stands at its own end")
  func earlyEnd() {
    let text = svg([("a", level), ("b", Array(level.prefix(25)))])
    // The plot runs from 58 to 1,040. The 25th bin of 50 has its middle at 49 % of it: 58 + 0.49 × 982 = 539.2; the name 18 on.
    #expect(text.contains("<text class=\"end\" x=\"557.2\""))
    #expect(text.contains("<text class=\"end\" x=\"1058\""))
  }

  @Test("where measuring stops is marked inside the axis only")
  func measuredEnd() {
    #expect(svg([("a", level)], measuredUntil: 6).contains("last arrival"))
    #expect(!svg([("a", level)], measuredUntil: 50).contains("last arrival"))
    #expect(!svg([("a", level)]).contains("last arrival"))
  }
}
