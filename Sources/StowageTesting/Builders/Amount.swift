public import StowageModel

/// An amount of a resource as manifests have it: a whole number, or a quantity such as `"500m"` or `"1.5Gi"`.
///
/// CPU counts in cores, memory in bytes: `cpu: 2` is two cores, `cpu: "500m"` half a one.
public struct Amount: Hashable, Sendable {
  private let quantity: Quantity

  /// A whole amount: cores, bytes, or a count.
  public init(_ value: Int64) { quantity = Quantity(value) }

  /// The amount that a text tells, in Kubernetes' grammar.
  ///
  /// - Throws: `QuantityError` where it tells none.
  public init(parsing text: String) throws(QuantityError) { quantity = try Quantity(text) }

  /// So many thousandths, as in milli-CPU.
  public static func milli(_ value: Int64) -> Amount { Amount(quantity: Quantity(milli: value)) }

  private init(quantity: Quantity) { self.quantity = quantity }

  /// The amount as a ``ResourceList`` has it: milli-CPU for `cpu`, bytes or a count for everything else, rounded up.
  ///
  /// - Throws: `QuantityError` where it does not fit 64 bits.
  public func value(of resource: ResourceName) throws(QuantityError) -> Int64 {
    try resource == .cpu ? quantity.milliValue() : quantity.value()
  }
}

extension Amount: ExpressibleByIntegerLiteral, ExpressibleByStringLiteral {
  /// A whole amount: cores, bytes, or a count.
  public init(integerLiteral value: Int64) { self.init(value) }

  /// A quantity such as `500m` or `1.5Gi`.
  ///
  /// - Precondition: It is one. A text that comes from elsewhere than the source goes through ``init(parsing:)``.
  public init(stringLiteral text: String) {
    do {
      self = try Amount(parsing: text)
    } catch {
      preconditionFailure("an amount in a test: \(error)")
    }
  }
}

extension ResourceList {
  /// The amounts given; `nil` leaves a resource out.
  ///
  /// - Precondition: They fit 64 bits.
  init(cpu: Amount?, memory: Amount?, others: [ResourceName: Amount]) {
    var amounts = others
    amounts[.cpu] = cpu
    amounts[.memory] = memory
    self.init()
    for (name, amount) in amounts {
      do {
        self[name] = try amount.value(of: name)
      } catch {
        preconditionFailure("the amount of \(name.rawValue) in a test: \(error)")
      }
    }
  }
}
