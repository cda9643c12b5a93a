import StowageKernel
import Testing

struct RandomStreamTests {
  // The reference implementation of SplitMix64 gives these three numbers for seed 1234567; xoshiro256** starts from
  // four of them, and its first output is rotl(s1 * 5, 7) * 9 with s1 = 3203168211198807973.
  @Test("the stream starts as the published algorithm says")
  func firstOutput() {
    let second: UInt64 = 3_203_168_211_198_807_973
    let product = second &* 5
    let expected = ((product << 7) | (product >> 57)) &* 9
    var stream = RandomStream(seed: 1_234_567)
    #expect(stream.next() == expected)
  }

  @Test("streams of one seed differ by purpose and repeat by purpose")
  func purposes() {
    var arrivals = RandomStream(seed: 7, purpose: "arrivals")
    var failures = RandomStream(seed: 7, purpose: "failures")
    var again = RandomStream(seed: 7, purpose: "arrivals")
    let first = (0..<8).map { _ in arrivals.next() }
    #expect(first == (0..<8).map { _ in again.next() })
    #expect(first != (0..<8).map { _ in failures.next() })
  }

  @Test("bounded numbers stay below their bound and reach every value", arguments: [1, 2, 3, 7, 1000])
  func bounded(bound: Int) {
    var stream = RandomStream(seed: UInt64(bound))
    var seen = Set<Int>()
    for _ in 0..<(bound * 40) { seen.insert(stream.next(below: bound)) }
    #expect(seen.allSatisfy { (0..<bound).contains($0) })
    #expect(seen.count == bound)
  }

  // Means of the laws: uniform (a+b)/2; exponential its mean; log-normal median·e^(σ²/2); Weibull with shape 1 its
  // scale; Pareto m·α/(α−1). With 200,000 samples a deviation of 2 % is far outside chance for these parameters.
  @Test(
    "samples have the mean of their distribution",
    arguments: [
      (Distribution.constant(3), 3.0),
      (.uniform(low: 2, high: 6), 4),
      (.exponential(mean: 5), 5),
      (.normal(mean: 10, standardDeviation: 2), 10),
      (.logNormal(median: 4, sigma: 0.5), 4 * 1.133148),
      (.weibull(scale: 2, shape: 1), 2),
      (.pareto(minimum: 1, exponent: 4), 4.0 / 3),
    ])
  func means(distribution: Distribution, mean: Double) {
    var stream = RandomStream(seed: 42)
    var sum = 0.0
    for _ in 0..<200_000 { sum += distribution.sample(from: &stream) }
    #expect(abs(sum / 200_000 - mean) < 0.02 * mean)
  }

  @Test("a duration that is drawn counts whole milliseconds, at least one, and no more than a run can last")
  func durations() {
    var random = RandomStream(seed: 1)
    for (number, count) in [(0.2, 1), (-5, 1), (2.6, 3), (1e300, 1 << 53)] as [(Double, Int64)] {
      #expect(Distribution.constant(number).duration(from: &random) == Milliseconds(count))
    }
    let sum = (0..<10_000).reduce(into: Int64(0)) { sum, _ in sum += random.nextDuration(mean: .seconds(2)).count }
    // The standard error is 20 ms.
    #expect(abs(sum / 10_000 - 2_000) < 100)
  }
}
