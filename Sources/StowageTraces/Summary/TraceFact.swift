/// Something that is told of a trace.
public struct TraceFact: Hashable, Sendable {
  /// Its name for programs, as in `podShapes`.
  public let key: String
  /// Its name for people.
  public let label: String
  /// The value, in the ``unit``.
  public let value: Value
  /// The unit of the value; empty for counts and texts.
  public let unit: String

  /// A value, exact: numbers are whole, or whole thousandths.
  public enum Value: Hashable, Sendable {
    /// A whole number of the unit.
    case integer(Int64)
    /// A number of thousandths.
    case thousandths(Int64)
    /// A text, such as a name or a checksum.
    case text(String)
  }

  /// A fact with its key for programs and its label for people.
  public init(_ key: String, _ label: String, _ value: Value, unit: String = "") {
    self.key = key
    self.label = label
    self.value = value
    self.unit = unit
  }
}

extension TraceFact.Value: CustomStringConvertible {
  /// The value as text: up to three decimals, none that is needless, and no marks between thousands.
  public var description: String {
    switch self {
    case .integer(let value): String(value)
    case .thousandths(let value): (value < 0 ? "-" : "") + SecondsField.text(Int64(clamping: value.magnitude))
    case .text(let text): text
    }
  }
}

extension TraceFact.Value {
  /// A whole number.
  static func count(_ value: Int) -> Self { .integer(Int64(value)) }

  /// The thousandths nearest to `thousandths`.
  static func rounded(_ thousandths: Double) -> Self {
    .thousandths(Int64(exactly: thousandths.rounded()) ?? (thousandths < 0 ? .min : .max))
  }

  /// Bytes in GiB, to the nearest thousandth.
  static func gibibytes(_ bytes: Int64) -> Self {
    .thousandths(Int64(clamping: (Int128(bytes) * 1_000 + 1 << 29) >> 30))
  }
}
