/// Why a pod fits on no node, as kube-scheduler writes it into the pod's condition and event (1.34 and 1.36,
/// framework/types.go, `FitError`).
public struct FitFailure: Hashable, Sendable {
  /// How many nodes the cluster has.
  public let nodeCount: Int
  /// What keeps the pod off all nodes at once, told before any node was looked at; `nil` where each node has reasons of its
  /// own.
  public let everywhere: String?
  /// The reasons by the number of nodes, most frequent first; nodes that the pod's own choice of names leaves out are among
  /// them.
  public let reasons: [ReasonCount]
  /// What DynamicResources and DefaultPreemption said once no node fitted; empty where pods are preempted, or where neither
  /// was asked.
  public let afterwards: String

  /// A failure by hand.
  public init(nodeCount: Int, everywhere: String? = nil, reasons: [ReasonCount] = [], afterwards: String = "") {
    self.nodeCount = nodeCount
    self.everywhere = everywhere
    self.reasons = reasons
    self.afterwards = afterwards
  }

  /// The whole text: the reasons with their counts, sorted as texts, and what was said afterwards.
  public var message: String {
    if nodeCount == 0 { return "no nodes available to schedule pods" }
    let text = Self.text(everywhere.map { [$0] } ?? reasons.counted, nodeCount: nodeCount)
    return afterwards.isEmpty ? text : text + " " + afterwards
  }

  /// The sentence that the text of a failure is made of.
  static func text(_ reasons: [String], nodeCount: Int) -> String {
    let beginning = "0/\(nodeCount) nodes are available:"
    return reasons.isEmpty ? beginning : "\(beginning) \(reasons.joined(separator: ", "))."
  }
}

extension [ReasonCount] {
  /// Each with its count before it, sorted as texts.
  var counted: [String] { map { "\($0.nodes) \($0.reason)" }.sorted() }
}
