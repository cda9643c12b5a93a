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
    var (divisor, rest) = (numerator, denominator)
    while rest > 0 { (divisor, rest) = (rest, divisor % rest) }
    self.numerator = numerator / divisor
    self.denominator = denominator / divisor
  }

  /// The factor that `text` tells, such as `2`, `2.5` or `5/2`; `nil` if it is none, zero, or has over 9 digits a part.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    let limits: ClosedRange<Int64> = 1...1_000_000_000
    if parts.count == 2 {
      guard let above = Int64(parts[0]), let below = Int64(parts[1]), limits ~= above, limits ~= below else {
        return nil
      }
      self.init(above, over: below)
      return
    }
    let decimal = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let decimals = decimal.count == 2 ? decimal[1] : ""
    guard decimals.count <= 9, !(decimal.count == 2 && decimals.isEmpty),
      text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")) ~= $0 || $0 == UInt8(ascii: ".") })
    else { return nil }
    var below: Int64 = 1
    for _ in decimals { below *= 10 }
    guard let above = Int64(decimal[0] + decimals), limits ~= above else { return nil }
    self.init(above, over: below)
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
  /// The factor as `2` or `5/2`.
  public var description: String { denominator == 1 ? "\(numerator)" : "\(numerator)/\(denominator)" }
}
