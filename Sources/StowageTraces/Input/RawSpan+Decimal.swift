extension RawSpan {
  /// The number at `range`, which is nothing but 1 to 16 digits; `nil` where it is anything else. Eight readable bytes
  /// must follow the start.
  @inline(__always)
  func decimal(in range: Range<Int>) -> Int64? {
    let count = range.count
    if count <= 8 {
      return count == 0 ? nil : digits(at: range.lowerBound, count)
    }
    if count > 16 { return nil }
    guard let high = digits(at: range.lowerBound, count &- 8), let low = digits(at: range.upperBound &- 8, 8) else {
      return nil
    }
    return high &* 100_000_000 &+ low
  }

  /// The number of 1 to 8 digits at `position`: neighbours are added up to numbers of two, four and eight digits, all
  /// at once (Lemire, "Quickly parsing eight digits", 2018).
  // The load is called unsafe because it takes bytes for an integer, which any bytes are; it checks its bounds.
  @inline(__always)
  private func digits(at position: Int, _ count: Int) -> Int64? {
    let word = unsafeLoadUnaligned(fromByteOffset: position, as: UInt64.self).littleEndian
    // Digits become 0 to 9, and zeros come in front of them.
    var value = (word ^ 0x3030_3030_3030_3030) &<< UInt64(8 &* (8 &- count))
    let isOther = value | (value &+ 0x7676_7676_7676_7676)
    if isOther & 0x8080_8080_8080_8080 != 0 { return nil }
    value = (value &* 10 &+ value &>> 8) & 0x00ff_00ff_00ff_00ff
    value = (value &* 100 &+ value &>> 16) & 0x0000_ffff_0000_ffff
    value = (value &* 10_000 &+ value &>> 32) & 0xffff_ffff
    return Int64(truncatingIfNeeded: value)
  }

  /// The seconds at `range` in milliseconds, which are 1 to 11 digits, a point and up to three more; `nil` where it is
  /// anything else. Eight readable bytes must follow the start.
  @inline(__always)
  func seconds(in range: Range<Int>) -> Int64? {
    var point = range.upperBound
    for decimals in 1...3 {
      let position = range.upperBound &- 1 &- decimals
      if position > range.lowerBound,
        unsafeLoad(fromByteOffset: position, as: UInt8.self) == UInt8(ascii: ".")
      {
        point = position
      }
    }
    guard point &- range.lowerBound <= 11, let whole = decimal(in: range.lowerBound..<point) else { return nil }
    if point == range.upperBound { return whole &* 1_000 }
    let count = range.upperBound &- point &- 1
    guard let rest = digits(at: point &+ 1, count) else { return nil }
    return whole &* 1_000 &+ rest &* (count == 3 ? 1 : count == 2 ? 10 : 100)
  }
}
