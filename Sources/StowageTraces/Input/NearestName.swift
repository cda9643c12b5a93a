/// The name out of `candidates` that `name` was most likely meant to be; `nil` where none is close.
///
/// Close means that at most a third of the letters, and at least two, were typed wrongly (Levenshtein, 1966).
func nearestName(to name: String, among candidates: some Sequence<String>) -> String? {
  var best: (distance: Int, name: String)?
  for candidate in candidates {
    let distance = editDistance(Array(name.lowercased().utf8), Array(candidate.lowercased().utf8))
    if distance <= max(2, name.utf8.count / 3), distance < best?.distance ?? .max { best = (distance, candidate) }
  }
  return best?.name
}

/// How many single letters must be put in, taken out or changed to turn `left` into `right`.
private func editDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
  var row = Array(0...right.count)
  for (leftIndex, leftByte) in left.enumerated() {
    var diagonal = row[0]
    row[0] = leftIndex + 1
    for (rightIndex, rightByte) in right.enumerated() {
      let substituted = diagonal + (leftByte == rightByte ? 0 : 1)
      diagonal = row[rightIndex + 1]
      row[rightIndex + 1] = min(substituted, diagonal + 1, row[rightIndex] + 1)
    }
  }
  return row[right.count]
}
