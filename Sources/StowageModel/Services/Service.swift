/// A name under which pods are reached (core/v1); pods of one service are spread by default.
public struct Service: Hashable, Sendable {
  /// The name and the namespace whose pods it selects.
  public var metadata: ObjectMeta
  /// Labels of the pods that it reaches; without any it reaches none.
  public var selector: [String: String]

  /// A service; with an empty selector it selects no pod.
  public init(metadata: ObjectMeta, selector: [String: String] = [:]) {
    self.metadata = metadata
    self.selector = selector
  }

  /// Whether it reaches a pod of its namespace that has these labels.
  ///
  /// - Complexity: O(*n*) in the number of the selector's labels.
  public func selects(_ labels: [String: String]) -> Bool {
    !selector.isEmpty && selector.allSatisfy { labels[$0.key] == $0.value }
  }
}
