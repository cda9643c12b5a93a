import StowageMeasurement
import Testing

@testable import StowageReports

@Suite("Conclusions about pods and room")
struct ConclusionsPodsTests {
  private func report(_ curves: [ComparisonReport.DistributionCurve]) -> ComparisonReport {
    ComparisonReport(
      title: "t", policies: curves.map(\.policy), baseline: curves.first?.policy, seedCount: 5,
      distributions: curves.isEmpty ? [] : [.waiting(curves)])
  }

  @Test("pods are those of one seed, not of all of them")
  func perSeed() {
    let curves = ["a", "b"].map {
      ComparisonReport.DistributionCurve(
        policy: $0, points: [], count: 19_970, missingCount: 0, runCount: 5, countInEachRun: 3_994)
    }
    #expect(Conclusions(of: report(curves)).sentences == ["Every policy placed all 3,994 pods in each of 5 seeds."])
    #expect(Conclusions.countOfRun(curves[0]) == "3,994")
  }

  @Test("where seeds have different numbers of pods, the mean is told")
  func uneven() {
    let curves = ["a", "b"].map {
      ComparisonReport.DistributionCurve(policy: $0, points: [], count: 5_002, missingCount: 0, runCount: 5)
    }
    // 5,002 / 5 = 1,000.4.
    #expect(
      Conclusions(of: report(curves)).sentences == ["Every policy placed all 1,000 pods on average over 5 seeds."])
  }

  @Test("where policies had different numbers of pods, none is said to be that of all")
  func differentPods() {
    func sentences(_ missing: [Int]) -> [String] {
      Conclusions(
        of: report(
          zip(["a", "b", "c"], zip([50_000, 49_000, 80_000], missing)).map {
            .init(policy: $0.0, points: [], count: $0.1.0, missingCount: $0.1.1, runCount: 5)
          })
      ).sentences
    }
    #expect(sentences([0, 0, 0]) == ["No policy left a pod without a node."])
    #expect(sentences([5, 5, 5]) == ["Under every policy, 1 pod was left without a node."])
    #expect(sentences([0, 5, 10]) == ["c leaves 2 pods without a node, the most, and a 0, the fewest."])
  }

  @Test("pods that are placed again after an eviction count once")
  func placedAgain() {
    // a places 1,000 pods once; b evicts 85 of them, which are placed again.
    let curves = [("a", 1_000), ("b", 1_085)].map { policy, count in
      ComparisonReport.DistributionCurve(
        policy: policy, points: [], count: count, missingCount: 0, subjectCount: 1_000)
    }
    #expect(Conclusions(of: report(curves)).sentences == ["Every policy placed all 1,000 pods."])
  }

  @Test("pods that ask for more than any node has are told", arguments: [(4_281, "4,281 pods ask"), (1, "1 pod asks")])
  func oversized(count: Int, start: String) {
    let report = ComparisonReport(title: "t", policies: ["a"], oversizedPodCount: count)
    #expect(Conclusions(of: report).sentences == ["\(start) for more than any node has."])
  }

  @Test("a mean wait above the 99th percentile is explained by the longest wait")
  func longTail() {
    var report = report([
      .init(
        policy: "a", points: [.init(upTo: 0, share: 0.995), .init(upTo: 7_200, share: 1)],
        count: 1_000, missingCount: 0)
    ])
    report.metrics = [(Metric.Statistic.mean, 36.0), (.quantile(0.99), 0)].map { statistic, mean in
      .init(
        key: "\(statistic)", label: "wait", unit: "s", better: .lower, concern: .waiting,
        source: .distribution("waiting", statistic), decimals: 0, estimates: [.init(policy: "a", mean: mean)])
    }
    #expect(
      Conclusions.longTails(in: report) == [
        "With a, the mean wait exceeds the 99th percentile: a few pods waited very long, the longest 2 h."
      ])
  }

  @Test("what has to be known of numbers is said with the policies that it is about, once it is above zero")
  func cautions() {
    var report = report([])
    report.policies = ["a", "b"]
    report.metrics = [
      .init(
        key: "evictedPods", label: "evicted", unit: "pods", better: .lower,
        caution: .init(
          statement: "Pods are evicted for others of higher priority and begin their work anew, a run",
          consequence: "Their allocations count work that is done twice."),
        decimals: 0,
        estimates: [.init(policy: "a", mean: 0), .init(policy: "b", mean: 84.8)])
    ]
    #expect(
      Conclusions.cautions(in: report) == [
        "Pods are evicted for others of higher priority and begin their work anew, a run: b 85. Their allocations count "
          + "work that is done twice."
      ])
    report.metrics = []
    #expect(Conclusions.cautions(in: report).isEmpty)
  }

  @Test("a cluster that is never half full is said so first", arguments: [(49.2, true), (50, false)])
  func empty(peak: Double, isSaid: Bool) {
    var report = report([])
    report.policies = ["a", "b"]
    report.baseline = "a"
    report.timeAxis = .init(originSeconds: 0, binSeconds: 1, binCount: 1)
    for (key, peak) in [("GPU allocation", peak), ("CPU allocation", 12)] {
      report.metrics.append(
        .init(key: key, label: key, unit: "%", better: .higher, concern: .allocation, decimals: 1, estimates: []))
      report.charts.append(
        .init(
          key: key, label: key, unit: "%", decimals: 1,
          series: [.init(policy: "a", bins: [.init(mean: 1, peak: peak)])]))
    }
    let sentence =
      "The cluster is never more than 50 % full (GPU 50 %, CPU 12 %): policies can hardly differ; see timeCompression "
      + "and loadFactor."
    #expect((Conclusions(of: report).sentences.first == sentence) == isSaid)
  }

  @Test("where policies differ in a cluster that is never half full, the verdict comes first and is not contradicted")
  func emptyWithDifferences() {
    var report = report([])
    report.policies = ["a", "b"]
    report.baseline = "a"
    report.seedCount = 1
    report.timeAxis = .init(originSeconds: 0, binSeconds: 1, binCount: 1)
    report.metrics = [
      .init(
        key: "cpu", label: "CPU allocation", unit: "%", better: .higher, concern: .allocation, decimals: 1,
        estimates: [.init(policy: "a", mean: 10), .init(policy: "b", mean: 12, difference: .init(mean: 2))])
    ]
    report.charts = [
      .init(
        key: "cpu", label: "CPU allocation", unit: "%", decimals: 1,
        series: [.init(policy: "a", bins: [.init(mean: 1, peak: 20)])])
    ]
    #expect(
      Conclusions(of: report).sentences.prefix(2) == [
        "b is better than a in CPU allocation (+2.0 points), worse in none.",
        "The cluster is never more than 20 % full (CPU 20 %): under more load, policies may differ otherwise; see "
          + "timeCompression and loadFactor.",
      ])
  }
}
