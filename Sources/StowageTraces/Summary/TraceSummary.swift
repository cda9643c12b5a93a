public import StowageModel

/// What a trace holds, for `trace info`: its nodes, its pods, and sums that identify the data.
public struct TraceSummary: Sendable {
  /// The nodes, where there are any.
  public let nodes: NodeSummary?
  /// The pods, where there are any.
  public let pods: PodSummary?

  /// Puts together what was summed up before, as from two files.
  public init(nodes: NodeSummary?, pods: PodSummary?) {
    self.nodes = nodes
    self.pods = pods
  }

  /// Sums up `nodes` and all pods of `workload`, which is read once in constant memory but for pods that run at once.
  ///
  /// - Complexity: O(nodes + arrivals): the workload is read once.
  public init(nodes: [Node]? = nil, workload: (any Workload)? = nil, seed: UInt64 = 0) throws {
    try self.init(nodes: nodes, arrivals: workload?.arrivals(seed: seed))
  }

  /// Sums up `nodes` and all of `arrivals`, in constant memory but for pods that run at once.
  public init(nodes: [Node]?, arrivals: (any ArrivalStream)?) throws {
    let pods = try arrivals.map { try PodSummary($0) }
    // A file of manifests can hold both and often holds one: nothing is told of what is not there.
    let hasNodes = nodes.map { !$0.isEmpty } ?? false
    self.nodes = hasNodes || pods == nil ? nodes.map(NodeSummary.init) : nil
    self.pods = hasNodes && pods?.count == 0 ? nil : pods
  }
}
