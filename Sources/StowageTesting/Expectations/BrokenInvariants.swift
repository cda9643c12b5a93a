public import StowageCluster

/// What does not add up in a cluster.
public struct BrokenInvariants: Error, Hashable, Sendable, CustomStringConvertible {
  /// One sentence for each.
  public let sentences: [String]

  /// All of them.
  public var description: String { "the cluster does not add up: \(sentences.joined(separator: "; "))" }
}

extension Cluster {
  /// Checks that the state adds up: used and free amounts are what the pods come to, for every resource and GPU; every running
  /// pod is once in the list of its node; and as many pods have arrived as wait, run, are done, were given up or evicted.
  ///
  /// - Throws: ``BrokenInvariants`` where something does not add up.
  /// - Complexity: O(nodes + pods).
  public func expectConserved() throws(BrokenInvariants) {
    let sentences = brokenInvariants()
    if !sentences.isEmpty { throw BrokenInvariants(sentences: sentences) }
  }
}
