import StowageScheduling

/// Numbers in floating point, two at once, without leaving for integers.
enum PairedNumbers {
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

  /// `values` without their signs.
  @inline(__always)
  static func magnitudes(_ values: SIMD2<Double>) -> SIMD2<Double> {
    unsafeBitCast(bits(values) & SIMD2(repeating: UInt64.max >> 1), to: SIMD2<Double>.self)
  }

  /// The smaller ones.
  @inline(__always)
  static func smaller(_ left: SIMD2<Double>, _ right: SIMD2<Double>) -> SIMD2<Double> {
    left.replacing(with: right, where: left .> right)
  }

  /// The larger ones.
  @inline(__always)
  static func larger(_ left: SIMD2<Double>, _ right: SIMD2<Double>) -> SIMD2<Double> {
    right.replacing(with: left, where: left .> right)
  }

  @inline(__always)
  static func bits(_ values: SIMD2<Double>) -> SIMD2<UInt64> { unsafeBitCast(values, to: SIMD2<UInt64>.self) }

  /// All bits where `left` is above `right`, and none where it is not: a mask of vectors is made of just that.
  @inline(__always)
  static func isAbove(_ left: SIMD2<Double>, _ right: SIMD2<Double>) -> SIMD2<UInt64> {
    unsafeBitCast(left .> right, to: SIMD2<UInt64>.self)
  }

  /// The largest whole numbers that are not above `values`, which must be whole or halves, at least 0 and below 2^51.
  @inline(__always)
  static func floorOfHalves(_ values: SIMD2<Double>) -> SIMD2<Double> {
    let large = SIMD2<Double>(repeating: 0x1p52)
    return ((values - 0.25) + large) - large
  }

  /// What is added to whole numbers below 2^31 so that their ``bits(_:)`` hold them as integers in the low halves.
  static let lowHalfStart = 0x1.8p52
}
