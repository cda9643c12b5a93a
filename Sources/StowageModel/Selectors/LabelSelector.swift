/// Selects objects by their labels: every label of `matchLabels` and every one of `matchExpressions` must match.
///
/// The empty selector selects everything; where a selector is optional, `nil` selects nothing.
public struct LabelSelector: Hashable, Sendable {
  /// Labels that must be there with exactly this value.
  public var matchLabels: [String: String]
  /// Conditions beside ``matchLabels``; all must hold.
  public var matchExpressions: [Requirement]

  /// A selector of both parts.
  public init(matchLabels: [String: String] = [:], matchExpressions: [Requirement] = []) {
    self.matchLabels = matchLabels
    self.matchExpressions = matchExpressions
  }

  /// Whether it has no condition at all.
  public var isEmpty: Bool { matchLabels.isEmpty && matchExpressions.isEmpty }

  /// Whether `labels` meet every condition.
  ///
  /// - Complexity: O(*n*) in the number of conditions.
  public func matches(_ labels: [String: String]) -> Bool {
    matchLabels.allSatisfy { labels[$0.key] == $0.value } && matchExpressions.allSatisfy { $0.matches(labels) }
  }

  /// One condition on one label.
  public struct Requirement: Hashable, Sendable {
    /// The key of the label that the condition looks at.
    public var key: String
    /// How its value is compared.
    public var `operator`: Operator
    /// What it is compared with.
    public var values: [String]

    /// A condition on the label `key`.
    public init(key: String, operator: Operator, values: [String] = []) {
      self.key = key
      self.operator = `operator`
      self.values = values
    }

    /// Whether `labels` meet the condition. As in Kubernetes, `NotIn` also matches where the key is absent.
    public func matches(_ labels: [String: String]) -> Bool {
      switch `operator` {
      case .in: labels[key].map(values.contains) ?? false
      case .notIn: labels[key].map { !values.contains($0) } ?? true
      case .exists: labels[key] != nil
      case .doesNotExist: labels[key] == nil
      }
    }
  }

  /// The comparisons that a label selector knows.
  public enum Operator: String, Hashable, Sendable, CaseIterable {
    /// The value is one of the listed ones.
    case `in` = "In"
    /// The value is none of the listed ones, or the key is absent.
    case notIn = "NotIn"
    /// The key is there.
    case exists = "Exists"
    /// The key is absent.
    case doesNotExist = "DoesNotExist"
  }
}
