import StowageMeasurement
import Testing

@testable import StowageReports

@Suite("Conclusions")
struct ConclusionsTests {
  typealias Metric = ComparisonReport.MetricResult

  private func metric(
    _ label: String, unit: String = "nodes", better: StowageMeasurement.Metric.Better = .lower, base: Double,
    _ others: [(policy: String, mean: Double, lower: Double?, upper: Double?)]
  ) -> Metric {
    Metric(
      key: label, label: label, unit: unit, better: better, decimals: 0,
      estimates: [.init(policy: "base", mean: base)]
        + others.map {
          .init(
            policy: $0.policy, mean: $0.mean, difference: .init(mean: $0.mean - base, lower: $0.lower, upper: $0.upper))
        })
  }

  private func sentences(_ metrics: [Metric], policies: [String] = ["base", "a", "b"], seeds: Int = 5) -> [String] {
    Conclusions(
      of: ComparisonReport(
        title: "t", policies: policies, baseline: "base", seedCount: seeds, metrics: metrics)
    ).sentences
  }

  @Test("the policy with the most significant gains leads, and each certain gain has its sentence")
  func gains() {
    let nodes = metric("Nodes", base: 1_000, [("a", 960, -50, -30), ("b", 990, -25, 5)])
    let share = metric("Allocation", unit: "%", better: .higher, base: 80, [("a", 81, -1, 3), ("b", 80, -2, 2)])
    #expect(
      sentences([nodes, share]) == [
        "a is significantly better than base in Nodes (−4.0 %), significantly worse in none (5 paired seeds).",
        // 40 of 1,000 nodes are 4 %, and the interval 5 to 3 %.
        "Nodes are lowest with a: 960 nodes against 1,000 nodes with base (−4.0 %, 95 % interval −5.0 to −3.0).",
        "No significant difference from base in Allocation.",
      ])
  }

  @Test("where nothing is significant, one sentence says so")
  func nothing() {
    let nodes = metric("Nodes", base: 1_000, [("a", 960, -90, 10), ("b", 990, -25, 5)])
    let share = metric("Allocation", unit: "%", better: .higher, base: 80, [("a", 81, -1, 3)])
    #expect(
      sentences([nodes, share]) == [
        "No policy differs significantly from base in any of the 2 measures (5 paired seeds)."
      ])
  }

  @Test("a baseline that nobody beats is named, with those that are worse")
  func worse() {
    let nodes = metric("Nodes", base: 1_000, [("a", 1_040, 30, 50), ("b", 1_020, 10, 30)])
    #expect(
      sentences([nodes]) == [
        "No policy is significantly better than base in what counts most (5 paired seeds).",
        "Nodes: none is significantly better than base (1,000 nodes); a (+4.0 %) and b (+2.0 %) are worse.",
      ])
  }

  @Test("a better mean that chance explains does not hide a significant gain of another policy")
  func hiddenGain() {
    let nodes = metric("Nodes", base: 1_000, [("a", 940, -130, 10), ("b", 980, -25, -15)])
    #expect(
      sentences([nodes]) == [
        // a's mean is lower still, but nothing speaks for a beyond chance.
        "b is significantly better than base in Nodes (−2.0 %), significantly worse in none (5 paired seeds). Between a "
          + "and b there is no significant difference.",
        "Nodes are significantly lower with b: 980 nodes against 1,000 nodes with base (−2.0 %, 95 % interval −2.5 to "
          + "−1.5).",
      ])
  }

  @Test("with one seed, nothing is called significant, and the reader is warned")
  func oneSeed() {
    let nodes = metric("Nodes", base: 1_000, [("a", 960, nil, nil), ("b", 990, nil, nil)])
    #expect(
      sentences([nodes], seeds: 1) == [
        "a is better than base in Nodes (−4.0 %), worse in none.",
        "Nodes are lowest with a: 960 nodes against 1,000 nodes with base (−4.0 %).",
        "There is one seed: differences carry no interval, and chance is not ruled out.",
      ])
  }

  @Test("percentages differ by points, and a baseline of zero gives no percentage")
  func points() {
    let share = metric("Allocation", unit: "%", better: .higher, base: 80, [("a", 84, 3, 5)])
    let never = metric("Never placed", unit: "pods", better: .higher, base: 0, [("a", 12, 10, 14)])
    let sentences = sentences([share, never], policies: ["base", "a"])
    #expect(sentences[1].hasSuffix("(+4 points, 95 % interval +3 to +5)."))
    #expect(sentences[2].hasSuffix("(+12 pods, 95 % interval +10 to +14)."))
  }

  @Test("one policy alone is compared with nothing")
  func alone() {
    let report = ComparisonReport(
      title: "t", policies: ["a"],
      distributions: [.waiting([.init(policy: "a", points: [], count: 8_152, missingCount: 3)])])
    #expect(Conclusions(of: report).sentences == ["3 of 8,152 pods were left without a node."])
  }

  @Test("metrics in which nothing is better or worse are not judged")
  func neutral() {
    #expect(sentences([metric("Pods", better: .neither, base: 5, [("a", 9, 3, 5)])]).isEmpty)
  }

  @Test("a difference that is 0 in the decimals shown has no sentence and does not count in the verdict")
  func invisible() {
    // Significant, but 80.3 against 80.0 are both shown as 80 %: the difference of 0.3 as 0.
    let share = metric("allocation", unit: "%", better: .higher, base: 80, [("a", 80.3, 0.2, 0.4)])
    let nodes = metric("nodes in use", base: 1_000, [("a", 960, -50, -30)])
    let never = metric("never placed", unit: "pods", base: 5, [("a", 5, -1, 1)])
    let policies = ["base", "a"]
    #expect(
      sentences([share, nodes, never], policies: policies) == [
        "a is significantly better than base in nodes in use (−4.0 %), significantly worse in none (5 paired seeds).",
        "Nodes in use are lowest with a: 960 nodes against 1,000 nodes with base (−4.0 %, 95 % interval −5.0 to −3.0).",
        "No significant difference from base in never placed.",
        "No difference from base that matters in allocation.",
      ])
    #expect(
      sentences([share], policies: policies) == [
        "No policy differs from base by as much as matters in the 1 measure (5 paired seeds)."
      ])
  }

  @Test("with one seed, too, a difference must show, and a worse policy is named")
  func oneSeedWorse() {
    let share = metric("Allocation", unit: "%", better: .higher, base: 80, [("a", 80.3, nil, nil)])
    let nodes = metric("Nodes", base: 1_000, [("a", 1_040, nil, nil)])
    #expect(
      sentences([share, nodes], policies: ["base", "a"], seeds: 1) == [
        "No policy is better than base in what counts most.",
        "Nodes: none is better than base (1,000 nodes); a (+4.0 %) is worse.",
        "No difference from base that matters in Allocation.",
        "There is one seed: differences carry no interval, and chance is not ruled out.",
      ])
  }

  @Test("the highest moment of a chart of pods counts one pod in the singular, and says nothing about equal peaks")
  func peaks() {
    func sentences(_ base: Double, _ other: Double) -> [String] {
      let series = [("base", base), ("a", other)].map {
        ComparisonReport.Series(policy: $0.0, bins: [.init(mean: 0, peak: $0.1)])
      }
      return Conclusions(
        of: ComparisonReport(
          title: "t", policies: ["base", "a"], baseline: "base", seedCount: 5,
          timeAxis: .init(originSeconds: 0, binSeconds: 1, binCount: 1),
          charts: [.init(key: "p", label: "pending pods", unit: "pods", concern: .waiting, decimals: 0, series: series)]
        )
      ).sentences
    }
    #expect(sentences(12, 1) == ["Pending pods: the highest moment is 1 pod with a, 12 with base."])
    #expect(sentences(12.3, 12.1).isEmpty)
  }

  @Test("a certain difference that is smaller than the least one of interest is told as none that matters")
  func least() {
    var nodes = metric("nodes", base: 1_000, [("a", 991, -9.5, -8.5)])
    // 1 % of 1,000 are 10 nodes: 9 do not matter, 10 do.
    nodes.leastDifference = 10
    let wait = metric("wait", unit: "s", base: 100, [("a", 50, -55, -45)])
    var report = ComparisonReport(
      title: "t", policies: ["base", "a"], baseline: "base", seedCount: 5, leastPercent: 1, metrics: [nodes, wait])
    #expect(
      Conclusions(of: report).sentences == [
        "a is significantly better than base in wait (−50.0 %), significantly worse in none (5 paired seeds).",
        "Wait is lowest with a: 50 s against 100 s with base (−50.0 %, 95 % interval −55.0 to −45.0).",
        "No difference from base that matters (1 % or more) in nodes.",
      ])
    report.metrics[0].leastDifference = 9
    #expect(Conclusions(of: report).sentences.contains { $0.hasPrefix("Nodes are lowest with a") })
  }

  @Test("with two seeds there is no interval, and with three no word on significance")
  func fewSeeds() {
    let two = metric("nodes", base: 1_000, [("a", 960, nil, nil)])
    #expect(
      sentences([two], policies: ["base", "a"], seeds: 2) == [
        "a is better than base in nodes (−4.0 %), worse in none (2 paired seeds).",
        "Nodes are lowest with a: 960 nodes against 1,000 nodes with base (−4.0 %).",
        "There are only two seeds: differences carry no interval, and chance is not ruled out.",
      ])
    let three = metric("nodes", base: 1_000, [("a", 960, -50, -30)])
    let wait = metric("wait", unit: "s", base: 100, [("a", 90, -25, 5)])
    #expect(
      sentences([three, wait], policies: ["base", "a"], seeds: 3) == [
        "a is better than base in nodes (−4.0 %), worse in none (3 paired seeds).",
        "Nodes are lowest with a: 960 nodes against 1,000 nodes with base (−4.0 %, 95 % interval −5.0 to −3.0).",
        "No difference from base beyond chance in wait.",
        "With 3 seeds, chance hides all but large differences; 5 or more tell more.",
      ])
  }
}
