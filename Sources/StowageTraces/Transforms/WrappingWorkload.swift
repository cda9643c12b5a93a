import StowageModel

/// A workload that is made from another one.
protocol WrappingWorkload: Workload {
  /// The other one.
  var base: any Workload { get }
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
