/// Two nodes side by side: each number of one and of the other, so that one instruction is good for both.
struct RoomPair {
  let allocatableCPU: SIMD2<Double>
  let allocatableMemory: SIMD2<Double>
  let requestedCPU: SIMD2<Double>
  let requestedMemory: SIMD2<Double>
  let countedCPU: SIMD2<Double>
  let countedMemory: SIMD2<Double>
  let unevenness: SIMD2<Double>
  let podsLeft: SIMD2<Double>

  /// Two nodes; one may stand beside itself.
  @inline(__always)
  init(_ first: RoomRecord, _ second: RoomRecord) {
    allocatableCPU = SIMD2(first.allocatableCPU, second.allocatableCPU)
    allocatableMemory = SIMD2(first.allocatableMemory, second.allocatableMemory)
    requestedCPU = SIMD2(first.requestedCPU, second.requestedCPU)
    requestedMemory = SIMD2(first.requestedMemory, second.requestedMemory)
    countedCPU = SIMD2(first.countedCPU, second.countedCPU)
    countedMemory = SIMD2(first.countedMemory, second.countedMemory)
    unevenness = SIMD2(first.unevenness, second.unevenness)
    podsLeft = SIMD2(first.podsLeft, second.podsLeft)
  }

  /// The first node of a pair, and another.
  @inline(__always)
  init(firstOf pair: RoomPair, _ second: RoomRecord) { self.init(firstOf: pair, firstOf: RoomPair(second, second)) }

  /// The first nodes of two pairs.
  @inline(__always)
  init(firstOf left: RoomPair, firstOf right: RoomPair) { self.init(left, right) { SIMD2($0.x, $1.x) } }

  /// The second node of a pair, and the first of another.
  @inline(__always)
  init(secondOf left: RoomPair, firstOf right: RoomPair) { self.init(left, right) { SIMD2($0.y, $1.x) } }

  /// The second nodes of two pairs.
  @inline(__always)
  init(secondOf left: RoomPair, secondOf right: RoomPair) { self.init(left, right) { SIMD2($0.y, $1.y) } }

  @inline(__always)
  private init(
    _ left: RoomPair, _ right: RoomPair, _ join: (SIMD2<Double>, SIMD2<Double>) -> SIMD2<Double>
  ) {
    allocatableCPU = join(left.allocatableCPU, right.allocatableCPU)
    allocatableMemory = join(left.allocatableMemory, right.allocatableMemory)
    requestedCPU = join(left.requestedCPU, right.requestedCPU)
    requestedMemory = join(left.requestedMemory, right.requestedMemory)
    countedCPU = join(left.countedCPU, right.countedCPU)
    countedMemory = join(left.countedMemory, right.countedMemory)
    unevenness = join(left.unevenness, right.unevenness)
    podsLeft = join(left.podsLeft, right.podsLeft)
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
