/// Amounts by resource name, as exact integers: milli-CPU for `cpu`, bytes or counts for everything else.
///
/// A missing name and an explicit zero are told apart by ``contains(_:)``, because Kubernetes does so when it scores.
public struct ResourceList: Hashable, Sendable, ExpressibleByDictionaryLiteral {
  private var amounts: [ResourceName: Int64]

  /// The amounts of a dictionary.
  public init(_ amounts: [ResourceName: Int64] = [:]) { self.amounts = amounts }

  /// The amounts listed in `elements`; of a repeated name the last counts.
  public init(dictionaryLiteral elements: (ResourceName, Int64)...) {
    amounts = Dictionary(elements) { _, last in last }
  }

  /// The amount of `name`: 0 where it is missing. Setting adds the name.
  public subscript(name: ResourceName) -> Int64 {
    get { amounts[name] ?? 0 }
    set { amounts[name] = newValue }
  }

  /// Whether `name` is listed, be it with 0.
  public func contains(_ name: ResourceName) -> Bool { amounts[name] != nil }

  /// Takes `name` off the list.
  public mutating func remove(_ name: ResourceName) { amounts[name] = nil }

  /// Whether nothing is listed.
  public var isEmpty: Bool { amounts.isEmpty }

  /// The listed names, sorted.
  public var names: [ResourceName] { amounts.keys.sorted() }

  /// The names and amounts, sorted by name.
  public var sorted: [(name: ResourceName, amount: Int64)] {
    amounts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// Adds every amount of `other`; sums that leave the range stop at its end.
  public mutating func add(_ other: ResourceList) {
    for (name, amount) in other.amounts {
      let (sum, overflow) = self[name].addingReportingOverflow(amount)
      amounts[name] = overflow ? .max : sum
    }
  }

  /// Raises every amount to that of `other` where that is larger.
  public mutating func formMaximum(_ other: ResourceList) {
    for (name, amount) in other.amounts { amounts[name] = max(amounts[name] ?? amount, amount) }
  }
}
