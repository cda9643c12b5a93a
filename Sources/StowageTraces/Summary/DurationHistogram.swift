import StowageKernel

/// Counts durations in buckets that grow with them, so that quantiles are known to within 1.6 % in constant memory.
struct DurationHistogram {
  /// Bits that are kept below the leading one: 2^-6 is the largest relative width of a bucket.
  private static let precision = 6
  private var counts = [Int64](repeating: 0, count: 64 << Self.precision)
  private var total: Int64 = 0
  private var longest: Int64 = 0

  /// Counts one more.
  mutating func add(_ duration: Milliseconds) {
    counts[Self.bucket(UInt64(max(0, duration.count)))] += 1
    total += 1
    longest = max(longest, duration.count)
  }

  /// The least duration that at least a `share` of them do not exceed, rounded up to the end of its bucket or to the
  /// longest; `nil` if there are none.
  func quantile(_ share: Double) -> Milliseconds? {
    guard total > 0 else { return nil }
    let rank = max(1, Int64((Double(total) * share).rounded(.up)))
    var seen: Int64 = 0
    for (bucket, count) in counts.enumerated() {
      seen += count
      if seen >= rank { return Milliseconds(min(longest, Self.lowerEnd(bucket + 1) &- 1)) }
    }
    return nil
  }

  private static func bucket(_ value: UInt64) -> Int {
    guard value >= 1 << precision else { return Int(value) }
    let shift = 63 - value.leadingZeroBitCount - precision
    return (shift + 1) << precision + Int(value >> UInt64(shift)) - 1 << precision
  }

  private static func lowerEnd(_ bucket: Int) -> Int64 {
    guard bucket >= 1 << precision else { return Int64(bucket) }
    let shift = bucket >> precision - 1
    return Int64(bucket & (1 << precision - 1) + 1 << precision) << Int64(shift)
  }
}
