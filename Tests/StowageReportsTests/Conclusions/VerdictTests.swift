import StowageMeasurement
import Testing

@testable import StowageReports

@Suite("The verdict")
struct VerdictTests {
  typealias Metric = ComparisonReport.MetricResult

  /// A metric whose policies all differ beyond chance, unless named in `alike`.
  private func metric(
    _ label: String, _ concern: Concern, unit: String = "s", better: StowageMeasurement.Metric.Better = .lower,
    merit: StowageMeasurement.Metric.Merit? = nil, alike: [String] = [], isComparable: Bool = true,
    _ means: KeyValuePairs<String, Double>
  ) -> Metric {
    let base = means.first?.value ?? 0
    return Metric(
      key: label, label: label, unit: unit, better: better, concern: concern, merit: merit, isComparable: isComparable,
      decimals: 0,
      estimates: means.enumerated().map { place, entry in
        let isSignificant = !alike.contains(entry.key) || !alike.contains(means.first?.key ?? "")
        return .init(
          policy: entry.key, mean: entry.value,
          difference: place == 0
            ? nil
            : .init(
              mean: entry.value - base, lower: entry.value - base - 1, upper: entry.value - base + 1,
              isSignificant: isSignificant && entry.value != base),
          distinctFrom: means.map(\.key).filter { other in
            other != entry.key && !(alike.contains(other) && alike.contains(entry.key))
          })
      })
  }

  private static let shortest = StowageMeasurement.Metric.Merit("the shortest waits")
  private static let fewest = StowageMeasurement.Metric.Merit(
    "keeps", "keep", "the fewest nodes in use", comparative: "fewer nodes in use")

  private func report(_ metrics: [Metric], seeds: Int = 5) -> ComparisonReport {
    ComparisonReport(
      title: "t", policies: ["base", "a", "b"], baseline: "base", seedCount: seeds, metrics: metrics)
  }

  private func verdict(_ metrics: [Metric], seeds: Int = 5) -> [String] {
    Verdict(ranking: PolicyRanking(of: report(metrics, seeds: seeds)), baseline: "base").sentences
  }

