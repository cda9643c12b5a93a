/// The colours of policies: those of Okabe and Ito (2008), which readers with colour-blindness can tell apart.
enum Palette {
  /// On white paper; the pale yellow comes last, and black is the text's own colour.
  static let light = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#1d2433", "#B8A800"]

  /// On a dark ground: the same hues, lifted where they would sink.
  static let dark = ["#3F9BE0", "#F0803C", "#1FC08F", "#E29AC3", "#F2B22E", "#9AD7F8", "#E6EAF0", "#F0E442"]

  /// The line patterns of print and of policies beyond the eighth.
  static let dashes = ["none", "7 3", "2 2.5", "9 3 2 3", "4 2", "12 3", "1 3", "9 2 2 2 2 2"]

  /// The colour of a policy's number.
  static func color(of policy: Int) -> Int { policy % light.count }

  /// The pattern of a policy's line on screens; `nil` for a solid one.
  ///
  /// A line that lies on `depth` others has gaps that are wider the more there are, and begin at the same place, so that
  /// each of them shows.
  static func dash(of policy: Int, onTopOf depth: Int = 0) -> String? {
    if depth > 0 {
      let depth = min(depth, 6)
      return "\(12 + 5 * (6 - depth) / 2) \(5 * depth)"
    }
    let round = policy / light.count
    return round == 0 ? nil : dashes[1 + (round - 1) % (dashes.count - 1)]
  }
}
