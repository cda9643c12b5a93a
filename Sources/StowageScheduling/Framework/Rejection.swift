/// Why a plugin keeps a pod off a node.
public struct Rejection: Hashable, Sendable {
  /// The name of the plugin that rejected the node.
  public let plugin: String
  /// Whether preempting pods could help.
  public let code: Code
  /// What is wrong, in Kubernetes' words where it has them.
  public let reasons: [String]

  /// A rejection by the plugin called `plugin`; unless told otherwise, preempting pods could help.
  public init(plugin: String, code: Code = .unschedulable, reasons: [String]) {
    self.plugin = plugin
    self.code = code
    self.reasons = reasons
  }

  /// Kubernetes' two kinds of "no".
  public enum Code: String, Hashable, Sendable, CaseIterable {
    /// The pod could fit if others left.
    case unschedulable = "Unschedulable"
    /// No pod's leaving would change it.
    case unschedulableAndUnresolvable = "UnschedulableAndUnresolvable"
  }
}
