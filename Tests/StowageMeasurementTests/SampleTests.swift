import StowageMeasurement
import Testing

struct SampleTests {
  @Test("the interval of three values uses t with two degrees of freedom")
  func interval() throws {
    // Mean 2, deviation 1, t = 4.303: half width 4.303 / sqrt(3) = 2.4843.
    let half = try #require(Sample([1, 2, 3]).confidenceHalfWidth)
    #expect(abs(half - 2.4843) < 0.0001)
  }

  @Test("one value has no interval and shows no difference")
  func oneValue() {
    #expect(Sample([3]).confidenceHalfWidth == nil)
    #expect(!Sample([3]).differsFromZero)
  }

  @Test("paired differences take out what the seeds have in common")
  func paired() {
    let difference = Sample([11, 21, 31]).paired(minus: Sample([10, 20, 30]))
    #expect(difference.mean == 1 && difference.confidenceHalfWidth == 0 && difference.differsFromZero)
  }

  // Published values: t(0.975; 40) = 2.0211, t(0.975; 120) = 1.9799.
  @Test("beyond the table the quantile follows the expansion", arguments: [(41, 2.0211), (121, 1.9799)])
  func expansion(count: Int, quantile: Double) throws {
    // Alternating 1 and -1 with one 0: mean 0, deviation 1 by count - 1 ones over count - 1.
    let values = (0..<count).map { $0 == count - 1 ? 0.0 : ($0 % 2 == 0 ? 1.0 : -1.0) }
    let half = try #require(Sample(values).confidenceHalfWidth)
    #expect(abs(half * Double(count).squareRoot() - quantile) < 0.0002)
  }
}
