import StowageKernel
import StowageMeasurement
import StowageReports
import StowageSimulation

extension ExperimentResult {
  /// The bins that all runs share.
  struct SharedAxis {
    let axis: ComparisonReport.TimeAxis
    let width: Milliseconds
  }

  /// The widest bins of any run, as many as the longest run has.
  var timeAxis: SharedAxis {
    let all = records.flatMap(\.series)
    let width = all.map(\.bins.width).max() ?? Milliseconds(1_000)
    let origin = records.map(\.start).min() ?? .origin
    let count =
      all.map { Int((Int64($0.bins.bins.count) * $0.bins.width.count + width.count - 1) / width.count) }.max() ?? 0
    return SharedAxis(
      axis: .init(
        originSeconds: Double(origin.milliseconds) / 1_000, binSeconds: width.seconds, binCount: count,
        measuredUntilSeconds: records.map(\.lastArrival).max().map { Double($0.milliseconds) / 1_000 }),
      width: width)
  }

  /// A chart for every level that was followed, a line a policy.
  func charts(on axis: SharedAxis) -> [ComparisonReport.Chart] {
    measured.compactMap { metric in
      guard records.contains(where: { $0.series.contains { $0.key == metric.key } }) else { return nil }
      let series = experiment.schedulers.enumerated().map { index, scheduler in
        ComparisonReport.Series(policy: scheduler.name, bins: bins(of: metric.key, scheduler: index, on: axis))
      }
      let highest = series.flatMap { $0.bins.compactMap { $0?.peak } }
      return .init(
        key: metric.key, label: metric.label, unit: metric.unit.rawValue, decimals: Self.decimals(metric, highest),
        series: series)
    }
  }

  private func bins(of key: String, scheduler: Int, on axis: SharedAxis) -> [ComparisonReport.Bin?] {
    let runs = records(ofScheduler: scheduler).compactMap { record -> [(mean: Double, peak: Double)]? in
      guard let series = record.series.first(where: { $0.key == key }) else { return nil }
      var bins = series.bins
      bins.coarsen(to: axis.width)
      return bins.bins.map { bin in
        guard let whole = series.whole else { return (bin.mean, Double(bin.peak)) }
        return (bin.mean * 100 / Double(whole), Double(bin.peak) * 100 / Double(whole))
      }
    }
    return (0..<axis.axis.binCount).map { bin in
      let values = runs.compactMap { bin < $0.count ? $0[bin] : nil }
      guard !values.isEmpty else { return nil }
      return .init(
        mean: values.reduce(0) { $0 + $1.mean } / Double(values.count), lowest: values.map(\.mean).min(),
        highest: values.map(\.mean).max(), peak: values.map(\.peak).max())
    }
  }

  /// How long pods waited, over all distinct runs: the share of all pods that had a node within each time.
  var waitingCurves: [ComparisonReport.WaitingCurve] {
    experiment.schedulers.enumerated().map { index, scheduler in
      var waits = LogHistogram()
      var neverPlaced = 0
      let records = distinctRecords(ofScheduler: index)
      for record in records {
        waits.add(record.waitingTimes)
        neverPlaced += record.neverPlaced
      }
      let podCounts = Set(records.map { $0.waitingTimes.count + $0.neverPlaced })
      let total = waits.count + neverPlaced
      return .init(
        policy: scheduler.name,
        points: waits.cumulative.map {
          .init(upToSeconds: Double($0.value) / 1_000, fraction: Double($0.count) / Double(total))
        },
        podCount: total, neverPlacedCount: neverPlaced, runCount: records.count,
        podsInEachRun: podCounts.count == 1 ? podCounts.first : nil)
    }
  }
}