  @Test("a policy that another one beats or equals in every measure is not named, however many measures it wins")
  func dominated() {
    let shares = ["GPU allocation", "CPU allocation", "memory allocation"].map {
      metric($0, .allocation, unit: "%", better: .higher, alike: ["a", "b"], ["base": 50, "a": 60, "b": 60])
    }
    let wait = metric("mean wait", .waiting, ["base": 90, "a": 50, "b": 40])
    #expect(
      verdict(shares + [wait]) == [
        // 50 of 90 s fewer, and 10 points more.
        "b is significantly better than base in mean wait (−55.6 %) and GPU allocation (+10 points), significantly "
          + "worse in none (5 paired seeds)."
      ])
  }

  @Test("three allocations are one vote, and weigh less than nodes")
  func weights() {
    let shares = ["GPU allocation", "CPU allocation", "memory allocation"].map {
      metric($0, .allocation, unit: "%", better: .higher, ["base": 50, "a": 61, "b": 60])
    }
    let nodes = metric("nodes in use", .nodes, unit: "nodes", ["base": 60, "a": 50, "b": 40])
    #expect(
      verdict(shares + [nodes]) == [
        "b is significantly better than base in nodes in use (−33.3 %) and GPU allocation (+10 points), significantly "
          + "worse in none (5 paired seeds).",
        "a is significantly better than b in GPU allocation (61 % against 60 %), CPU allocation (61 % against 60 %) and memory "
          + "allocation (61 % against 60 %).",
      ])
  }

  @Test("where waiting and nodes have different leaders, the verdict is the choice between them")
  func tradeOff() {
    let nodes = metric("nodes in use", .nodes, unit: "nodes", merit: Self.fewest, ["base": 60, "a": 40, "b": 56])
    let wait = metric("mean wait", .waiting, merit: Self.shortest, ["base": 90, "a": 50, "b": 40])
    #expect(
      verdict([nodes, wait]) == [
        "There is a choice: b has the shortest waits, a keeps 16 fewer nodes in use; none is better in both (5 paired "
          + "seeds)."
      ])
    #expect(verdict([nodes, wait], seeds: 1)[0].hasSuffix("none is better in both."))
  }

  @Test("what the same policy leads in stands together")
  func tradeOffTogether() {
    let nodes = metric("nodes in use", .nodes, unit: "nodes", merit: Self.fewest, ["base": 60, "a": 40, "b": 56])
    let wait = metric("mean wait", .waiting, merit: Self.shortest, ["base": 90, "a": 50, "b": 40])
    let stranded = metric("stranded GPU", .stranded, unit: "%", ["base": 9, "a": 8, "b": 7])
    #expect(
      verdict([nodes, wait, stranded], seeds: 1) == [
        "There is a choice: b has the shortest waits and the lowest stranded GPU (7 %), a keeps 16 fewer nodes in use; none "
          + "is better in both."
      ])
  }

  @Test("the words of a verdict are those of the metric that tells policies apart, not of its concern")
  func ownMetrics() {
    let never = metric(
      "never placed", .unplaced, unit: "pods", merit: .init("leaves", "leave", "the fewest without"),
      [
        "base": 0, "a": 0, "b": 0,
      ])
    let lost = metric("pods lost", .unplaced, unit: "pods", ["base": 9, "a": 3, "b": 8])
    let nodes = metric("nodes in use", .nodes, unit: "nodes", merit: Self.fewest, ["base": 3, "a": 3, "b": 3])
    let cost = metric("node cost", .nodes, unit: "EUR/h", ["base": 900, "a": 850, "b": 600])
    #expect(
      verdict([never, lost, nodes, cost], seeds: 1) == [
        "There is a choice: a has the fewest pods lost (3), b has the lowest node cost (600 EUR/h); none is better in both."
      ])
  }

  @Test("one node is told in the singular, and among three leaders the fewest nodes are")
  func nodesInWords() {
    let wait = metric("mean wait", .waiting, merit: Self.shortest, ["base": 90, "a": 50, "b": 40])
    let one = metric("nodes in use", .nodes, unit: "nodes", merit: Self.fewest, ["base": 60, "a": 55, "b": 56])
    #expect(verdict([one, wait], seeds: 1)[0].contains("a keeps 1 fewer node in use;"))
    let three = metric("nodes in use", .nodes, unit: "nodes", merit: Self.fewest, ["base": 40, "a": 50, "b": 56])
    #expect(verdict([three, wait], seeds: 1)[0].contains("base keeps the fewest nodes in use;"))
  }

  @Test("what chance explains is no lead")
  func chance() {
    let nodes = metric("nodes in use", .nodes, unit: "nodes", ["base": 60, "a": 40, "b": 56])
    let wait = metric("mean wait", .waiting, alike: ["a", "b"], ["base": 90, "a": 50, "b": 40])
    #expect(
      verdict([nodes, wait]).first?.hasPrefix("a is significantly better than base in mean wait (−44.4 %)") == true)
  }

  @Test("a policy that leaves fewer pods without a node comes before one that keeps fewer nodes busy")
  func unplaced() {
    let never = metric("never placed", .unplaced, unit: "pods", ["base": 9, "a": 2, "b": 9])
    let share = metric("stranded GPU", .stranded, unit: "%", ["base": 9, "a": 4, "b": 3])
    #expect(verdict([share, never]).first?.hasPrefix("a is significantly better than base in never placed") == true)
  }

  @Test("waits that cannot be compared have no vote, no star and a sentence")
  func incomparable() {
    let wait = metric("mean wait", .waiting, isComparable: false, ["base": 90, "a": 50, "b": 40])
    #expect(verdict([wait]).isEmpty)
    #expect(wait.bestPolicies.isEmpty)
    #expect(wait.estimates[1].difference.map { wait.verdict(on: $0) } == .undecided)
    var report = report([wait])
    report.distributions = [
      .waiting(
        [("base", 0), ("a", 20), ("b", 33)].map {
          .init(policy: $0.0, points: [], count: 500, missingCount: $0.1, runCount: 5, countInEachRun: 100)
        })
    ]
    // 33 pods over 5 seeds are 6.6 a seed.
    #expect(
      Conclusions(of: report).sentences == [
        "Of 100 pods in each of 5 seeds, base leaves 0 without a node, the fewest, and b 6.6, the most.",
        "Waits are of the pods that were placed; b left 6.6 pods without a node, a 4. They are not compared.",
      ])
  }

  @Test("policies that reach the same value share the credit")
  func ties() {
    let wait = metric("mean wait", .waiting, alike: ["a", "b"], ["base": 90, "a": 0, "b": 0])
    #expect(
      Conclusions(of: report([wait])).sentences.contains {
        $0.hasPrefix("Mean wait is lowest with a and b: 0 s against 90 s with base")
      })
  }

  @Test("runs without chance give exact differences, without an interval and without a word on significance")
  func exact() {
    var nodes = metric("nodes in use", .nodes, unit: "nodes", ["base": 60, "a": 40, "b": 56])
    for place in 1...2 {
      let mean = nodes.estimates[place].mean - 60
      nodes.estimates[place].difference = .init(mean: mean, isSignificant: false, isExact: true)
      nodes.estimates[place].distinctFrom = []
    }
    var report = report([nodes], seeds: 1)
    report.isDeterministic = true
    #expect(
      Conclusions(of: report).sentences == [
        "a is better than base in nodes in use (−33.3 %), worse in none.",
        "Nodes in use are lowest with a: 40 nodes against 60 nodes with base (−33.3 %).",
        "A seed varies nothing here, so that one run of each policy was made: differences are exact for this one order "
          + "of arrivals; `shake` tells how much hangs on it.",
      ])
    let page = HTMLReport(report).html
    #expect(page.contains("the same in every seed") && !page.contains("1 seed<"))
  }
}
