extension ComparisonReport.Series {
  /// One element for each bin of `axis`, with every `factor` neighbours made one.
  ///
  /// Means are averaged, while the band and the peak take the extremes: a peak never disappears. Bins that are
  /// missing at the end count as empty, further ones are left out.
  func thinned(by factor: Int, on axis: ComparisonReport.TimeAxis) -> [ComparisonReport.Bin?] {
    stride(from: 0, to: axis.binCount, by: max(factor, 1)).map { start in
      let end = min(start + max(factor, 1), axis.binCount, bins.count)
      guard start < end else { return nil }
      return ComparisonReport.Bin.merged(bins[start..<end].compactMap { $0 })
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
      binCount: (binCount + factor - 1) / factor, measuredUntilSeconds: measuredUntilSeconds)
  }

  /// Where measuring stops, if that is inside the axis.
  var measuredEnd: Double? {
    measuredUntilSeconds.flatMap { $0 > originSeconds && $0 < endSeconds ? $0 : nil }
  }

  /// Whether there is anything to draw on it.
  var isDrawable: Bool {
    binCount > 0 && binSeconds > 0 && originSeconds.isFinite && endSeconds.isFinite
  }

  /// Where the last bin ends.
  var endSeconds: Double { originSeconds + binSeconds * Double(binCount) }

  /// The middle of a bin.
  func middle(of bin: Int) -> Double { originSeconds + (Double(bin) + 0.5) * binSeconds }
}
