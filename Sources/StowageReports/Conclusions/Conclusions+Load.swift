import StowageMeasurement

extension Conclusions {
  /// What has to be known before anything else: that there was no node, or that more is asked for than there is.
  static func load(in report: ComparisonReport) -> [String] {
    if report.isWithoutNodes {
      return ["No node was up at any time that was measured: no policy could place a pod, and nothing can be compared."]
    }
    guard let load = report.load, let start = report.load?.overloadedFromSeconds else { return [] }
    let scarce = load.resources.filter { $0.peak > 100 }.sorted { $0.peak > $1.peak }
    let parts = scarce.map { "\(share($0.peak)) of the \($0.name) at most (\(share($0.mean)) in the mean)" }
    if parts.isEmpty { return [] }
    let after = start - report.timeAxis.originSeconds
    let when = after > 0 ? "first \(DurationText.short(after)) after the first arrival" : "from the first arrival on"
    return [
      "More is asked for than there is: \(UnitText.listed(parts)), were every pod to run from its arrival on. It is so for "
        + "\(share(load.overloadedPercent)) of the time, \(when); then pods wait under every policy."
    ]
  }

  /// That means are over a time that is mostly empty, or in which the cluster only fills up; what to leave out.
  static func unevenness(in report: ComparisonReport) -> [String] {
    let keys = report.metrics.filter { $0.concern == .allocation && $0.unit == .percent }.map(\.key)
    let axis = report.timeAxis
    guard let end = axis.measuredUntilSeconds, axis.binSeconds > 0 else { return [] }
    let measured = min(axis.binCount, Int(((end - axis.originSeconds) / axis.binSeconds).rounded(.up)))
    guard measured >= 10 else { return [] }
    let levels = (0..<measured).map { bin in
      report.charts.filter { keys.contains($0.metric.key) }.compactMap { chart in
        chart.series.first.flatMap { $0.bins.indices.contains(bin) ? $0.bins[bin]?.mean : nil }
      }.filter(\.isFinite).max() ?? 0
    }
    guard let highest = levels.max(), highest > 0 else { return [] }
    let empty = levels.count { $0 < highest / 10 }
    if empty * 2 > measured {
      let percent = DecimalText.fixed(Double(empty) * 100 / Double(measured), decimals: 0)
      return [
        "For \(percent) % of the time that means cover, the cluster holds less than a tenth of what it holds at most: means "
          + "say little about the busy time; a window or warmUp leaves the rest out."
      ]
    }
    let filling = levels.prefix { $0 < highest / 2 }.count
    guard filling * 10 >= measured, !report.hasWarmUp else { return [] }
    let span = DurationText.short(Double(filling) * axis.binSeconds)
    return [
      "In the first \(span) the cluster is less than half as full as later, and means cover that as well: warmUp, or "
        + "--warm-up, leaves it out."
    ]
  }

  private static func share(_ percent: Double) -> String { DecimalText.fixed(percent, decimals: 0) + " %" }

  /// What blocks say that belongs among the conclusions, of the baseline, or the first policy that has it.
  static func headlines(in report: ComparisonReport) -> [(concern: Concern, text: String)] {
    var keys: Set<String> = []
    let policies = [report.baseline].compactMap { $0 } + report.policies
    return policies.flatMap { policy in
      report.blocks.filter { $0.policy == policy && !$0.block.headline.isEmpty }
    }.filter { keys.insert($0.block.key).inserted }.map { entry in
      let name = report.policies.count > 1 ? "With \(entry.policy), " : ""
      let text = name.isEmpty ? UnitText.capitalized(entry.block.headline) : name + entry.block.headline
      return (entry.block.concern == .unplaced ? .waiting : entry.block.concern, text)
    }
  }
}
