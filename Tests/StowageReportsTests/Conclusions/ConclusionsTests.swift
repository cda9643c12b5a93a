import Testing

@testable import StowageReports

@Suite("Conclusions")
struct ConclusionsTests {
  typealias Metric = ComparisonReport.Metric

  private func metric(
    _ label: String, unit: String = "nodes", better: Metric.Better = .lower, base: Double,
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
        "a is significantly better than base in 1 of 2 measures and significantly worse in none (5 paired seeds).",
        // 40 of 1,000 nodes are 4 %, and the interval 5 to 3 %.
        "Nodes is lowest with a: 960 nodes against 1,000 nodes with base (−4.0 %, 95 % interval −5.0 to −3.0).",
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
        "No policy is better than base on balance over 1 measure (5 paired seeds).",
        "Nodes: none is significantly better than base (1,000 nodes); a and b are worse.",
      ])
  }

  @Test("a better mean that chance explains does not hide a significant gain of another policy")
  func hiddenGain() {
    let nodes = metric("Nodes", base: 1_000, [("a", 940, -130, 10), ("b", 980, -25, -15)])
    #expect(
      sentences([nodes]) == [
        "b is significantly better than base in 1 of 1 measure and significantly worse in none (5 paired seeds).",
        "Nodes is significantly lower with b: 980 nodes against 1,000 nodes with base (−2.0 %, 95 % interval −2.5 to "
          + "−1.5).",
      ])
  }

  @Test("with one seed, nothing is called significant, and the reader is warned")
  func oneSeed() {
    let nodes = metric("Nodes", base: 1_000, [("a", 960, nil, nil), ("b", 990, nil, nil)])
    #expect(
      sentences([nodes], seeds: 1) == [
        "a is ahead of base in 1 of 1 measure.",
        "Nodes is lowest with a: 960 nodes against 1,000 nodes with base (−4.0 %).",
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
      waitingTimes: [.init(policy: "a", points: [], podCount: 8_152, neverPlacedCount: 3)])
    #expect(Conclusions(of: report).sentences == ["3 of 8,152 pods were never placed."])
  }

  @Test("metrics in which nothing is better or worse are not judged")
  func neutral() {
    #expect(sentences([metric("Pods", better: .neither, base: 5, [("a", 9, 3, 5)])]).isEmpty)
  }
}
