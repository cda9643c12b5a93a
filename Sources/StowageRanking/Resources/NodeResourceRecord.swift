import StowageCluster
import StowageScheduling

/// One node as formulas of CPU and memory see it, as long as a line of the processor's cache.
///
/// A node with amounts beyond ``NodeResourceNumbers/largest``, or without any CPU or memory, is not plain: formulas say
/// nothing of it.
typealias NodeResourceRecord = NodeResourceNumbers<Double>

extension NodeResourceRecord {
  /// CPU and memory that the node has.
  @inline(__always)
  var allocatable: SIMD2<Double> { SIMD2(allocatableCPU, allocatableMemory) }
  /// What its pods request.
  @inline(__always)
  var requested: SIMD2<Double> { SIMD2(requestedCPU, requestedMemory) }
  /// The non-zero requests of its pods, which scores count.
  @inline(__always)
  var nonZeroRequested: SIMD2<Double> { SIMD2(nonZeroCPU, nonZeroMemory) }

  /// Whether the slot has no node.
  @inline(__always)
  var isVacant: Bool { podsLeft == -.infinity }

  /// Whether formulas tell of it.
  @inline(__always)
  var isPlain: Bool { allocatableCPU > 0 }

  /// Amounts up to this are exact, also as a hundredfold, and their quotients are never rounded up to a whole number that
  /// they do not reach: that takes a denominator beyond 2^53 / 100.
  static let largest: Int64 = 1 << 46

  init() { self.init(repeating: 0) }

  @inline(__always)
  init(_ amounts: NodeAmounts) {
    self.init()
    if amounts.podsLeft == NodeAmounts.vacant {
      setVacant()
      return
    }
    if !Self.isPlain(amounts) { return }
    allocatableCPU = Double(amounts.allocatableCPU)
    allocatableMemory = Double(amounts.allocatableMemory)
    requestedCPU = Double(amounts.requestedCPU)
    requestedMemory = Double(amounts.requestedMemory)
    nonZeroCPU = Double(amounts.nonZeroCPU)
    nonZeroMemory = Double(amounts.nonZeroMemory)
    podsLeft = Double(amounts.podsLeft)
    let evenness = NodeResourcePair.evenness(
      SIMD2(repeating: requestedCPU / allocatableCPU), SIMD2(repeating: requestedMemory / allocatableMemory))
    unevenness = 150 - PairedNumbers.floor(evenness).x
  }

  /// A slot without a node: no pod fits there, whatever it asks for.
  private mutating func setVacant() {
    (allocatableCPU, allocatableMemory) = (1, 1)
    podsLeft = -.infinity
  }

  @inline(__always)
  private static func isPlain(_ amounts: NodeAmounts) -> Bool {
    let all =
      (amounts.allocatableCPU | amounts.allocatableMemory) | (amounts.requestedCPU | amounts.requestedMemory)
      | (amounts.nonZeroCPU | amounts.nonZeroMemory)
    // Mostly none is below 0 or as large as the largest, and one look at the bits of all tells.
    if UInt64(bitPattern: all) < UInt64(largest) { return amounts.allocatableCPU > 0 && amounts.allocatableMemory > 0 }
    return 1...largest ~= amounts.allocatableCPU && 1...largest ~= amounts.allocatableMemory
      && 0...largest ~= amounts.requestedCPU && 0...largest ~= amounts.requestedMemory
      && 0...largest ~= amounts.nonZeroCPU && 0...largest ~= amounts.nonZeroMemory
  }
}
