import StowageScheduling

/// 32 numbers of 16 bits, looked at eight at a time.
///
/// Everything is written so that the compiler makes one vector instruction or two of each line, on every processor of the
/// kind.
struct Lanes {
  private let first: SIMD8<Int16>
  private let second: SIMD8<Int16>
  private let third: SIMD8<Int16>
  private let fourth: SIMD8<Int16>

  /// The bytes that they take.
  private static let byteCount = 64

  /// Those numbered `number` of `numbers`, which begin with the 32 numbered 0.
  @inline(__always)
  init(_ numbers: Span<Int16>, _ number: Int) {
    let bytes = numbers.bytes
    let start = number &* Self.byteCount
    precondition(number >= 0 && start <= bytes.byteCount &- Self.byteCount, "there are no such lanes")
    // Unsafe is that any bits become numbers, which these bits are, and that nobody looks where they are, which was done.
    first = bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: start, as: SIMD8<Int16>.self)
    second = bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: start &+ 16, as: SIMD8<Int16>.self)
    third = bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: start &+ 32, as: SIMD8<Int16>.self)
    fourth = bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: start &+ 48, as: SIMD8<Int16>.self)
  }

  /// The highest number, in all lanes.
  @inline(__always)
  var highest: SIMD8<Int16> {
    var all = Self.larger(Self.larger(first, second), Self.larger(third, fourth))
    // By halves, quarters and neighbours; whole vectors throughout, since of single lanes the compiler makes one at a time.
    all = Self.larger(all, SIMD8(all[4], all[5], all[6], all[7], all[0], all[1], all[2], all[3]))
    all = Self.larger(all, SIMD8(all[2], all[3], all[0], all[1], all[6], all[7], all[4], all[5]))
    return Self.larger(all, SIMD8(all[1], all[0], all[3], all[2], all[5], all[4], all[7], all[6]))
  }

  /// How many numbers are `value`, which is in all lanes.
  @inline(__always)
  func count(of value: SIMD8<Int16>) -> Int16 {
    let all =
      (Self.matches(first, value) &+ Self.matches(second, value))
      &+ (Self.matches(third, value) &+ Self.matches(fourth, value))
    return Self.sum(SIMD8(repeating: 0) &- all)
  }

  /// The sum of the numbers of `other` in whose lanes here is `value`, which is in all lanes.
  @inline(__always)
  func sum(of other: Lanes, where value: SIMD8<Int16>) -> Int16 {
    Self.sum(
      ((Self.matches(first, value) & other.first) &+ (Self.matches(second, value) & other.second))
        &+ ((Self.matches(third, value) & other.third) &+ (Self.matches(fourth, value) & other.fourth)))
  }

  /// A bit for each number that is `value`, which is in all lanes; the first number's is the lowest.
  @inline(__always)
  func mask(of value: SIMD8<Int16>) -> UInt32 {
    Self.bits(
      Self.matches(first, value), Self.matches(second, value), Self.matches(third, value), Self.matches(fourth, value))
  }

  /// A bit for each lane in which the number of `left` is above `limits.x`, and that of `right` above `limits.y`.
  @inline(__always)
  static func mask(_ left: Lanes, _ right: Lanes, above limits: SIMD2<Int16>) -> UInt32 {
    let lefts = SIMD8(repeating: limits.x)
    let rights = SIMD8(repeating: limits.y)
    return bits(
      isAbove(left.first, lefts) & isAbove(right.first, rights),
      isAbove(left.second, lefts) & isAbove(right.second, rights),
      isAbove(left.third, lefts) & isAbove(right.third, rights),
      isAbove(left.fourth, lefts) & isAbove(right.fourth, rights))
  }

  /// One bit for each lane, of which all bits are set or none.
  @inline(__always)
  private static func bits(
    _ first: SIMD8<Int16>, _ second: SIMD8<Int16>, _ third: SIMD8<Int16>, _ fourth: SIMD8<Int16>
  ) -> UInt32 {
    let bits = SIMD8<Int16>(1, 2, 4, 8, 16, 32, 64, 128)
    let low = (first & bits) | (second & (bits &<< 8))
    let high = (third & bits) | (fourth & (bits &<< 8))
    return UInt32(UInt16(bitPattern: sum(low))) | UInt32(UInt16(bitPattern: sum(high))) << 16
  }

  @inline(__always)
  private static func isAbove(_ numbers: SIMD8<Int16>, _ limits: SIMD8<Int16>) -> SIMD8<Int16> {
    unsafeBitCast(numbers .> limits, to: SIMD8<Int16>.self)
  }

  /// All bits where both are alike, which is -1, and none elsewhere: a mask of vectors is made of just that.
  @inline(__always)
  private static func matches(_ numbers: SIMD8<Int16>, _ value: SIMD8<Int16>) -> SIMD8<Int16> {
    unsafeBitCast(numbers .== value, to: SIMD8<Int16>.self)
  }

  /// The sum of all lanes, which must be without signs and below 2^16: two words of four numbers each, which a product puts on
  /// top of one another.
  @inline(__always)
  private static func sum(_ lanes: SIMD8<Int16>) -> Int16 {
    let words = unsafeBitCast(lanes, to: SIMD2<UInt64>.self)
    let ones: UInt64 = 0x0001_0001_0001_0001
    return Int16(truncatingIfNeeded: (words.x &* ones &+ words.y &* ones) >> 48)
  }

  @inline(__always)
  private static func larger(_ left: SIMD8<Int16>, _ right: SIMD8<Int16>) -> SIMD8<Int16> {
    right.replacing(with: left, where: left .> right)
  }
}
