import StowageKernel

/// How often each kind of step is taken, in proportion to the others.
public struct StepRates: Sendable, Hashable, ExpressibleByDictionaryLiteral {
  private var rates: [StepKind: Int]

  /// These rates; kinds that are not named never come.
  public init(_ rates: [StepKind: Int]) { self.rates = rates }

  /// These rates; kinds that are not named never come.
  ///
  /// - Precondition: No kind is named twice.
  public init(dictionaryLiteral elements: (StepKind, Int)...) { rates = Dictionary(uniqueKeysWithValues: elements) }

  /// The rate of a kind, in proportion to the sum of all; below 0 counts as 0.
  public subscript(_ kind: StepKind) -> Int {
    get { rates[kind, default: 0] }
    set { rates[kind] = newValue }
  }

  /// Steps of all kinds, of which `percent` out of a hundred concern more than single pods: nodes, objects, the whole
  /// cluster. Of the others, more than half are arrivals.
  public static func upheaval(percent: Int) -> StepRates {
    let upheaval = min(max(percent, 0), 100)
    var rates = StepRates([:])
    for (kind, share) in pods { rates[kind] = share * (100 - upheaval) }
    for (kind, share) in others { rates[kind] = share * upheaval }
    return rates
  }

  // Both add up to 1,008.
  private static let pods: [(StepKind, Int)] = [
    (.arrival, 588), (.retry, 84), (.completion, 168), (.eviction, 28), (.unbinding, 28), (.termination, 28),
    (.departures, 84),
  ]
  private static let others: [(StepKind, Int)] = [
    (.clusterCopied, 78), (.trial, 78), (.nodeChanged, 110), (.nodeCordoned, 25), (.nodeTainted, 25),
    (.nodeFailed, 78), (.nodeRecovered, 78), (.nodeAdded, 77), (.objectsChanged, 152), (.nomination, 77),
    (.nodeRemoved, 152), (.shapeReplaced, 78),
  ]

  /// One of the kinds by chance; `nil` where all rates are 0.
  func kind(_ random: inout RandomStream) -> StepKind? {
    // In the order of the cases: that of a dictionary is another in each process.
    let sum = StepKind.allCases.reduce(0) { $0 + max(0, self[$1]) }
    guard sum > 0 else { return nil }
    var rest = random.next(below: sum)
    for kind in StepKind.allCases {
      rest -= max(0, self[kind])
      if rest < 0 { return kind }
    }
    return nil
  }
}
