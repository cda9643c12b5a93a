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
    let all = records.flatMap(\.findings.series).map(\.course)
    let width = all.map(\.width).max() ?? Milliseconds(1_000)
    let origin = records.map(\.start).min() ?? .origin
    let count =
      all.map { Int((Int64($0.count) * $0.width.count + width.count - 1) / width.count) }.max() ?? 0
    return SharedAxis(
      axis: .init(
        originSeconds: Double(origin.milliseconds) / 1_000, binSeconds: width.seconds, binCount: count,
        measuredUntilSeconds: records.map(\.lastArrival).max().map { Double($0.milliseconds) / 1_000 }),
      width: width)
  }

  /// A chart for every level that was followed, a line a policy.
  func charts(on axis: SharedAxis) -> [ComparisonReport.Chart] {
    measured.compactMap { metric in
      guard records.contains(where: { $0.findings.series.contains { $0.metric == metric.key } }) else { return nil }
      let series = experiment.schedulers.enumerated().map { index, scheduler in
        ComparisonReport.Series(policy: scheduler.name, bins: bins(of: metric.key, scheduler: index, on: axis))
      }
      let highest = series.flatMap { $0.bins.compactMap { $0?.peak } }
      return .init(metric, decimals: Self.decimals(metric, highest), series: series)
    }
  }

  private func bins(of key: MetricKey, scheduler: Int, on axis: SharedAxis) -> [ComparisonReport.Bin?] {
    let runs = records(ofScheduler: scheduler).compactMap { record -> [(mean: Double, peak: Double)]? in
      guard var course = record.findings.series.first(where: { $0.metric == key })?.course else { return nil }
      course.coarsen(to: axis.width)
      return course.bins
    }
    return (0..<axis.axis.binCount).map { bin in
      let values = runs.compactMap { bin < $0.count ? $0[bin] : nil }
      guard !values.isEmpty else { return nil }
      return .init(
        mean: values.reduce(0) { $0 + $1.mean } / Double(values.count), lowest: values.map(\.mean).min(),
        highest: values.map(\.mean).max(), peak: values.map(\.peak).max())
    }
  }

  /// The distributions that were measured, over all distinct runs.
  var distributions: [ComparisonReport.DistributionResult] {
    var subjects: [Findings.Distribution.Subject] = []
    for distribution in records.flatMap(\.findings.distributions)
    where !subjects.contains(where: { $0.key == distribution.subject.key }) {
      subjects.append(distribution.subject)
    }
    return subjects.map { subject in
      .init(subject, curves: experiment.schedulers.indices.compactMap { curve(of: subject.key, scheduler: $0) })
    }
  }

  private func curve(of key: String, scheduler index: Int) -> ComparisonReport.DistributionCurve? {
    let runs = distinctRecords(ofScheduler: index).compactMap { record in
      record.findings.distributions.first { $0.subject.key == key }
    }
    if runs.isEmpty { return nil }
    var values = MeasuredValues()
    for run in runs { values.add(run.values) }
    let missing = runs.reduce(0) { $0 + $1.missing }
    let counts = Set(runs.map { $0.subjectCount ?? $0.values.count + $0.missing })
    let total = values.count + missing
    return .init(
      policy: experiment.schedulers[index].name,
      points: values.cumulative.map {
        .init(upTo: Double($0.value) / 1_000, share: Double($0.count) / Double(total))
      },
      quantiles: values.isExact ? quantiles(of: values, total: total) : [], count: total, missingCount: missing,
      runCount: runs.count,
      countInEachRun: counts.count == 1 ? counts.first : nil,
      subjectCount: runs.reduce(0) { $0 + ($1.subjectCount ?? $1.values.count + $1.missing) })
  }

  /// The quantiles that a report tells, of all, those without a value included.
  private func quantiles(of values: MeasuredValues, total: Int) -> [ComparisonReport.CumulativePoint] {
    let told = ComparisonReport.DistributionCurve.toldShares.filter { $0 * Double(total) <= Double(values.count) }
    return zip(told, values.quantiles(told, of: total)).map { .init(upTo: Double($1) / 1_000, share: $0) }
  }

  /// What features show of the run of the first seed.
  var blocks: [ComparisonReport.PolicyBlock] {
    experiment.schedulers.indices.flatMap { index in
      (records(ofScheduler: index).first?.findings.blocks ?? []).map {
        ComparisonReport.PolicyBlock(policy: experiment.schedulers[index].name, $0)
      }
    }
  }
}
