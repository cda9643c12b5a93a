import StowageKernel
import StowageMeasurement
import Testing

struct LogHistogramTests {
  @Test("small values are kept exactly")
  func small() {
    var histogram = LogHistogram()
    for value in 1...100 { histogram.add(Int64(value)) }
    #expect(histogram.quantile(0.5) == 50)
    #expect(histogram.quantile(0.99) == 99)
    #expect(histogram.quantile(1) == 100)
    #expect(histogram.quantile(0) == 1)
    #expect(histogram.mean == 50.5)
  }

  @Test("without values everything is 0")
  func empty() {
    #expect(LogHistogram().quantile(0.5) == 0)
    #expect(LogHistogram().mean == 0)
  }

  @Test("a quantile is never too low and at most 1/64 too high", arguments: 1...20)
  func precision(seed: Int) {
    var random = RandomStream(seed: UInt64(seed))
    var histogram = LogHistogram()
    var values: [Int64] = []
    for _ in 0..<1_000 {
      let value = Int64(random.next() >> UInt64(1 + random.next(below: 60)))
      values.append(value)
      histogram.add(value)
    }
    values.sort()
    for share in [0.01, 0.1, 0.5, 0.9, 0.99, 1] {
      let exact = values[max(1, Int((share * 1_000).rounded(.up))) - 1]
      let told = histogram.quantile(share)
      #expect(told >= exact && Double(told) <= Double(exact) * (1 + 1.0 / 64), "seed \(seed) share \(share)")
    }
    #expect(histogram.maximum == values.last)
    #expect(histogram.cumulative.last?.count == 1_000)
  }

  @Test("two distributions add up")
  func addition() {
    var (left, right, both) = (LogHistogram(), LogHistogram(), LogHistogram())
    for value in [1, 5, 900, 70_000] as [Int64] {
      left.add(value)
      both.add(value)
    }
    for value in [3, 1_000_000] as [Int64] {
      right.add(value)
      both.add(value)
    }
    left.add(right)
    #expect(left == both)
  }
}
