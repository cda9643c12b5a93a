extension ComparisonReport.Series {
  /// The series with every `factor` neighbouring bins made one.
  ///
  /// Means are averaged, while the band and the peak take the extremes: a peak never disappears.
  func thinned(by factor: Int) -> [ComparisonReport.Bin?] {
    guard factor > 1 else { return bins }
    return stride(from: 0, to: bins.count, by: factor).map { start in
      ComparisonReport.Bin.merged(bins[start..<min(start + factor, bins.count)].compactMap { $0 })
    }
  }
}

extension ComparisonReport.Bin {
  /// One bin that stands for several, or `nil` for none.
  static func merged(_ bins: [ComparisonReport.Bin]) -> ComparisonReport.Bin? {
    guard var merged = bins.first else { return nil }
    for bin in bins.dropFirst() {
      merged.mean += bin.mean
      merged.lowest = min(merged.lowest, bin.lowest)
      merged.highest = max(merged.highest, bin.highest)
      merged.peak = max(merged.peak, bin.peak)
    }
    merged.mean /= Double(bins.count)
    return merged
  }

  /// Whether all four numbers can be drawn.
  var isFinite: Bool { mean.isFinite && lowest.isFinite && highest.isFinite && peak.isFinite }
}

extension ComparisonReport.TimeAxis {
  /// How many bins to merge so that at most `limit` remain.
  func thinningFactor(limit: Int) -> Int { max((binCount + limit - 1) / max(limit, 1), 1) }

  /// The axis after merging every `factor` bins.
  func thinned(by factor: Int) -> ComparisonReport.TimeAxis {
    .init(
      originSeconds: originSeconds, binSeconds: binSeconds * Double(factor),
      binCount: (binCount + factor - 1) / factor)
  }

  /// Where the last bin ends.
  var endSeconds: Double { originSeconds + binSeconds * Double(binCount) }

  /// The middle of a bin.
  func middle(of bin: Int) -> Double { originSeconds + (Double(bin) + 0.5) * binSeconds }
}
