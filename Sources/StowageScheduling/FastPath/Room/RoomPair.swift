/// Two nodes side by side: each number of one and of the other, so that one instruction is good for both.
struct RoomPair {
  private(set) var allocatableCPU: SIMD2<Double>
  private(set) var allocatableMemory: SIMD2<Double>
  private(set) var requestedCPU: SIMD2<Double>
  private(set) var requestedMemory: SIMD2<Double>
  private(set) var countedCPU: SIMD2<Double>
  private(set) var countedMemory: SIMD2<Double>
  private(set) var unevenness: SIMD2<Double>
  private(set) var podsLeft: SIMD2<Double>

  /// One node beside itself.
  @inline(__always)
  init(_ room: RoomRecord) {
    allocatableCPU = SIMD2(repeating: room.allocatableCPU)
    allocatableMemory = SIMD2(repeating: room.allocatableMemory)
    requestedCPU = SIMD2(repeating: room.requestedCPU)
    requestedMemory = SIMD2(repeating: room.requestedMemory)
    countedCPU = SIMD2(repeating: room.countedCPU)
    countedMemory = SIMD2(repeating: room.countedMemory)
    unevenness = SIMD2(repeating: room.unevenness)
    podsLeft = SIMD2(repeating: room.podsLeft)
  }

  /// Two nodes.
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

  /// Puts another node in the second place.
  @inline(__always)
  mutating func setSecond(_ room: RoomRecord) {
    allocatableCPU.y = room.allocatableCPU
    allocatableMemory.y = room.allocatableMemory
    requestedCPU.y = room.requestedCPU
    requestedMemory.y = room.requestedMemory
    countedCPU.y = room.countedCPU
    countedMemory.y = room.countedMemory
    unevenness.y = room.unevenness
    podsLeft.y = room.podsLeft
  }

  /// 100 less half the difference of the used shares of CPU and of memory, in percent, where more than all counts as all:
  /// the rule of ``NodeResourcesBalancedAllocation``, operation by operation.
  @inline(__always)
  static func evenness(_ cpu: SIMD2<Double>, _ memory: SIMD2<Double>) -> SIMD2<Double> {
    let one = SIMD2<Double>(repeating: 1)
    let difference = WholeNumbers.smaller(cpu, one) - WholeNumbers.smaller(memory, one)
    return (one - WholeNumbers.magnitudes(difference * 0.5)) * 100
  }
}
