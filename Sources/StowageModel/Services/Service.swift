/// A name under which pods are reached (core/v1); pods of one service are spread by default.
public struct Service: Hashable, Sendable {
  /// Name and namespace.
  public var metadata: ObjectMeta
  /// Labels of the pods that it reaches; without any it reaches none.
  public var selector: [String: String]

  /// A service.
  public init(metadata: ObjectMeta, selector: [String: String] = [:]) {
    self.metadata = metadata
    self.selector = selector
  }

  /// Whether it reaches a pod of its namespace that has these labels.
  public func selects(_ labels: [String: String]) -> Bool {
    !selector.isEmpty && selector.allSatisfy { labels[$0.key] == $0.value }
  }
}
