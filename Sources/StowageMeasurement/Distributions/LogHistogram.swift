/// A distribution of whole numbers from 0 up in bounded memory: counts in buckets whose width grows with the value.
///
/// Values below 128 are kept exactly; above, a bucket is at most 1/64 of its values wide, so that a quantile is at
/// most 1.6 % too high (the layout of HdrHistogram). Count, sum, least and largest value are exact.
public struct LogHistogram: Sendable, Hashable {
  private var buckets: [Int] = []
  /// How many values there are.
  public private(set) var count = 0
  /// The sum of the values.
  public private(set) var sum: Int128 = 0
  /// The largest value; 0 where there is none.
  public private(set) var maximum: Int64 = 0

  private static let precisionBits = 6

  /// A distribution without values.
  public init() {}

  /// Adds a value; one below 0 counts as 0.
  ///
  /// - Complexity: O(1) amortised.
  public mutating func add(_ value: Int64) {
    let value = max(0, value)
    let bucket = Self.bucket(of: value)
    if bucket >= buckets.count { buckets.append(contentsOf: repeatElement(0, count: bucket + 1 - buckets.count)) }
    buckets[bucket] += 1
    count += 1
    sum += Int128(value)
    maximum = max(maximum, value)
  }

  /// The mean value; 0 where there is none.
  public var mean: Double { count == 0 ? 0 : Double(sum) / Double(count) }

  /// The least value that at least the share `share` of all values does not exceed, rounded up to its bucket's end;
  /// 0 where there is no value.
  ///
  /// - Parameter share: 0 ... 1.
  /// - Complexity: O(*b*) in the number of buckets, at most 3,800.
  public func quantile(_ share: Double) -> Int64 {
    guard count > 0 else { return 0 }
    let rank = max(1, Int((share * Double(count)).rounded(.up)))
    var seen = 0
    for (bucket, amount) in buckets.enumerated() {
      seen += amount
      if seen >= rank { return min(maximum, Self.upperEdge(of: bucket)) }
    }
    return maximum
  }

  /// The share of values up to each bucket's end, for every bucket that has values.
  ///
  /// - Complexity: O(*b*) in the number of buckets, at most 3,800.
  public var cumulative: [(value: Int64, count: Int)] {
    var seen = 0
    var points: [(value: Int64, count: Int)] = []
    for (bucket, amount) in buckets.enumerated() where amount > 0 {
      seen += amount
      points.append((min(maximum, Self.upperEdge(of: bucket)), seen))
    }
    return points
  }

  /// Adds all values of `other`.
  ///
  /// - Complexity: O(*b*) in the number of buckets, at most 3,800.
  public mutating func add(_ other: LogHistogram) {
    if other.buckets.count > buckets.count {
      buckets.append(contentsOf: repeatElement(0, count: other.buckets.count - buckets.count))
    }
    for (bucket, amount) in other.buckets.enumerated() { buckets[bucket] += amount }
    count += other.count
    sum += other.sum
    maximum = max(maximum, other.maximum)
  }

  private static func bucket(of value: Int64) -> Int {
    let magnitude = 63 - (value | 1).leadingZeroBitCount
    let shift = max(0, magnitude - precisionBits)
    return shift << precisionBits + Int(value >> Int64(shift))
  }

  private static func upperEdge(of bucket: Int) -> Int64 {
    let size = 1 << precisionBits
    if bucket < 2 * size { return Int64(bucket) }
    let shift = bucket / size - 1
    let lower = Int64(bucket - shift * size) << Int64(shift)
    return lower + ((1 << Int64(shift)) - 1)
  }
}
