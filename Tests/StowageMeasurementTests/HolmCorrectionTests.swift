import StowageMeasurement
import Testing

struct HolmCorrectionTests {
  @Test("the smallest probability counts as often as there are comparisons, the next once less")
  func stepDown() {
    // 0.01 x 4 = 0.04; 0.02 x 3 = 0.06; 0.03 x 2 = 0.06; 0.2 x 1 = 0.2.
    let adjusted = HolmCorrection.adjusted([0.03, 0.01, 0.2, 0.02])
    for (found, expected) in zip(adjusted, [0.06, 0.04, 0.2, 0.06]) { #expect(abs(found - expected) < 1e-12) }
  }

  @Test("none is smaller than one that was smaller before, and none above 1")
  func monotone() {
    // 0.01 x 3 = 0.03; 0.011 x 2 = 0.022 is raised to 0.03; 0.9 stays. 0.6 x 2 is cut to 1.
    let adjusted = HolmCorrection.adjusted([0.011, 0.01, 0.9])
    for (found, expected) in zip(adjusted, [0.03, 0.03, 0.9]) { #expect(abs(found - expected) < 1e-12) }
    #expect(HolmCorrection.adjusted([0.6, 0.7]) == [1, 1])
  }

  @Test("one comparison is what it is, and none is nothing")
  func few() {
    #expect(HolmCorrection.adjusted([0.04]) == [0.04])
    #expect(HolmCorrection.adjusted([]).isEmpty)
  }
}
