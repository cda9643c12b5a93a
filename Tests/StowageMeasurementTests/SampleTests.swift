import StowageMeasurement
import Testing

struct SampleTests {
  @Test("the interval of three values uses t with two degrees of freedom")
  func interval() throws {
    // Mean 2, deviation 1, t = 4.303: half width 4.303 / sqrt(3) = 2.4843.
    let half = try #require(Sample([1, 2, 3]).confidenceHalfWidth)
    #expect(abs(half - 2.4843) < 0.0001)
  }

  @Test("of one or two values nothing is known of chance", arguments: [[3.0], [3, 5]])
  func few(values: [Double]) {
    #expect(Sample(values).confidenceHalfWidth == nil)
    #expect(Sample(values).probabilityByChance == nil)
  }

  @Test("paired differences take out what the seeds have in common")
  func paired() {
    let difference = Sample([11, 21, 31]).paired(minus: Sample([10, 20, 30]))
    #expect(difference.mean == 1 && difference.confidenceHalfWidth == 0 && difference.probabilityByChance == 0)
  }

  // Published values: t(0.975; 40) = 2.0211, t(0.975; 120) = 1.9799.
  @Test("beyond the table the quantile follows the expansion", arguments: [(41, 2.0211), (121, 1.9799)])
  func expansion(count: Int, quantile: Double) throws {
    // Alternating 1 and -1 with one 0: mean 0, deviation 1 by count - 1 ones over count - 1.
    let values = (0..<count).map { $0 == count - 1 ? 0.0 : ($0 % 2 == 0 ? 1.0 : -1.0) }
    let half = try #require(Sample(values).confidenceHalfWidth)
    #expect(abs(half * Double(count).squareRoot() - quantile) < 0.0002)
  }

  // Published values of Student's t: 5 % to both sides are beyond 4.303, 3.182 and 2.228 with 2, 3 and 10 degrees of
  // freedom; 1 % beyond 9.925 and 5.841 with 2 and 3; 0.1 % beyond 8.610 with 4.
  @Test(
    "the probability of a mean by chance is that of Student's t",
    arguments: [
      (4.303, 3, 0.05), (3.182, 4, 0.05), (2.228, 11, 0.05), (9.925, 3, 0.01), (5.841, 4, 0.01), (8.610, 5, 0.001),
    ])
  func probability(t: Double, count: Int, expected: Double) throws {
    // Alternating 1 and -1, the last one 0 if need be, have the mean 0; their standard error times t is added to each.
    let values = (0..<count).map { $0 == count - 1 && count % 2 == 1 ? 0.0 : ($0 % 2 == 0 ? 1.0 : -1.0) }
    let deviation = try #require(Sample(values).standardDeviation)
    let shift = t * deviation / Double(count).squareRoot()
    let probability = try #require(Sample(values.map { $0 + shift }).probabilityByChance)
    #expect(abs(probability - expected) < expected / 1_000, "\(probability)")
  }

  @Test("a mean of 0 may be chance for certain, and one value in every seed is none")
  func degenerate() {
    #expect(Sample([0, 0, 0]).probabilityByChance == 1)
    #expect(Sample([-1, 0, 1]).probabilityByChance == 1)
    #expect(Sample([2, 2, 2]).probabilityByChance == 0)
  }
}
