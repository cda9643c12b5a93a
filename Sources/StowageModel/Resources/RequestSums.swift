/// What nodes have and pods ask for, added up by resource, to find out where that can't be counted exactly any more.
///
/// Schedulers add amounts of pods to one another and to what nodes have left. As long as all of it together fits 64 bits, no such
/// sum can be out of range, whatever is placed where.
package struct RequestSums {
  private var sums: [ResourceName: Int64] = [:]
  private var largest: [ResourceName: Int64] = [:]

  /// No amounts.
  package init() {}

  /// Adds what a node has. A sum of nodes out of range is for the cluster to refuse, which names the node.
  package mutating func add(_ node: Node) {
    for (name, amount) in node.allocatable.sorted {
      sums[name] = (sums[name] ?? 0).addingReportingOverflow(max(amount, 0)).partialValue
      largest[name] = max(largest[name] ?? 0, amount)
    }
  }

  /// Whether a pod asks of no resource more than some node has: only such a pod is ever placed where fit is looked at.
  package func isWithinLargestNode(_ shape: PodShape) -> Bool {
    shape.requests.sorted.allSatisfy { name, amount in amount <= largest[name] ?? 0 }
  }

  /// Adds what a pod is counted with: what it says for itself or what its containers come to, whichever is more; a container that
  /// asks for none counts what it does in scores.
  ///
  /// - Returns: The resource whose sum is out of range; `nil` where all sums are in range.
  package mutating func add(_ shape: PodShape) -> ResourceName? {
    let (own, containers) = (shape.nonZeroRequests, shape.nonZeroContainerRequests)
    let amounts = own.sorted.map { ($0, max($1, containers[$0])) } + containers.sorted.filter { own[$0.0] == 0 }
    for (name, amount) in amounts {
      let (sum, overflow) = (sums[name] ?? 0).addingReportingOverflow(amount)
      if overflow { return name }
      sums[name] = sum
    }
    return nil
  }
}
