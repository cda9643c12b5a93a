/// Selects nodes: at least one term must match. Without terms it selects nothing.
public struct NodeSelector: Hashable, Sendable {
  /// The terms, of which one must hold; without any the selector matches no node.
  public var nodeSelectorTerms: [NodeSelectorTerm]

  /// A selector of these alternatives.
  public init(nodeSelectorTerms: [NodeSelectorTerm]) { self.nodeSelectorTerms = nodeSelectorTerms }

  /// Whether some term matches the node.
  ///
  /// - Complexity: O(*n*) in the number of terms and their conditions.
  public func matches(name: String, labels: [String: String]) -> Bool {
    nodeSelectorTerms.contains { $0.matches(name: name, labels: labels) }
  }
}

/// One alternative of a node selector: all its conditions must hold. Without conditions it matches nothing.
public struct NodeSelectorTerm: Hashable, Sendable {
  /// Conditions on the node's labels.
  public var matchExpressions: [NodeSelectorRequirement]
  /// Conditions on the node's fields; Kubernetes knows `metadata.name` alone.
  public var matchFields: [NodeSelectorRequirement]

  /// A term of these conditions.
  public init(matchExpressions: [NodeSelectorRequirement] = [], matchFields: [NodeSelectorRequirement] = []) {
    self.matchExpressions = matchExpressions
    self.matchFields = matchFields
  }

  /// Whether every condition holds for the node.
  ///
  /// - Complexity: O(*n*) in the number of conditions.
  public func matches(name: String, labels: [String: String]) -> Bool {
    if matchExpressions.isEmpty && matchFields.isEmpty { return false }
    return matchExpressions.allSatisfy { $0.matches(labels[$0.key]) }
      && matchFields.allSatisfy { $0.key == "metadata.name" && $0.matches(name) }
  }
}

/// One condition of a node selector term.
public struct NodeSelectorRequirement: Hashable, Sendable {
  /// The label's or field's key.
  public var key: String
  /// How its value is compared.
  public var `operator`: Operator
  /// What it is compared with.
  public var values: [String]

  /// A condition on `key`.
  public init(key: String, operator: Operator, values: [String] = []) {
    self.key = key
    self.operator = `operator`
    self.values = values
  }

  /// Whether `value`, or its absence, meets the condition.
  ///
  /// - Complexity: O(*n*) in the number of values.
  public func matches(_ value: String?) -> Bool {
    switch `operator` {
    case .in: value.map(values.contains) ?? false
    case .notIn: value.map { !values.contains($0) } ?? true
    case .exists: value != nil
    case .doesNotExist: value == nil
    case .greaterThan: compare(value, >)
    case .lessThan: compare(value, <)
    }
  }

  private func compare(_ value: String?, _ holds: (Int64, Int64) -> Bool) -> Bool {
    guard let value = value.flatMap({ Int64($0) }), values.count == 1, let bound = Int64(values[0]) else {
      return false
    }
    return holds(value, bound)
  }

  /// The comparisons that a node selector knows.
  public enum Operator: String, Hashable, Sendable, CaseIterable {
    /// The value is one of the listed ones.
    case `in` = "In"
    /// The value is none of the listed ones, or the key is absent.
    case notIn = "NotIn"
    /// The key is there.
    case exists = "Exists"
    /// The key is absent.
    case doesNotExist = "DoesNotExist"
    /// The value is a whole number above the one listed.
    case greaterThan = "Gt"
    /// The value is a whole number below the one listed.
    case lessThan = "Lt"
  }
}
