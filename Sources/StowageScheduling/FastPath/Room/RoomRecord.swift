import StowageCluster

/// One node as formulas of CPU and memory see it, in one line of the processor's cache.
///
/// Amounts are whole numbers in floating point: exact up to 2^53, and divided in one instruction for both resources. A
/// node with amounts beyond ``largest``, or without any CPU or memory, is not plain: formulas say nothing of it.
struct RoomRecord {
  /// CPU and memory that the node has.
  var allocatable = SIMD2<Double>(repeating: 0)
  /// What its pods request.
  var requested = SIMD2<Double>(repeating: 0)
  /// What its pods count in scores.
  var counted = SIMD2<Double>(repeating: 0)
  /// 150 less how evenly it is used, in whole percents.
  var unevenness: Double = 0
  /// How many more pods it takes.
  var podsLeft: Int32 = 0
  var isPlain = false

  /// Amounts up to this are exact, also as a hundredfold, and their quotients are never rounded up to a whole number that
  /// they do not reach: that takes a denominator beyond 2^53 / 100.
  static let largest: Int64 = 1 << 46

  init() {}

  init(_ amounts: NodeAmounts) {
    podsLeft = Int32(clamping: amounts.podsLeft)
    isPlain =
      1...Self.largest ~= amounts.allocatableCPU && 1...Self.largest ~= amounts.allocatableMemory
      && 0...Self.largest ~= amounts.requestedCPU && 0...Self.largest ~= amounts.requestedMemory
      && 0...Self.largest ~= amounts.countedCPU && 0...Self.largest ~= amounts.countedMemory
    if !isPlain { return }
    allocatable = SIMD2(Double(amounts.allocatableCPU), Double(amounts.allocatableMemory))
    requested = SIMD2(Double(amounts.requestedCPU), Double(amounts.requestedMemory))
    counted = SIMD2(Double(amounts.countedCPU), Double(amounts.countedMemory))
    unevenness = 150 - WholeNumbers.floor(SIMD2(Self.evenness(ofShares: requested / allocatable), 0)).x
  }

  /// 100 less half the difference of two used shares, each at most 1, in percent: the rule of
  /// ``NodeResourcesBalancedAllocation``, operation by operation.
  @inline(__always)
  static func evenness(ofShares shares: SIMD2<Double>) -> Double {
    let one = SIMD2<Double>(repeating: 1)
    let shares = shares.replacing(with: one, where: shares .> one)
    return (1 - abs((shares.x - shares.y) / 2)) * 100
  }
}

/// Whole numbers in floating point, two at once, without leaving for integers.
enum WholeNumbers {
  /// The largest whole numbers that are not above `values`, which must be at least 0 and below 2^51.
  ///
  /// Adding 2^52 leaves no bits for anything but the nearest whole number.
  @inline(__always)
  static func floor(_ values: SIMD2<Double>) -> SIMD2<Double> {
    let large = SIMD2<Double>(repeating: 0x1p52)
    let nearest = (values + large) - large
    let one = SIMD2<Double>(repeating: 1)
    return nearest - SIMD2<Double>.zero.replacing(with: one, where: nearest .> values)
  }

  /// A whole number as such; its amount must be below 2^51.
  @inline(__always)
  static func integer(_ value: Double) -> Int64 {
    let large = 0x1.8p52
    return Int64(bitPattern: (value + large).bitPattern &- large.bitPattern)
  }
}
