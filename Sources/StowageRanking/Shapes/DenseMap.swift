import StowageScheduling

/// Values by small number, side by side without gaps.
struct DenseMap<Value> {
  private(set) var values: [Value] = []
  /// By index: the number of the value there.
  private var numbers: [Int32] = []
  /// By number: the index of its value; -1 for none.
  private var indices: [Int32] = []

  /// How many there are.
  var count: Int { values.count }

  /// The value at an index.
  subscript(index: Int) -> Value {
    _read { yield values[index] }
    _modify { yield &values[index] }
  }

  /// The index of the value with a number; `nil` where there is none.
  @inline(__always)
  func index(of number: Int) -> Int? {
    guard number < indices.count else { return nil }
    let index = Int(indices[number])
    return index < 0 ? nil : index
  }

  /// Takes in the value for a number that has none; returns its index.
  mutating func insert(_ value: Value, for number: Int) -> Int {
    if indices.count <= number { indices.append(contentsOf: repeatElement(-1, count: number + 1 - indices.count)) }
    indices[number] = Int32(truncatingIfNeeded: values.count)
    numbers.append(Int32(truncatingIfNeeded: number))
    values.append(value)
    return values.count - 1
  }

  /// Gives up the value at an index, which the last one gets.
  mutating func remove(at index: Int) {
    indices[Int(numbers[index])] = -1
    values.swapAt(index, values.count - 1)
    numbers.swapAt(index, numbers.count - 1)
    values.removeLast()
    numbers.removeLast()
    if index < values.count { indices[Int(numbers[index])] = Int32(truncatingIfNeeded: index) }
  }

  mutating func removeAll() {
    values.removeAll()
    numbers.removeAll()
    indices.removeAll()
  }
}
