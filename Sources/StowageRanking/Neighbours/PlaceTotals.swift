import StowageScheduling

/// What places come to, and the highest of it, so that who has the highest is found without looking through all.
struct PlaceTotals {
  /// By place; only those of the places that were set last mean anything.
  private var totals: [Int64]
  /// By word of a set of places: the highest total of those that were set last.
  private var highest: [Int64]

  /// Room for the totals of `count` places.
  init(count: Int = 0) {
    totals = [Int64](repeating: 0, count: count)
    highest = [Int64](repeating: .min, count: (count + 63) / 64)
  }

  /// Sets the total of each of `places`; returns the highest, the least number of all where there are no places.
  @inline(__always)
  mutating func set(_ places: borrowing PlaceSet, _ total: (_ place: Int) -> Int64) -> Int64 {
    Self.update(&totals, &highest, places) { place, _ in total(place) }
  }

  /// Adds to the total of each of `places`; returns the highest, the least number of all where there are no places.
  @inline(__always)
  mutating func add(to places: borrowing PlaceSet, _ amount: (_ place: Int) -> Int64) -> Int64 {
    Self.update(&totals, &highest, places) { place, total in total &+ amount(place) }
  }

  @inline(__always)
  private static func update(
    _ totals: inout [Int64], _ highest: inout [Int64], _ places: borrowing PlaceSet,
    _ total: (_ place: Int, _ before: Int64) -> Int64
  ) -> Int64 {
    var totals = totals.mutableSpan
    var highest = highest.mutableSpan
    var all = Int64.min
    for position in places.words.indices {
      var top = Int64.min
      places.forEach(ofWord: position) { place in
        let new = total(place, totals[place])
        totals[place] = new
        top = max(top, new)
      }
      highest[position] = top
      all = max(all, top)
    }
    return all
  }

  /// Those of `places`, which were set last, whose total is `wanted`, in order.
  func places(of wanted: Int64, among places: borrowing PlaceSet) -> [Int] {
    var found: [Int] = []
    for position in highest.indices where highest[position] >= wanted {
      places.forEach(ofWord: position) { if totals[$0] == wanted { found.append($0) } }
    }
    return found
  }
}
