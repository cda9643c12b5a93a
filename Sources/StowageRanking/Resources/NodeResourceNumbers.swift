import StowageScheduling

/// What formulas of CPU and memory look at: of one node, or of several side by side.
///
/// Amounts are whole numbers in floating point: exact up to 2^53, and divided in one instruction for two nodes.
struct NodeResourceNumbers<Number> {
  /// CPU and memory that the node has; 0 where it is not plain.
  var allocatableCPU: Number
  var allocatableMemory: Number
  /// What its pods request.
  var requestedCPU: Number
  var requestedMemory: Number
  /// The non-zero requests of its pods, which scores count.
  var nonZeroCPU: Number
  var nonZeroMemory: Number
  /// 150 less how evenly it is used, in whole percents.
  var unevenness: Number
  /// How many more pods it takes.
  var podsLeft: Number

  /// The same everywhere.
  @inline(__always)
  init(repeating number: Number) {
    (allocatableCPU, allocatableMemory, requestedCPU, requestedMemory) = (number, number, number, number)
    (nonZeroCPU, nonZeroMemory, unevenness, podsLeft) = (number, number, number, number)
  }

  /// Each number of one and of the other, joined.
  @inline(__always)
  init<Left, Right>(
    _ left: NodeResourceNumbers<Left>, _ right: NodeResourceNumbers<Right>, _ join: (Left, Right) -> Number
  ) {
    allocatableCPU = join(left.allocatableCPU, right.allocatableCPU)
    allocatableMemory = join(left.allocatableMemory, right.allocatableMemory)
    requestedCPU = join(left.requestedCPU, right.requestedCPU)
    requestedMemory = join(left.requestedMemory, right.requestedMemory)
    nonZeroCPU = join(left.nonZeroCPU, right.nonZeroCPU)
    nonZeroMemory = join(left.nonZeroMemory, right.nonZeroMemory)
    unevenness = join(left.unevenness, right.unevenness)
    podsLeft = join(left.podsLeft, right.podsLeft)
  }
}
