import StowageMeasurement
import Testing

@testable import StowageReports

@Suite("The HTML page")
struct HTMLReportTests {
  private static let small = SampleReport(bins: 60, nodes: 40, snapshots: 3)

  private func expectWellFormed(_ html: String) {
    #expect(TagBalance(html).problems.isEmpty)
    for word in ["NaN", "nan\"", "inf\"", "Infinity\""] {
      #expect(!Self.markup(of: html).contains(word), "\(word) in the page")
    }
  }

  /// The page without its script, in which such words have a meaning.
  private static func markup(of html: String) -> String {
    guard let start = html.firstRange(of: "<script>") else { return html }
    return String(html[..<start.lowerBound])
  }

  @Test("every tag is closed in its place and every section is there, in the planner's order")
  func wholePage() {
    let html = HTMLReport(Self.small.report).html
    expectWellFormed(html)
    let places = ["conclusions", "policies", "time", "waiting", "map", "unplaced", "run"].map {
      html.firstRange(of: "<section id=\"\($0)\"")?.lowerBound
    }
    #expect(!places.contains(nil))
    #expect(places.compactMap { $0 } == places.compactMap { $0 }.sorted())
  }

  @Test(
    "five conclusions are shown, the others folded, unless it is only one", arguments: [(5, 0), (6, 0), (7, 2), (9, 4)])
  func folded(sentences: Int, folded: Int) {
    // A block is a sentence each; without metrics there are no others.
    let blocks = (0..<sentences).map { number in
      ComparisonReport.PolicyBlock(
        policy: "a", Block(key: "k\(number)", title: "t", headline: "sentence \(number).", content: .note("n")))
    }
    let html = HTMLReport(ComparisonReport(title: "t", policies: ["a"], blocks: blocks)).html
    expectWellFormed(html)
    #expect(html.contains("<summary>\(folded) more</summary>") == (folded > 0))
    for number in 0..<sentences { #expect(html.contains("Sentence \(number).")) }
  }

  @Test("the simulated time is that of the runs, not of the charts")
  func span() {
    var report = Self.small.report
    report.spanSeconds = 7_200
    #expect(HTMLReport(report).html.contains("2 h of simulated time"))
    report.spanSeconds = nil
    #expect(!HTMLReport(report).html.contains("of simulated time"))
  }

  @Test("every metric has its explanation, beside its column and in the last section")
  func definitions() throws {
    var report = Self.small.report
    report.metrics[0].metric.explanation = "What it <is>."
    let html = HTMLReport(report).html
    expectWellFormed(html)
    #expect(html.contains("title=\"What it &lt;is&gt;.\""))
    let last = try #require(html.firstRange(of: "<section id=\"definitions\""))
    #expect(html[last.upperBound...].contains("<dd>What it &lt;is&gt;.</dd>"))
    #expect(!html[last.upperBound...].contains("<section"))
  }

  @Test("the numbers of the table are in the page as CSV and JSON, to be saved without a network")
  func downloads() throws {
    let report = Self.small.report
    let html = HTMLReport(report).html
    let csv = Base64.encoded(Array(ComparisonTable(report).csv.utf8))
    #expect(html.contains("href=\"data:text/csv;charset=utf-8;base64,\(csv)\" download=\"results.csv\""))
    #expect(html.contains("href=\"data:application/json;charset=utf-8;base64,"))
  }

  @Test("the same report gives the same bytes")
  func deterministic() {
    #expect(HTMLReport(Self.small.report).html == HTMLReport(Self.small.report).html)
  }

  @Test("nothing is loaded from anywhere")
  func selfContained() {
    let html = HTMLReport(Self.small.report).html
    for sign in [" src=", "url(http", "@import", "<link", "href=\"http"] { #expect(!html.contains(sign)) }
  }

  @Test("a policy, a node, a shape and a command cannot become markup")
  func hostileNames() {
    let evil = "</script><script>alert(1)</script>"
    var report = ComparisonReport(title: evil, summary: evil, policies: [evil, "b"], baseline: evil, seedCount: 2)
    report.metrics = [
      .init(
        key: evil, label: evil, unit: evil, better: .higher, decimals: 0,
        estimates: [
          .init(policy: evil, mean: 1), .init(policy: "b", mean: 2, difference: .init(mean: 1, lower: 1, upper: 1)),
        ])
    ]
    report.timeAxis = .init(originSeconds: 0, binSeconds: 1, binCount: 2)
    report.charts = [
      .init(
        key: evil, label: evil, unit: evil, decimals: 0,
        series: [.init(policy: evil, bins: [.init(mean: 1), .init(mean: 2)])])
    ]
    report.distributions = [
      .init(
        .init(
          key: evil, title: evil, concern: .waiting, quantity: evil, unit: .seconds, counted: "pods", curves: evil,
          explanation: evil, quantiles: evil, allZero: evil, missing: evil),
        curves: [.init(policy: evil, points: [.init(upTo: 1, share: 1)], count: 1, missingCount: 1)])
    ]
    report.blocks = BlockCases.all(saying: evil).map { .init(policy: evil, $0) }
    report.provenance = .init(facts: [.init(evil, evil)], command: evil, warnings: [evil])
    let html = HTMLReport(report).html
    expectWellFormed(html)
    #expect(!html.contains("<script>alert"))
    #expect(TagBalance(html).elements.count { $0 == "script" } == 2)
  }

  @Test("a report of nothing is still a page")
  func empty() {
    let html = HTMLReport(ComparisonReport(title: "Nothing", policies: [])).html
    expectWellFormed(html)
    #expect(!html.contains("<section"))
  }

  @Test("one policy needs no baseline, one seed no interval")
  func degenerate() {
    var report = Self.small.report
    report.policies = ["bestFit"]
    report.baseline = nil
    expectWellFormed(HTMLReport(report).html)
    let single = HTMLReport(SampleReport(seeds: 1, bins: 60, nodes: 40, snapshots: 3).report).html
    expectWellFormed(single)
    #expect(single.contains("There is one seed"))
    #expect(!Self.markup(of: single).contains("class=\"half\""))
  }

  @Test("numbers that are none, and lists that are too short, do not reach the page")
  func broken() {
    var report = Self.small.report
    report.metrics[0].estimates[1].mean = .nan
    report.metrics[0].estimates[2].difference = .init(mean: .infinity, lower: .nan, upper: .nan)
    report.metrics[1].estimates = []
    report.charts[0].series[0].bins = [nil, .init(mean: .nan), .init(mean: 1, peak: .infinity)]
    report.charts[1].series = []
    report.distributions[0].curves[0].points = [.init(upTo: .nan, share: .nan)]
    report.distributions[0].curves[1].points = []
    if case .nodeMap(var map) = report.blocks[0].block.content {
      map.snapshots[0] = .init(seconds: 0, shares: [[0.5], []])
      report.blocks[0].block.content = .nodeMap(map)
    }
    report.blocks += BlockCases.broken.map { .init(policy: "bestFit", $0) }
    expectWellFormed(HTMLReport(report).html)
    report.timeAxis = .init(originSeconds: .nan, binSeconds: 0, binCount: 60)
    let withoutTime = HTMLReport(report).html
    expectWellFormed(withoutTime)
    #expect(!withoutTime.contains("<section id=\"time\""))
  }

  @Test("1,213 nodes, five policies, 24 moments and 400 bins stay below 3 MB, the map below 1 MB")
  func size() {
    var report = SampleReport().report
    let whole = HTMLReport(report).html.utf8.count
    report.blocks.removeAll { $0.block.key == "map" }
    let withoutMap = HTMLReport(report).html.utf8.count
    #expect(whole < 3_000_000)
    #expect(whole - withoutMap < 1_000_000)
  }

  @Test("the shared time axis says once what it measures")
  func timeCharts() {
    let html = HTMLReport(Self.small.report).html
    #expect(html.ranges(of: "simulated time since the start of the simulation").count == 1)
  }

  @Test("many columns make the table denser")
  func dense() {
    var report = Self.small.report
    #expect(HTMLReport(report).html.contains("class=\"metrics dense\""))
    report.metrics.removeLast(2)
    #expect(!HTMLReport(report).html.contains("class=\"metrics dense\""))
  }

  @Test("where no pod waited, a sentence stands for the curves")
  func nobodyWaits() {
    let report = ComparisonReport(
      title: "t", policies: ["a"],
      distributions: [
        .waiting([.init(policy: "a", points: [.init(upTo: 0, share: 0.9)], count: 10, missingCount: 1)])
      ])
    let html = HTMLReport(report).html
    expectWellFormed(html)
    #expect(html.contains("No pod that was placed had to wait"))
    #expect(!html.contains("<svg"))
    // The table says the rest: nine of ten pods at once, the last one never.
    #expect(html.contains(">0</td>") && html.contains(">never</td>"))
    #expect(!html.contains("≤ 0"))
  }
}
