import StowageMeasurement
import Testing

@testable import StowageReports

@Suite("Conclusions about load and emptiness")
struct ConclusionsLoadTests {
  /// A report of two policies with a chart of allocation, a bin a level.
  private func report(_ levels: [Double] = []) -> ComparisonReport {
    var report = ComparisonReport(
      title: "t", policies: ["a", "b"], baseline: "a", seedCount: 5,
      timeAxis: .init(
        originSeconds: 60, binSeconds: 60, binCount: levels.count, measuredUntilSeconds: 60 + 60 * Double(levels.count))
    )
    report.metrics = [
      .init(
        key: "cpu", label: "CPU allocation", unit: "%", better: .higher, concern: .allocation, decimals: 1,
        estimates: [])
    ]
    report.charts = [
      .init(
        key: "cpu", label: "CPU allocation", unit: "%", decimals: 1,
        series: [.init(policy: "a", bins: levels.map { .init(mean: $0) })])
    ]
    return report
  }

  @Test("more load than capacity is said before anything else, by resource, with how long and from when on")
  func overload() {
    var report = report()
    report.load = .init(
      resources: [
        .init("CPU", mean: 70, peak: 104), .init("GPUs", mean: 96, peak: 131), .init("memory", mean: 5, peak: 9),
      ],
      overloadedPercent: 34, overloadedFromSeconds: 7_260)
    #expect(
      Conclusions(of: report).sentences.first
        == "More is asked for than there is: 131 % of the GPUs at most (96 % in the mean) and 104 % of the CPU at most "
        + "(70 % in the mean), were every pod to run from its arrival on. It is so for 34 % of the time, first 2 h after the "
        + "first arrival; then pods wait under every policy.")
    report.load?.overloadedFromSeconds = nil
    #expect(!Conclusions(of: report).sentences.contains { $0.hasPrefix("More is asked") })
  }

  @Test("without a node that is up, that is all that is said")
  func noNode() {
    var report = report([0, 0])
    report.isWithoutNodes = true
    let sentences = Conclusions(of: report).sentences
    #expect(sentences.count == 1 && sentences[0].hasPrefix("No node was up"))
    report.isWithoutNodes = false
    // A cluster in which nothing is ever held is not told to be nearly empty.
    #expect(!Conclusions(of: report).sentences.contains { $0.contains("never more than") })
  }

  @Test("a mean over a mostly empty time is flagged")
  func mostlyEmpty() {
    // 7 of 10 bins are below 6, a tenth of 60.
    let sentences = Conclusions.unevenness(in: report([5, 5, 5, 5, 5, 5, 5, 60, 60, 60]))
    #expect(sentences.count == 1 && sentences[0].hasPrefix("For 70 % of the time that means cover"))
    #expect(
      Conclusions.unevenness(in: report([5, 5, 5, 5, 5, 60, 60, 60, 60, 60])).first?.contains(
        "less than half as full as later") == true)
  }

  @Test("the time in which a cluster fills up is proposed as warm-up, unless there is one or it is short")
  func filling() {
    // 30 is half of 60: two of 20 bins of a minute are below.
    let levels = [10.0, 29] + [Double](repeating: 60, count: 18)
    let sentence =
      "In the first 2 min the cluster is less than half as full as later, and means cover that as well: warmUp, or "
      + "--warm-up, leaves it out."
    #expect(Conclusions.unevenness(in: report(levels)) == [sentence])
    var warmed = report(levels)
    warmed.hasWarmUp = true
    #expect(Conclusions.unevenness(in: warmed).isEmpty)
    #expect(Conclusions.unevenness(in: report(Array(levels.dropFirst()))).isEmpty)
  }

  @Test("what a block says of the baseline is among the conclusions")
  func headline() {
    var report = report()
    report.blocks = ["b", "a"].map { policy in
      .init(
        policy: policy,
        Block(key: "k", title: "t", concern: .unplaced, headline: "pods of \(policy) wait longest.", content: .note(""))
      )
    }
    #expect(Conclusions(of: report).sentences.contains("With a, pods of a wait longest."))
    report.policies = ["b"]
    report.baseline = nil
    #expect(Conclusions(of: report).sentences == ["Pods of b wait longest."])
  }
}
