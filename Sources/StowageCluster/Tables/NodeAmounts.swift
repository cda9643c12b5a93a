/// What one node has of CPU and memory, and what its pods take.
package struct NodeAmounts {
  package var allocatableCPU: Int64 = 0
  package var allocatableMemory: Int64 = 0
  /// What pods request.
  package var requestedCPU: Int64 = 0
  package var requestedMemory: Int64 = 0
  /// What pods count in scores.
  package var nonZeroCPU: Int64 = 0
  package var nonZeroMemory: Int64 = 0
  /// How many more pods the node takes; ``vacant`` where the slot has no node.
  package var podsLeft: Int64 = 0

  /// What ``podsLeft`` is for a slot without a node.
  package static let vacant = Int64.min
}
