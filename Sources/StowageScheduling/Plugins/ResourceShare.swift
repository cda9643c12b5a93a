import StowageCluster

/// Amounts as whole parts of the largest node's: what packing rules add up over resources of different units.
///
/// With *s* the least shift that brings the largest node's amount *m* below 2^20, an amount *a* counts
/// `(a >> s) * (2^40 / (m >> s))` parts: at most about 2^40, in whole numbers throughout. Memory is thus told apart to
/// one part in half a million of the largest node.
struct ResourceShare {
  private let shift: Int64
  private let factor: Int64

  init(_ column: ResourceColumn, in cluster: ClusterView) {
    let largest = cluster.largestAllocatable(column)
    var shift: Int64 = 0
    while largest >> shift >= 1 << 20 { shift += 1 }
    self.shift = shift
    factor = largest == 0 ? 0 : (1 << 40) / (largest >> shift)
  }

  /// The parts that `amount` makes.
  func parts(_ amount: Int64) -> Int64 { (amount >> shift) * factor }

  /// The resources that packing rules add up.
  static let columns: [ResourceColumn] = [.cpu, .memory, .gpuMilli]
}
