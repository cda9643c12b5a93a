import StowageScheduling

/// Two nodes side by side: each number of one and of the other, so that one instruction is good for both.
typealias NodeResourcePair = NodeResourceNumbers<SIMD2<Double>>

extension NodeResourcePair {
  /// Two nodes; one may stand beside itself.
  @inline(__always)
  init(_ first: NodeResourceRecord, _ second: NodeResourceRecord) { self.init(first, second) { SIMD2($0, $1) } }

  /// The first node of a pair, and another.
  @inline(__always)
  init(firstOf pair: NodeResourcePair, _ second: NodeResourceRecord) { self.init(pair, second) { SIMD2($0.x, $1) } }

  /// The first nodes of two pairs.
  @inline(__always)
  init(firstOf left: NodeResourcePair, firstOf right: NodeResourcePair) { self.init(left, right) { SIMD2($0.x, $1.x) } }

  /// The second node of a pair, and the first of another.
  @inline(__always)
  init(secondOf left: NodeResourcePair, firstOf right: NodeResourcePair) {
    self.init(left, right) { SIMD2($0.y, $1.x) }
  }

  /// The second nodes of two pairs.
  @inline(__always)
  init(secondOf left: NodeResourcePair, secondOf right: NodeResourcePair) {
    self.init(left, right) { SIMD2($0.y, $1.y) }
  }

  /// 100 less half the difference of the used shares of CPU and of memory, in percent, where more than all counts as all:
  /// the rule of ``NodeResourcesBalancedAllocation``, operation by operation.
  @inline(__always)
  static func evenness(_ cpu: SIMD2<Double>, _ memory: SIMD2<Double>) -> SIMD2<Double> {
    let one = SIMD2<Double>(repeating: 1)
    let difference = PairedNumbers.smaller(cpu, one) - PairedNumbers.smaller(memory, one)
    return (one - PairedNumbers.magnitudes(difference * 0.5)) * 100
  }
}
