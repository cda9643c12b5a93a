public import StowageScheduling

/// How many more copies of a pod, or of a mix of pods, fit into a cluster.
public struct Fit: Hashable, Sendable {
  /// How many copies of each part of the mix were placed.
  public let placed: [Int]
  /// Where they went: the nodes that took any, by name.
  public let nodes: [NodeCopies]
  /// What stopped the next copy; `nil` where as many as were asked for fit.
  public let stop: Stop?
  /// How many pending pods were decided before the copies.
  public let pending: Int
  /// How many pods of nodes that were lost were decided before the copies.
  public let displaced: Int
  /// Those of both that fit nowhere, in the order in which they were decided.
  public let unplaced: [String]

  /// An answer by hand.
  public init(
    placed: [Int], nodes: [NodeCopies] = [], stop: Stop? = nil, pending: Int = 0, displaced: Int = 0,
    unplaced: [String] = []
  ) {
    self.placed = placed
    self.nodes = nodes
    self.stop = stop
    self.pending = pending
    self.displaced = displaced
    self.unplaced = unplaced
  }

  /// The copies on one node.
  public struct NodeCopies: Hashable, Sendable {
    /// The name of the node.
    public let node: String
    /// How many copies of each part of the mix.
    public let copies: [Int]

    /// `copies` on a node.
    public init(node: String, copies: [Int]) {
      self.node = node
      self.copies = copies
    }
  }

  /// What stopped the next copy.
  public struct Stop: Hashable, Sendable {
    /// The part of the mix whose turn it was.
    public let part: Int
    /// The reasons by the number of nodes, most frequent first.
    public let reasons: [ReasonCount]
    /// The same as kube-scheduler tells it, without what it says of preemption: no pod is preempted for a copy.
    public let message: String
  }

  /// How many copies were placed in all.
  ///
  /// - Complexity: O(parts of the mix).
  public var total: Int { placed.reduce(0, +) }
}
