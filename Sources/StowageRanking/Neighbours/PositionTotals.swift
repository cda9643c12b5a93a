import StowageScheduling

/// What positions come to, and the highest of it, so that who has the highest is found without looking through all.
struct PositionTotals {
  /// By position; only those of the positions that were set last mean anything.
  private var totals: [Int64]
  /// By word of a set of positions: the highest total of those that were set last.
  private var highest: [Int64]

  /// Memory for the totals of `count` positions.
  init(count: Int = 0) {
    totals = [Int64](repeating: 0, count: count)
    highest = [Int64](repeating: .min, count: (count + 63) / 64)
  }

  /// Sets the total of each of `positions`; returns the highest, the least number of all where there are no positions.
  @inline(__always)
  mutating func set(_ positions: borrowing PositionSet, _ total: (_ position: Int) -> Int64) -> Int64 {
    Self.update(&totals, &highest, positions) { position, _ in total(position) }
  }

  /// Adds to the total of each of `positions`; returns the highest, the least number of all where there are no
  /// positions.
  @inline(__always)
  mutating func add(to positions: borrowing PositionSet, _ amount: (_ position: Int) -> Int64) -> Int64 {
    Self.update(&totals, &highest, positions) { position, total in total &+ amount(position) }
  }

  @inline(__always)
  private static func update(
    _ totals: inout [Int64], _ highest: inout [Int64], _ positions: borrowing PositionSet,
    _ total: (_ position: Int, _ before: Int64) -> Int64
  ) -> Int64 {
    var totals = totals.mutableSpan
    var highest = highest.mutableSpan
    var all = Int64.min
    for wordIndex in positions.words.indices {
      var top = Int64.min
      positions.forEach(ofWord: wordIndex) { position in
        let new = total(position, totals[position])
        totals[position] = new
        top = max(top, new)
      }
      highest[wordIndex] = top
      all = max(all, top)
    }
    return all
  }

  /// Those of `positions`, which were set last, whose total is `wanted`, in order.
  func positions(of wanted: Int64, among positions: borrowing PositionSet) -> [Int] {
    var found: [Int] = []
    for wordIndex in highest.indices where highest[wordIndex] >= wanted {
      positions.forEach(ofWord: wordIndex) { if totals[$0] == wanted { found.append($0) } }
    }
    return found
  }
}
