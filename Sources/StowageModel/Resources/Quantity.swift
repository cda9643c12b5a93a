/// An amount as Kubernetes writes it (`resource.Quantity`): `1500m`, `1.5Gi`, `2e3`.
///
/// Kept exactly, in billionths. Digits finer than that are rounded up, away from zero, when the text is read; so
/// are ``value()`` and ``milliValue()`` when a whole number is asked for (apimachinery/pkg/api/resource, 1.34).
/// Unlike Kubernetes, which caps at 2^63 - 1, an amount that is out of range is an error.
public struct Quantity: Hashable, Comparable, Sendable {
  /// The amount in billionths.
  public let nanos: Int128

  /// An amount of `nanos` billionths.
  public init(nanos: Int128) { self.nanos = nanos }

  /// An amount of `milli` thousandths, as in milli-CPU.
  public init(milli: Int64) { nanos = Int128(milli) * Self.nanosPerMilli }

  /// A whole amount, as in bytes or counts.
  public init(_ value: Int64) { nanos = Int128(value) * Self.nanosPerUnit }

  /// The amount in whole units, rounded up (away from zero).
  ///
  /// - Throws: ``QuantityError`` where it does not fit 64 bits.
  public func value() throws(QuantityError) -> Int64 { try whole(per: Self.nanosPerUnit) }

  /// The amount in thousandths, rounded up (away from zero).
  ///
  /// - Throws: ``QuantityError`` where it does not fit 64 bits.
  public func milliValue() throws(QuantityError) -> Int64 { try whole(per: Self.nanosPerMilli) }

  /// Whether `left` is the smaller amount, whatever the notation of the two.
  public static func < (left: Quantity, right: Quantity) -> Bool { left.nanos < right.nanos }

  static let nanosPerUnit: Int128 = 1_000_000_000
  static let nanosPerMilli: Int128 = 1_000_000

  private func whole(per unit: Int128) throws(QuantityError) -> Int64 {
    var (quotient, remainder) = nanos.quotientAndRemainder(dividingBy: unit)
    if remainder != 0 { quotient += nanos < 0 ? -1 : 1 }
    guard let result = Int64(exactly: quotient) else {
      throw QuantityError(found: description, expected: "an amount that fits 64 bits")
    }
    return result
  }
}

/// Why a text is no quantity, or a quantity no 64-bit number.
public struct QuantityError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What was there, cut short where it is long.
  public let found: String
  /// What would have been right.
  public let expected: String

  /// An error; `found` is cut after 40 characters.
  public init(found: String, expected: String) {
    self.found = found.utf8.count > 40 ? found.prefix(40) + "..." : found
    self.expected = expected
  }

  /// `expected ..., found "..."`.
  public var description: String { "expected \(expected), found \"\(found)\"" }
}
