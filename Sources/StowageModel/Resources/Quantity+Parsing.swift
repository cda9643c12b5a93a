extension Quantity {
  /// The amount that `text` tells, in Kubernetes' grammar: an optional sign, digits with an optional decimal point,
  /// then one suffix: `n u m k M G T P E`, `Ki Mi Gi Ti Pi Ei`, or a decimal exponent such as `e3` or `E-2`.
  ///
  /// - Complexity: O(length of `text`), whatever the text.
  /// - Throws: ``QuantityError`` for any other text, and for amounts beyond 10^29.
  public init(_ text: String) throws(QuantityError) {
    let bytes = Array(text.utf8)
    guard let parts = QuantityParts(bytes), let scale = QuantityScale(bytes[parts.suffix]) else {
      throw QuantityError(found: text, expected: "a quantity such as 500m, 2 or 1.5Gi")
    }
    let whole = bytes[parts.whole]
    let fraction = bytes[parts.fraction]
    let magnitude =
      switch scale {
      case .decimal(let exponent): Self.nanos(whole: whole, fraction: fraction, exponent: exponent)
      case .binary(let bits): Self.nanos(whole: whole, fraction: fraction, bits: bits)
      }
    guard let magnitude else { throw QuantityError(found: text, expected: "an amount below 10^29") }
    nanos = parts.isNegative ? -magnitude : magnitude
  }

  /// Shifts the decimal point of the digits and rounds up what then lies behind it.
  private static func nanos(whole: ArraySlice<UInt8>, fraction: ArraySlice<UInt8>, exponent: Int) -> Int128? {
    let digits = (whole + fraction).drop { $0 == zero }
    guard !digits.isEmpty else { return 0 }
    let leadingZeros = whole.count + fraction.count - digits.count
    let point = whole.count - leadingZeros + exponent + 9
    guard point <= 39 else { return nil }
    let kept = digits.prefix(max(0, point))
    guard var result = integer(kept) else { return nil }
    for _ in 0..<max(0, point - kept.count) {
      guard let product = result.times(10) else { return nil }
      result = product
    }
    let isInexact = digits.dropFirst(kept.count).contains { $0 != zero }
    return isInexact ? result.plus(1) : result
  }

  /// Multiplies by 2^`bits` and rounds up what is finer than a billionth.
  private static func nanos(whole: ArraySlice<UInt8>, fraction: ArraySlice<UInt8>, bits: Int) -> Int128? {
    let unit = nanosPerUnit << Int128(bits)
    guard let whole = integer(whole.drop { $0 == zero })?.times(unit) else { return nil }
    // Horner's rule from the last digit on. Dividing down each step keeps the result exact: nested floors are one floor.
    var rest: Int128 = 0
    var isInexact = false
    for digit in fraction.reversed() {
      let (quotient, remainder) = (Int128(digit - zero) * unit + rest).quotientAndRemainder(dividingBy: 10)
      rest = quotient
      if remainder != 0 { isInexact = true }
    }
    return whole.plus(rest + (isInexact ? 1 : 0))
  }

  private static func integer(_ digits: ArraySlice<UInt8>) -> Int128? {
    var result: Int128 = 0
    for digit in digits {
      guard let next = result.times(10)?.plus(Int128(digit - zero)) else { return nil }
      result = next
    }
    return result
  }

  private static var zero: UInt8 { UInt8(ascii: "0") }
}

extension Int128 {
  fileprivate func times(_ other: Int128) -> Int128? {
    let (product, overflow) = multipliedReportingOverflow(by: other)
    return overflow ? nil : product
  }

  fileprivate func plus(_ other: Int128) -> Int128? {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? nil : sum
  }
}

/// Where sign, digits and suffix of a quantity lie in its text.
private struct QuantityParts {
  var isNegative = false
  var whole: Range<Int>
  var fraction: Range<Int>
  var suffix: Range<Int>

  init?(_ bytes: [UInt8]) {
    var index = 0
    if let sign = bytes.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      isNegative = sign == UInt8(ascii: "-")
      index = 1
    }
    func skipDigits() -> Range<Int> {
      let start = index
      while index < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[index]) { index += 1 }
      return start..<index
    }
    whole = skipDigits()
    fraction = index..<index
    if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
      index += 1
      fraction = skipDigits()
    }
    if whole.isEmpty && fraction.isEmpty { return nil }
    suffix = index..<bytes.count
  }
}

/// What a suffix multiplies by.
private enum QuantityScale {
  /// 10 to this power.
  case decimal(Int)
  /// 2 to this power.
  case binary(Int)

  init?(_ suffix: ArraySlice<UInt8>) {
    switch String(decoding: suffix.prefix(3), as: UTF8.self) {
    case "n": self = .decimal(-9)
    case "u": self = .decimal(-6)
    case "m": self = .decimal(-3)
    case "": self = .decimal(0)
    case "k": self = .decimal(3)
    case "M": self = .decimal(6)
    case "G": self = .decimal(9)
    case "T": self = .decimal(12)
    case "P": self = .decimal(15)
    case "E": self = .decimal(18)
    case "Ki": self = .binary(10)
    case "Mi": self = .binary(20)
    case "Gi": self = .binary(30)
    case "Ti": self = .binary(40)
    case "Pi": self = .binary(50)
    case "Ei": self = .binary(60)
    default:
      guard suffix.first == UInt8(ascii: "e") || suffix.first == UInt8(ascii: "E") else { return nil }
      guard let exponent = Self.exponent(suffix.dropFirst()) else { return nil }
      self = .decimal(exponent)
    }
  }

  private static func exponent(_ text: ArraySlice<UInt8>) -> Int? {
    let isNegative = text.first == UInt8(ascii: "-")
    let digits = isNegative || text.first == UInt8(ascii: "+") ? text.dropFirst() : text
    if digits.isEmpty { return nil }
    var result = 0
    for digit in digits {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
      // Far beyond every amount there is, larger exponents make no difference.
      result = min(result * 10 + Int(digit - UInt8(ascii: "0")), 1 << 50)
    }
    return isNegative ? -result : result
  }
}
