extension Quantity: CustomStringConvertible {
  /// The canonical decimal text: no point, and the largest suffix that leaves a whole number, as in `1500m` or `2`.
  public var description: String { Self.text(nanos, largestOf: Self.decimalUnits) }

  /// The text with the largest exact binary suffix, as in `1536Mi`; decimal below 1 Ki and for fractions.
  public var binaryDescription: String {
    let (units, remainder) = nanos.quotientAndRemainder(dividingBy: Self.nanosPerUnit)
    if remainder != 0 || units.magnitude < 1_024 { return description }
    return Self.text(units, largestOf: Self.binaryUnits)
  }

  private static func text(_ amount: Int128, largestOf units: [(suffix: String, size: Int128)]) -> String {
    if amount == 0 { return "0" }
    for unit in units where amount % unit.size == 0 { return "\(amount / unit.size)\(unit.suffix)" }
    return "\(amount)"
  }

  private static let decimalUnits: [(suffix: String, size: Int128)] = {
    var size: Int128 = 1
    var units: [(suffix: String, size: Int128)] = []
    for suffix in ["n", "u", "m", "", "k", "M", "G", "T", "P", "E"] {
      units.append((suffix, size))
      size *= 1_000
    }
    return units.reversed()
  }()

  private static let binaryUnits: [(suffix: String, size: Int128)] = ["", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"]
    .enumerated().map { ($0.element, Int128(1) << Int128(10 * $0.offset)) }.reversed()
}

extension ResourceName {
  /// The whole number by which a resource list counts `quantity` of this resource: milli-CPU for `cpu`, units else.
  ///
  /// - Throws: ``QuantityError`` where it does not fit 64 bits.
  public func amount(of quantity: Quantity) throws(QuantityError) -> Int64 {
    self == .cpu ? try quantity.milliValue() : try quantity.value()
  }

  /// The canonical text of `amount`, counted as in a resource list.
  public func text(of amount: Int64) -> String {
    if self == .cpu { return Quantity(milli: amount).description }
    let isBytes = self == .memory || self == .ephemeralStorage || isHugePages
    return isBytes ? Quantity(amount).binaryDescription : Quantity(amount).description
  }
}
