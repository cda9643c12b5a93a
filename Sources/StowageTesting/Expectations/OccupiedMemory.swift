/// Memory that is held for a while, so that what others allocate meanwhile lies elsewhere than what they have just given back.
///
/// The order of a dictionary or set depends on where it lies in memory. Of two that are made the same way one after the
/// other, the second mostly lies where the first did, and a decision that goes by its order comes out the same by accident.
struct OccupiedMemory {
  private let blocks: [[UInt8]]

  init() {
    // Several of each size in which allocators hand out small blocks.
    blocks = (0..<256).map { [UInt8](repeating: 0, count: 16 * (1 + $0 / 4)) }
  }
}
