import Testing

@testable import StowageMeasurement

struct MeasuredValuesTests {
  private func values(_ list: [Int64], exactUpTo limit: Int = 100) -> MeasuredValues {
    var values = MeasuredValues(exactUpTo: limit)
    for value in list { values.add(value) }
    return values
  }

  @Test("while all values are kept, quantiles are those values")
  func exact() {
    // A histogram puts 10,001 and 10,050 into one bucket.
    let values = values([10_050, 0, 10_001, 0, 70_003])
    #expect(values.isExact && values.count == 5 && values.maximum == 70_003)
    // Of 5 values, 0.4 are the 2nd, 0.6 the 3rd, 0.8 the 4th and 0.99 the 5th.
    #expect(values.quantiles([0, 0.4, 0.6, 0.8, 0.99, 1]) == [0, 0, 10_001, 10_050, 70_003, 70_003])
    // Of 10, 5 of which never came to a value, half is the 5th.
    #expect(values.quantiles([0.3, 0.5, 0.9], of: 10) == [10_001, 70_003, 70_003])
  }

  @Test("beyond the limit quantiles are those of the histogram, and zeros take no room")
  func histogram() {
    var histogram = LogHistogram()
    let list: [Int64] = [10_050, 0, 0, 0, 10_001, 70_003]
    for value in list { histogram.add(value) }
    #expect(values(list, exactUpTo: 3).isExact)
    let values = values(list, exactUpTo: 2)
    #expect(!values.isExact && values.count == 6 && values.mean == histogram.mean)
    for share in [0, 0.5, 0.6, 0.7, 1] { #expect(values.quantile(share) == histogram.quantile(share)) }
  }

  @Test("adding distributions is adding their values, as long as they fit")
  func adding() {
    var both = values([5, 10_001])
    both.add(values([0, 10_050]))
    #expect(both == values([5, 10_001, 0, 10_050]))
    #expect(both.isExact && both.quantile(0.75) == 10_001)
    var many = values([5, 10_001], exactUpTo: 2)
    many.add(values([10_050], exactUpTo: 2))
    #expect(!many.isExact && many.count == 3)
    many.add(values([7], exactUpTo: 2))
    #expect(!many.isExact && many.count == 4)
  }

  @Test("without values everything is 0")
  func empty() {
    #expect(MeasuredValues().quantiles([0.5, 1]) == [0, 0] && MeasuredValues().mean == 0)
  }
}
