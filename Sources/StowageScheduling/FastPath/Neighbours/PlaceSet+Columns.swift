extension PlaceSet {
  /// Copies the entries of the places.
  func copy(_ source: [Int64], to target: inout [Int64]) {
    source.withUnsafeBufferPointer { source in
      target.withUnsafeMutableBufferPointer { target in forEach { target[$0] = source[$0] } }
    }
  }

  /// The lowest and the highest entry of the places; the lowest is above the highest where there are none.
  func range(of entries: [Int64]) -> (lowest: Int64, highest: Int64) {
    var lowest = Int64.max
    var highest = Int64.min
    entries.withUnsafeBufferPointer { entries in
      forEach { place in
        lowest = min(lowest, entries[place])
        highest = max(highest, entries[place])
      }
    }
    return (lowest, highest)
  }

  /// Adds to each place's entry of `target` the value that its score has in `values`, which begin at `lowest`.
  func add(_ values: [Int64], by scores: [Int64], from lowest: Int64, to target: inout [Int64]) {
    values.withUnsafeBufferPointer { values in
      scores.withUnsafeBufferPointer { scores in
        target.withUnsafeMutableBufferPointer { target in
          forEach { target[$0] &+= values[Int(scores[$0] &- lowest)] }
        }
      }
    }
  }

  /// The highest entry of the places, and how many have it.
  func best(by entries: [Int64]) -> (highest: Int64, count: Int) {
    var highest = Int64.min
    var count = 0
    entries.withUnsafeBufferPointer { entries in
      forEach { place in
        let entry = entries[place]
        if entry < highest { return }
        if entry > highest {
          highest = entry
          count = 0
        }
        count &+= 1
      }
    }
    return (highest, count)
  }

  /// The places, in order, whose entry is `wanted`.
  func places(of wanted: Int64, in entries: [Int64]) -> [Int] {
    var places: [Int] = []
    forEach { if entries[$0] == wanted { places.append($0) } }
    return places
  }
}
