/// What one node has of CPU and memory, and what its pods take.
package struct NodeAmounts {
  package let allocatableCPU: Int64
  package let allocatableMemory: Int64
  /// What pods request.
  package let requestedCPU: Int64
  package let requestedMemory: Int64
  /// What pods count in scores.
  package let countedCPU: Int64
  package let countedMemory: Int64
  /// How many more pods the node takes.
  package let podsLeft: Int64
}
