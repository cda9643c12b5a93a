/// Guesses which known name was meant by an unknown one.
public enum Suggestions {
  /// The candidate nearest to `name`, or `nil` where none is near enough to be worth naming.
  ///
  /// Distance is counted in single edits (insert, delete, replace, swap of neighbours), case aside. Near enough is a
  /// third of the longer name, and never more than three edits, so that short names do not match just anything. Of
  /// equal distances the first candidate wins.
  ///
  /// - Complexity: O(*n*) in the number of candidates, each with the product of the lengths.
  public static func nearest(to name: String, in candidates: some Sequence<String>) -> String? {
    let wanted = Array(name.lowercased().unicodeScalars)
    // A name this long is a mistake of another kind, and the distance would take long to work out.
    if wanted.count > 100 { return nil }
    var best: (distance: Int, candidate: String)?
    for candidate in candidates where candidate != name {
      let letters = Array(candidate.lowercased().unicodeScalars)
      let limit = min(3, max(wanted.count, letters.count) / 3)
      if abs(letters.count - wanted.count) > limit { continue }
      let distance = distance(wanted, letters)
      if distance <= limit && distance < best?.distance ?? .max { best = (distance, candidate) }
    }
    return best?.candidate
  }

  /// The optimal string alignment distance (Damerau, 1964, without repeated edits of one place).
  private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var beforeLast = [Int](repeating: 0, count: right.count + 1)
    var last = Array(0...right.count)
    for (row, letter) in left.enumerated() {
      var current = [row + 1]
      for (column, other) in right.enumerated() {
        var edits = min(last[column + 1] + 1, current[column] + 1, last[column] + (letter == other ? 0 : 1))
        if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
          edits = min(edits, beforeLast[column - 1] + 1)
        }
        current.append(edits)
      }
      (beforeLast, last) = (last, current)
    }
    return last[right.count]
  }
}
