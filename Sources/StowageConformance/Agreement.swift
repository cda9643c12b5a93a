import StowagePlanning

/// How far replayed recordings agree with what was recorded.
public struct Agreement: Hashable, Sendable {
  /// How many cases were replayed.
  public private(set) var cases = 0
  /// How many decisions they have.
  public private(set) var decisions = 0
  /// How many of these agree in every number and every reason.
  public private(set) var agreeing = 0
  /// The first decisions that differ: the case, the pod, and in what.
  public private(set) var differing: [Difference] = []

  /// A decision that differs from the recorded one.
  public struct Difference: Hashable, Sendable {
    /// The name of the recorded case.
    public let name: String
    /// The pod that was decided, as `namespace/name`.
    public let pod: String
    /// In what, one sentence each.
    public let differences: [String]
  }

  /// How many decisions that differ are kept.
  private static let mostDifferences = 20

  /// An agreement over no cases, to which replayed ones are added.
  public init() {}

  /// Takes in a case.
  ///
  /// - Complexity: O(*n*) in the number of its decisions.
  public mutating func add(_ replayed: ReplayedCase) {
    cases += 1
    decisions += replayed.decisions.count
    for (decision, differences) in zip(replayed.decisions, replayed.differences) {
      if differences.isEmpty {
        agreeing += 1
      } else if differing.count < Self.mostDifferences {
        differing.append(Difference(name: replayed.name, pod: decision.pod, differences: differences))
      }
    }
  }

  /// Takes in what `other` counted.
  ///
  /// - Complexity: O(1): at most 20 differences are listed.
  public mutating func add(_ other: Agreement) {
    cases += other.cases
    decisions += other.decisions
    agreeing += other.agreeing
    differing += other.differing.prefix(max(0, Self.mostDifferences - differing.count))
  }

  /// Whether every decision agrees.
  public var isComplete: Bool { agreeing == decisions }
}
