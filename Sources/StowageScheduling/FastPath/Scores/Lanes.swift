/// 32 numbers of 16 bits, looked at eight at a time.
///
/// Everything is written so that the compiler makes one vector instruction of each line, on every processor of the kind.
struct Lanes {
  private let first: SIMD8<Int16>
  private let second: SIMD8<Int16>
  private let third: SIMD8<Int16>
  private let fourth: SIMD8<Int16>

  /// Those of `array` from `start` on.
  @inline(__always)
  init(_ array: [Int16], at start: Int) {
    // Unsafe is that any bits become numbers, which these bits are; that they are within the array is checked.
    let bytes = array.span.bytes.extracting(start &* 2..<start &* 2 &+ 64)
    first = bytes.unsafeLoadUnaligned(fromByteOffset: 0, as: SIMD8<Int16>.self)
    second = bytes.unsafeLoadUnaligned(fromByteOffset: 16, as: SIMD8<Int16>.self)
    third = bytes.unsafeLoadUnaligned(fromByteOffset: 32, as: SIMD8<Int16>.self)
    fourth = bytes.unsafeLoadUnaligned(fromByteOffset: 48, as: SIMD8<Int16>.self)
  }

  /// The highest number.
  @inline(__always)
  var highest: Int16 {
    let eight = Self.larger(Self.larger(first, second), Self.larger(third, fourth))
    return max(
      max(max(eight[0], eight[1]), max(eight[2], eight[3])), max(max(eight[4], eight[5]), max(eight[6], eight[7])))
  }

  /// How many numbers are `value`.
  @inline(__always)
  func count(of value: Int16) -> Int16 {
    let one = SIMD8<Int16>(repeating: 1)
    return sum(where: value, first: one, second: one, third: one, fourth: one)
  }

  /// The sum of the numbers of `other` in whose places here is `value`.
  @inline(__always)
  func sum(of other: Lanes, where value: Int16) -> Int16 {
    sum(where: value, first: other.first, second: other.second, third: other.third, fourth: other.fourth)
  }

  @inline(__always)
  private func sum(
    where value: Int16, first ones: SIMD8<Int16>, second twos: SIMD8<Int16>, third threes: SIMD8<Int16>,
    fourth fours: SIMD8<Int16>
  ) -> Int16 {
    let all = SIMD8<Int16>(repeating: value)
    let zero = SIMD8<Int16>(repeating: 0)
    let eight =
      (zero.replacing(with: ones, where: first .== all) &+ zero.replacing(with: twos, where: second .== all))
      &+ (zero.replacing(with: threes, where: third .== all) &+ zero.replacing(with: fours, where: fourth .== all))
    let four = eight.lowHalf &+ eight.highHalf
    let two = four.lowHalf &+ four.highHalf
    return two.x &+ two.y
  }

  /// Lane by lane the larger number, without a choice between them: of that the compiler makes more than one instruction.
  @inline(__always)
  private static func larger(_ left: SIMD8<Int16>, _ right: SIMD8<Int16>) -> SIMD8<Int16> {
    right &+ SIMD8<Int16>(repeating: 0).replacing(with: left &- right, where: left .> right)
  }
}
