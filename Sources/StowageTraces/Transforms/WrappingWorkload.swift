package import StowageModel

/// A workload that is made from another one.
protocol WrappingWorkload: Workload {
  /// The other one.
  var base: any Workload { get }

  /// What this workload makes of `arrivals`, those of the other one.
  func remake(_ arrivals: any ArrivalStream, seed: UInt64) throws -> any ArrivalStream
}

extension Workload {
  /// The arrivals with `source` in the place of those of the innermost workload, which are not asked for.
  ///
  /// So a trace that is open already is read through the steps that a workload takes, without being opened again.
  package func arrivals(seed: UInt64, from source: any ArrivalStream) throws -> any ArrivalStream {
    guard let wrapping = self as? any WrappingWorkload else { return source }
    return try wrapping.remake(wrapping.base.arrivals(seed: seed, from: source), seed: seed)
  }
}

extension WrappingWorkload {
  /// The purpose of this workload's stream of chance: `name`, with a number if a workload of the same kind lies beneath.
  ///
  /// Without it two shakes on top of each other would move every pod twice by the same offset.
  func purpose(_ name: String) -> String {
    var layer = 1
    var inner = base
    while let wrapping = inner as? any WrappingWorkload {
      if wrapping is Self { layer += 1 }
      inner = wrapping.base
    }
    return layer == 1 ? name : "\(name) \(layer)"
  }
}
