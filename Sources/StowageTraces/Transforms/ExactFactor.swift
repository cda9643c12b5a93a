/// A positive factor as an exact fraction: 2.5 is 5/2.
public struct ExactFactor: Hashable, Sendable {
  /// What is above the line.
  public let numerator: Int64
  /// What is below the line.
  public let denominator: Int64

  /// The fraction `numerator`/`denominator`, in lowest terms.
  ///
  /// - Precondition: both are in `1 ... 1_000_000_000`.
  public init(_ numerator: Int64, over denominator: Int64 = 1) {
    precondition(
      (1...1_000_000_000).contains(numerator) && (1...1_000_000_000).contains(denominator),
      "a factor is a fraction of whole numbers from 1 to 1,000,000,000")
    let divisor = Self.commonDivisor(numerator, denominator)
    self.numerator = numerator / divisor
    self.denominator = denominator / divisor
  }

  /// What is accepted as a factor, for messages.
  public static let expectation =
    "a number above 0 such as 2, 1.5, 5/2 or 1e-3, that is a fraction of whole numbers up to 1000000000"

  /// The factor that `text` tells, such as `2`, `2.5`, `5/2`, `1e6` or `1e-3`.
  ///
  /// `nil` if it is no such number, is zero, or leaves numbers above 1,000,000,000 in the fraction in its lowest terms.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    let fraction: (above: Int64, below: Int64)?
    if parts.count == 2 {
      fraction = Self.digits(parts[0]).flatMap { above in Self.digits(parts[1]).map { (above, $0) } }
    } else {
      fraction = Self.decimal(text)
    }
    guard let (above, below) = fraction, above > 0, below > 0 else { return nil }
    let divisor = Self.commonDivisor(above, below)
    let limits: ClosedRange<Int64> = 1...1_000_000_000
    guard limits ~= above / divisor, limits ~= below / divisor else { return nil }
    self.init(above / divisor, over: below / divisor)
  }

  /// The fraction of a number with a decimal point and an exponent, either of which may be missing.
  private static func decimal(_ text: String) -> (above: Int64, below: Int64)? {
    let parts = text.split(maxSplits: 1, omittingEmptySubsequences: false) { $0 == "e" || $0 == "E" }
    var exponent: Int64 = 0
    if parts.count == 2 {
      let isNegative = parts[1].first == "-"
      let isSigned = isNegative || parts[1].first == "+"
      guard let size = digits(isSigned ? parts[1].dropFirst() : parts[1]), size <= 18 else { return nil }
      exponent = isNegative ? -size : size
    }
    let decimal = parts[0].split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let decimals = decimal.count == 2 ? decimal[1] : ""
    if decimal.count == 2 && decimals.isEmpty || decimal[0].isEmpty { return nil }
    guard var above = digits(decimal[0] + decimals) else { return nil }
    var below: Int64 = 1
    let shift = exponent - Int64(decimals.count)
    for _ in 0..<shift.magnitude {
      let (product, overflow) = (shift < 0 ? below : above).multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      if shift < 0 { below = product } else { above = product }
    }
    return (above, below)
  }

  /// A whole number of up to 18 digits and nothing else.
  private static func digits(_ text: Substring) -> Int64? {
    guard (1...18).contains(text.utf8.count),
      text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")) ~= $0 })
    else { return nil }
    return Int64(text)
  }

  private static func commonDivisor(_ left: Int64, _ right: Int64) -> Int64 {
    var (divisor, rest) = (left, right)
    while rest > 0 { (divisor, rest) = (rest, divisor % rest) }
    return divisor
  }

  /// `value` divided by the factor, rounded down; for values of 0 or more.
  func divide(_ value: Int64) -> Int64 {
    let product = value.multipliedFullWidth(by: denominator)
    guard product.high < numerator else { return .max }
    let quotient = (UInt64(numerator)).dividingFullWidth((UInt64(product.high), product.low)).quotient
    return Int64(clamping: quotient)
  }
}

extension ExactFactor: CustomStringConvertible {
  /// The factor as it is written in files: `2` or `5/2`.
  public var description: String { denominator == 1 ? "\(numerator)" : "\(numerator)/\(denominator)" }
}
