/// The `d` attribute of an SVG path, in tenths of a unit, with relative steps because they are shorter.
struct SVGPath {
  private(set) var data = ""
  private var x = 0
  private var y = 0

  var isEmpty: Bool { data.isEmpty }

  /// Starts a new line.
  mutating func move(_ x: Double, _ y: Double) {
    (self.x, self.y) = (Self.tenths(x), Self.tenths(y))
    data += "M" + Self.text(self.x) + " " + Self.text(self.y)
  }

  /// Draws to a point.
  mutating func line(_ x: Double, _ y: Double) {
    let (nextX, nextY) = (Self.tenths(x), Self.tenths(y))
    let (stepX, stepY) = (nextX - self.x, nextY - self.y)
    data += stepY == 0 ? "h" + Self.text(stepX) : "l" + Self.text(stepX) + (stepY < 0 ? "" : " ") + Self.text(stepY)
    (self.x, self.y) = (nextX, nextY)
  }

  /// Ends an area.
  mutating func close() { data += "z" }

  private static func tenths(_ value: Double) -> Int { Int((min(max(value, -1e6), 1e6) * 10).rounded()) }

  private static func text(_ tenths: Int) -> String {
    let (whole, rest) = (tenths.magnitude / 10, tenths.magnitude % 10)
    return (tenths < 0 ? "-" : "") + (rest == 0 ? String(whole) : "\(whole).\(rest)")
  }
}
