import Testing

@testable import StowageReports

@Suite("Numbers as text")
struct NumberTextTests {
  @Test(
    "a number has the asked decimals, and halves round away from zero",
    arguments: [
      (0.0, 2, "0.00"), (1.5, 0, "2"), (-1.5, 0, "−2"), (0.125, 2, "0.13"),
      // 1.005 lies just below the half in binary: 1.00499999999999989.
      (1.005, 2, "1.00"), (8_152.0, 0, "8,152"), (1_234_567.891, 1, "1,234,567.9"), (-0.001, 2, "0.00"),
      (999.999, 2, "1,000.00"), (0.07, 3, "0.070"),
    ])
  func fixed(value: Double, decimals: Int, text: String) {
    #expect(DecimalText.fixed(value, decimals: decimals) == text)
  }

  @Test("a difference carries its sign, zero carries none")
  func signed() {
    #expect(DecimalText.fixed(3.25, decimals: 1, signed: true) == "+3.3")
    #expect(DecimalText.fixed(-3.25, decimals: 1, signed: true) == "−3.3")
    #expect(DecimalText.fixed(0.01, decimals: 1, signed: true) == "0.0")
  }

  @Test("what is no number reads as a dash", arguments: [Double.nan, .infinity, -.infinity])
  func missing(value: Double) {
    #expect(DecimalText.fixed(value, decimals: 2) == "–")
    #expect(DurationText.short(value) == "–")
  }

  @Test("numbers for machines have no grouping and no trailing zeros")
  func plain() {
    #expect(DecimalText.plain(1_234.50, decimals: 3) == "1234.5")
    #expect(DecimalText.plain(-0.25, decimals: 1) == "-0.3")
    #expect(DecimalText.plain(-0.0001, decimals: 2) == "0")
    #expect(DecimalText.plain(12, decimals: 2) == "12")
    #expect(DecimalText.plain(100.06, decimals: 1) == "100.1")
  }

  @Test(
    "spans of time read in at most two units",
    arguments: [
      (0.0, "0"), (0.004, "4 ms"), (0.0005, "0.5 ms"), (3.25, "3.3 s"), (59.0, "59 s"), (59.6, "1 min"),
      (90.0, "1 min 30 s"), (3_582.0, "59 min 42 s"), (3_599.9, "1 h"), (5_400.0, "1 h 30 min"),
      (86_400.0, "1 d"), (194_400.0, "2 d 6 h"), (86_000.0, "23 h 53 min"), (86_399.0, "1 d"), (-120.0, "−2 min"),
    ])
  func durations(seconds: Double, text: String) { #expect(DurationText.short(seconds) == text) }
}
