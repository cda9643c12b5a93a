/// Where labels go so that none covers another.
enum LabelLayout {
  /// Positions as near as can be to the wished ones, at least `spacing` apart and inside `range`, in the same order.
  ///
  /// Labels that would overlap form a block, centred on the mean of their wishes (pool adjacent violators).
  /// If the range is too short for all, they share it evenly.
  static func spread(_ wishes: [Double], spacing: Double, in range: ClosedRange<Double>) -> [Double] {
    guard wishes.count > 1 else { return wishes.map { min(max($0, range.lowerBound), range.upperBound) } }
    let length = range.upperBound - range.lowerBound
    let gap = min(spacing, length / Double(wishes.count - 1))
    let order = wishes.indices.sorted { (wishes[$0], $0) < (wishes[$1], $1) }

    var blocks: [(start: Double, count: Int)] = []
    for index in order {
      blocks.append((min(max(wishes[index], range.lowerBound), range.upperBound), 1))
      while blocks.count > 1 {
        let last = blocks[blocks.count - 1]
        let previous = blocks[blocks.count - 2]
        guard last.start < previous.start + Double(previous.count) * gap else { break }
        let count = previous.count + last.count
        let offset = last.start - Double(previous.count) * gap
        let start = (previous.start * Double(previous.count) + offset * Double(last.count)) / Double(count)
        blocks.removeLast(2)
        let highest = range.upperBound - Double(count - 1) * gap
        blocks.append((min(max(start, range.lowerBound), max(highest, range.lowerBound)), count))
      }
    }

    var positions = wishes
    var next = 0
    for block in blocks {
      for index in 0..<block.count {
        positions[order[next]] = block.start + Double(index) * gap
        next += 1
      }
    }
    return positions
  }

  /// `name` in one or two lines of at most `limit` characters, broken before a capital or after a sign if there is one
  /// in reach; what is longer still ends in an ellipsis.
  static func wrapped(_ name: String, to limit: Int) -> [String] {
    guard name.count > limit else { return [name] }
    let letters = Array(name)
    let least = min(max(letters.count - limit, 1), limit)
    let end =
      (least...limit).last { index in
        letters[index].isUppercase && letters[index - 1].isLowercase || " -_/.,".contains(letters[index - 1])
      } ?? limit
    return [String(letters[..<end]), shortened(String(letters[end...]), to: limit)]
  }

  /// `name` with at most `limit` characters, the last one an ellipsis if it was longer.
  static func shortened(_ name: String, to limit: Int) -> String {
    name.count <= limit ? name : String(name.prefix(max(limit - 1, 1))) + "…"
  }
}
