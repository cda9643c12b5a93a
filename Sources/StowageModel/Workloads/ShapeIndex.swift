/// Indices by the hash of what is there.
///
/// Open addressing with linear probing. An entry is one word, the upper half being half of the hash and the lower half
/// the index: entries are found, moved and given up without a look at what they stand for.
package struct ShapeIndex: Sendable {
  /// 0 where there is nothing; indices are counted from 1.
  private var slots = [UInt64](repeating: 0, count: 64)
  private var count = 0

  /// An index of nothing.
  package init() {}

  private var mask: Int { slots.count - 1 }

  /// The index for which `isMeant` holds, among those that were entered with `hash` or look as if they were.
  package func find(hash: Int, where isMeant: (Int) -> Bool) -> Int? {
    let tag = Self.tag(hash)
    var slot = Int(tag) & mask
    while slots[slot] != 0 {
      if slots[slot] >> 32 == tag {
        let index = Self.index(slots[slot])
        if isMeant(index) { return index }
      }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// Enters `index`, which must not be here yet.
  package mutating func insert(_ index: Int, hash: Int) {
    count += 1
    if count > slots.count / 2 { grow() }
    enter(Self.tag(hash) << 32 | UInt64(index + 1))
  }

  /// Gives up `index`, which was entered with `hash`.
  package mutating func remove(_ index: Int, hash: Int) {
    let entry = Self.tag(hash) << 32 | UInt64(index + 1)
    var hole = home(of: entry)
    while slots[hole] != entry {
      if slots[hole] == 0 { return }
      hole = (hole + 1) & mask
    }
    // What follows moves up where that brings it no further than its home, so that no search ends too early.
    var next = (hole + 1) & mask
    while slots[next] != 0 {
      if (next - home(of: slots[next])) & mask >= (next - hole) & mask {
        slots[hole] = slots[next]
        hole = next
      }
      next = (next + 1) & mask
    }
    slots[hole] = 0
    count -= 1
  }

  private mutating func grow() {
    let before = slots
    slots = [UInt64](repeating: 0, count: before.count * 2)
    for entry in before where entry != 0 { enter(entry) }
  }

  private mutating func enter(_ entry: UInt64) {
    var slot = home(of: entry)
    while slots[slot] != 0 { slot = (slot + 1) & mask }
    slots[slot] = entry
  }

  private func home(of entry: UInt64) -> Int { Int(entry >> 32) & mask }

  private static func tag(_ hash: Int) -> UInt64 { UInt64(UInt32(truncatingIfNeeded: hash)) }

  private static func index(_ entry: UInt64) -> Int { Int(entry & 0xffff_ffff) - 1 }
}
