import StowageCluster
import StowageScheduling

/// The fragmentation of nodes by how much CPU and which devices they have idle, cached once it was worked out: many
/// nodes of a cluster are alike, and what holds of one holds of all of them, to the last bit.
///
/// A value makes way for another of the same slot, so that lookups cost a few instructions and memory is bounded.
struct FragmentationCache {
  /// Which of a measure's sums is meant.
  enum Rounding {
    case exact, published
  }

  private struct Entry {
    let key: FreeDeviceCapacity.Key
    let cpu: Int64
    let value: Double
  }

  private var measure: FragmentationMeasure
  private let rounding: Rounding
  private var entries: [Entry?] = Array(repeating: nil, count: 1 << FragmentationCache.slotBits)

  private static let slotBits: UInt64 = 11

  init(_ typical: TypicalPods, in cluster: ClusterView, rounding: Rounding) {
    measure = FragmentationMeasure(typical, in: cluster)
    self.rounding = rounding
  }

  /// What a node with so much idle has of fragmentation, in thousandths of GPUs.
  mutating func value(cpu: Int64, _ devices: FreeDeviceCapacity) -> Double {
    guard let key = devices.key else { return worked(cpu, devices) }
    let slot = Self.slot(cpu, key)
    if let entry = entries[slot], entry.cpu == cpu, entry.key == key { return entry.value }
    let value = worked(cpu, devices)
    entries[slot] = Entry(key: key, cpu: cpu, value: value)
    return value
  }

  private mutating func worked(_ cpu: Int64, _ devices: FreeDeviceCapacity) -> Double {
    switch rounding {
    case .exact: measure.mean(cpu: cpu, devices: devices)
    case .published: measure.published(cpu: cpu, devices: devices)
    }
  }

  private static func slot(_ cpu: Int64, _ key: FreeDeviceCapacity.Key) -> Int {
    // Odd factors, so that the same amounts in another order are somewhere else.
    let factors = SIMD8<Int32>(0x1e35, 0x27d5, 0x3c6f, 0x4f1b, 0x5a83, 0x6ed9, 0x7f4b, 0x85eb)
    let lanes = UInt64(UInt32(bitPattern: (key.idle &* factors).wrappedSum()))
    let hash = (lanes ^ UInt64(bitPattern: cpu) << 20 ^ key.models << 40) &* 0x9e37_79b9_7f4a_7c15
    return Int(hash >> (64 - slotBits))
  }
}
