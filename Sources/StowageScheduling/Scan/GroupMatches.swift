/// Which of the 32 nodes of a group have both levels above what is asked for: eight compared at a time.
///
/// Every line is one vector instruction or two, as in ``Lanes``.
struct GroupMatches {
  /// Those found, a bit each; of each 16 bits the lowest four stand for the same place in every eight nodes.
  private var first: UInt64
  private var second: UInt64

  /// Compares the 32 first levels that begin at `start` with `limits.x`, and the 32 second ones behind them with `limits.y`.
  @inline(__always)
  init(_ levels: Span<Int16>, at start: Int, above limits: SIMD2<Int16>) {
    // Unsafe is that any bits become numbers, which these bits are; that they are within the array is checked.
    let bytes = levels.bytes.extracting(start &* 2..<start &* 2 &+ 128)
    let lefts = SIMD8<Int16>(repeating: limits.x)
    let rights = SIMD8<Int16>(repeating: limits.y)
    let found =
      (Self.matches(bytes, at: 0, lefts, rights, bit: 1) | Self.matches(bytes, at: 16, lefts, rights, bit: 2))
      | (Self.matches(bytes, at: 32, lefts, rights, bit: 4) | Self.matches(bytes, at: 48, lefts, rights, bit: 8))
    let words = unsafeBitCast(found, to: SIMD2<UInt64>.self)
    first = words.x
    second = words.y
  }

  @inline(__always)
  private static func matches(
    _ bytes: RawSpan, at offset: Int, _ lefts: SIMD8<Int16>, _ rights: SIMD8<Int16>, bit: Int16
  ) -> SIMD8<Int16> {
    let zero = SIMD8<Int16>(repeating: 0)
    let left = bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: SIMD8<Int16>.self)
    let right = bytes.unsafeLoadUnaligned(fromByteOffset: offset &+ 64, as: SIMD8<Int16>.self)
    let ones = zero.replacing(with: SIMD8<Int16>(repeating: bit), where: left .> lefts)
    return zero.replacing(with: ones, where: right .> rights)
  }

  /// The place of one of them, each once; `nil` when there are no more.
  @inline(__always)
  mutating func next() -> Int? {
    if first != 0 {
      let bit = first.trailingZeroBitCount
      first &= first &- 1
      return (bit & 15) &* 8 &+ bit >> 4
    }
    if second == 0 { return nil }
    let bit = second.trailingZeroBitCount
    second &= second &- 1
    return (bit & 15) &* 8 &+ bit >> 4 &+ 4
  }
}
