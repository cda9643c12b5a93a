import StowageMeasurement

/// Numbers of blocks, in their unit.
enum NumberText {
  /// A number with its unit; seconds as a span of time.
  static func withUnit(_ value: Double, _ unit: Metric.Unit, decimals: Int) -> String {
    unit == .seconds
      ? DurationText.short(value) : UnitText.joined(DecimalText.fixed(value, decimals: decimals), unit.rawValue)
  }

  /// A number whose unit stands elsewhere; seconds as a span of time, which has its units with it.
  static func alone(_ value: Double, _ unit: Metric.Unit, decimals: Int) -> String {
    unit == .seconds ? DurationText.short(value) : DecimalText.fixed(value, decimals: decimals)
  }
}
