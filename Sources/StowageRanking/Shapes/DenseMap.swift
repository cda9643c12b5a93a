import StowageScheduling

/// Values by small number, side by side without gaps.
struct DenseMap<Value> {
  private(set) var values: [Value] = []
  /// By place: the number of the value there.
  private var numbers: [Int32] = []
  /// By number: the place of its value; -1 for none.
  private var places: [Int32] = []

  /// How many there are.
  var count: Int { values.count }

  /// The value at a place.
  subscript(place: Int) -> Value {
    _read { yield values[place] }
    _modify { yield &values[place] }
  }

  /// The place of the value with a number; `nil` where there is none.
  @inline(__always)
  func place(of number: Int) -> Int? {
    guard number < places.count else { return nil }
    let place = Int(places[number])
    return place < 0 ? nil : place
  }

  /// Takes in the value for a number that has none; returns its place.
  mutating func insert(_ value: Value, for number: Int) -> Int {
    if places.count <= number { places.append(contentsOf: repeatElement(-1, count: number + 1 - places.count)) }
    places[number] = Int32(truncatingIfNeeded: values.count)
    numbers.append(Int32(truncatingIfNeeded: number))
    values.append(value)
    return values.count - 1
  }

  /// Gives up the value at a place, which the last one gets.
  mutating func remove(at place: Int) {
    places[Int(numbers[place])] = -1
    values.swapAt(place, values.count - 1)
    numbers.swapAt(place, numbers.count - 1)
    values.removeLast()
    numbers.removeLast()
    if place < values.count { places[Int(numbers[place])] = Int32(truncatingIfNeeded: place) }
  }

  mutating func removeAll() {
    values.removeAll()
    numbers.removeAll()
    places.removeAll()
  }
}
