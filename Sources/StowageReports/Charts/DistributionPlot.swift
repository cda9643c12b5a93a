import StowageMeasurement

/// A distribution as cumulative curves on a logarithmic axis.
struct DistributionPlot {
  let distribution: ComparisonReport.DistributionResult
  let policies: [String]

  private var curves: [ComparisonReport.DistributionCurve] { distribution.curves }
  private var isTime: Bool { distribution.subject.unit == .seconds }

  /// Whether no value is above zero, which leaves nothing to draw.
  var isAllZero: Bool { !curves.flatMap(\.points).contains { $0.value > 0 } }

  /// The first and last value on the axis; those below the first are drawn at its start.
  var range: ClosedRange<Double> {
    let values = curves.flatMap(\.points).map(\.value).filter { $0.isFinite && $0 > 0 }
    let low = max(values.min() ?? 1, 0.001)
    return low...max(values.max() ?? 10, low * 10)
  }

  /// Where the vertical axis starts: lower than every curve, so that curves which start high use the height.
  var floor: Double {
    let lowest = curves.compactMap { $0.points.first?.share }.filter(\.isFinite).min() ?? 0
    if lowest < 0.3 { return 0 }
    // Where nearly all values are zero, the few others need the whole height.
    let steps = [0.7, 0.5, 0.25, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001]
    return 1 - (steps.last { $0 >= (1 - lowest) * 1.1 } ?? 1)
  }

  /// The points of a curve as they are drawn: logarithms of values, and percent.
  func drawn(_ curve: ComparisonReport.DistributionCurve) -> [(x: Double, y: Double)] {
    let least = range.lowerBound
    return curve.points.filter { $0.value.isFinite && $0.share.isFinite }.map {
      (decimalLogarithm(max($0.value, least)), min(max($0.share, 0), 1) * 100)
    }
  }

  /// The curves as a plot.
  var plot: CurvePlot {
    let lines = policies.enumerated().compactMap { index, policy in
      distribution.curve(of: policy).map { curve in
        CurvePlot.Line(
          policy: index, color: index, name: policy, endText: endText(curve), points: drawn(curve))
      }
    }
    let longest = lines.map(\.endText.count).max() ?? 0
    let (range, valueTicks) = (range, NiceTicks(covering: floor * 100, 100, count: 5))
    let frame = PlotFrame(
      width: TimePlot.width, height: max(300, 60 + Double(policies.count) * 14), left: 58,
      right: 28 + Double(longest) * 6.9, top: 10, bottom: 40,
      xRange: decimalLogarithm(range.lowerBound)...decimalLogarithm(range.upperBound),
      yRange: (valueTicks.values.first ?? 0)...(valueTicks.values.last ?? 100))
    let unit = distribution.subject.unit.rawValue
    return CurvePlot(
      frame: frame, lines: lines, scale: isTime ? .timeLogarithm : .numberLogarithm, ticks: ticks,
      valueTicks: valueTicks, valueSuffix: " %",
      axisTitle: "\(distribution.subject.quantity) (\(isTime || unit.isEmpty ? "" : unit + ", ")logarithmic)",
      reading: ("within", isTime ? "" : unit), isExtended: true)
  }

  private var ticks: [(position: Double, label: String)] {
    let values =
      isTime ? TimeTicks.logarithmic : (-3...15).map { exponent in NiceTicks.powerOfTen(exponent) }
    return values.filter(range.contains).map {
      (decimalLogarithm($0), isTime ? DurationText.short($0) : DecimalText.plain($0, decimals: 3))
    }
  }

  private func endText(_ curve: ComparisonReport.DistributionCurve) -> String {
    let name = LabelLayout.shortened(curve.policy, to: 24)
    return curve.missingCount > 0
      ? "\(name) · \(DecimalText.count(curve.missingCount)) \(distribution.subject.missing)" : name
  }
}
