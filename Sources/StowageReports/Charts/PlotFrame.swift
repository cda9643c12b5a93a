/// The drawing area of a chart: its size, its margins, and what its edges stand for.
struct PlotFrame {
  var width: Double
  var height: Double
  var left: Double
  var right: Double
  var top: Double
  var bottom: Double
  /// The values at the left and the right edge.
  var xRange: ClosedRange<Double>
  /// The values at the lower and the upper edge.
  var yRange: ClosedRange<Double>

  var plotRight: Double { width - right }
  var plotBottom: Double { height - bottom }

  /// The horizontal position of a value.
  func x(_ value: Double) -> Double {
    left + (value - xRange.lowerBound) / span(of: xRange) * (plotRight - left)
  }

  /// The vertical position of a value; it grows downwards.
  func y(_ value: Double) -> Double {
    plotBottom - (value - yRange.lowerBound) / span(of: yRange) * (plotBottom - top)
  }

  private func span(of range: ClosedRange<Double>) -> Double {
    let span = range.upperBound - range.lowerBound
    return span > 0 ? span : 1
  }
}
