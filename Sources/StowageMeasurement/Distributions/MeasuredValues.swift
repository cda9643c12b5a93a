/// A distribution of whole numbers from 0 up: every value while they fit in memory, then a histogram.
///
/// Up to ``exactLimit`` values above 0 quantiles are exact. From there on they are those of a ``LogHistogram``, at most
/// 1.6 % too high. Count, mean and largest value are always exact.
public struct MeasuredValues: Sendable, Hashable {
  /// How many values above 0 are kept, 8 MiB of them.
  public static let exactLimit = 1 << 20

  private var histogram = LogHistogram()
  /// The values above 0 in no order; empty where there are too many.
  private var values: [Int64] = []
  private var zeroCount = 0
  private let limit: Int

  /// No values.
  public init() { self.init(exactUpTo: Self.exactLimit) }

  init(exactUpTo limit: Int) { self.limit = limit }

  /// Adds a value; one below 0 counts as 0.
  ///
  /// - Complexity: O(1) amortised.
  public mutating func add(_ value: Int64) {
    let wasExact = isExact
    histogram.add(value)
    guard value > 0 else {
      zeroCount += 1
      return
    }
    guard wasExact else { return }
    values.append(value)
    if values.count > limit { values = [] }
  }

  /// Adds all values of `other`.
  ///
  /// - Complexity: O(*n*) in the number of its values that are kept.
  public mutating func add(_ other: MeasuredValues) {
    let areExact = isExact && other.isExact
    histogram.add(other.histogram)
    zeroCount += other.zeroCount
    values += other.values
    if !areExact || values.count > limit { values = [] }
  }

  /// Whether every value is kept, so that quantiles are exact.
  public var isExact: Bool { values.count + zeroCount == histogram.count }

  /// How many values there are.
  public var count: Int { histogram.count }

  /// The mean value; 0 where there is none.
  public var mean: Double { histogram.mean }

  /// The largest value; 0 where there is none.
  public var maximum: Int64 { histogram.maximum }

  /// For each of `shares`, 0 ... 1, the least value that at least this share of all values does not exceed; 0 where there is
  /// no value.
  ///
  /// - Parameter total: How many there are in all, where some never came to a value: shares are of these. What would be the
  ///   value of one of them is told as the largest.
  /// - Complexity: O(*n* log *n*) in the number of values that are kept.
  public func quantiles(_ shares: [Double], of total: Int? = nil) -> [Int64] {
    let total = max(count, total ?? count)
    guard isExact, count > 0 else {
      return shares.map { histogram.quantile(count > 0 ? min(1, $0 * Double(total) / Double(count)) : 0) }
    }
    let sorted = values.sorted()
    return shares.map { share in
      let rank = min(count, max(1, Int((share * Double(total)).rounded(.up))))
      return rank <= zeroCount ? 0 : sorted[rank - zeroCount - 1]
    }
  }

  /// The least value that at least the share `share` of all values does not exceed; 0 where there is none.
  ///
  /// - Complexity: as ``quantiles(_:of:)``, which is for more than one.
  public func quantile(_ share: Double) -> Int64 { quantiles([share]).first ?? 0 }

  /// The number of values up to the end of each bucket of the histogram that has any.
  ///
  /// - Complexity: O(*b*) in the number of buckets, at most 3,800.
  public var cumulative: [(value: Int64, count: Int)] { histogram.cumulative }
}
