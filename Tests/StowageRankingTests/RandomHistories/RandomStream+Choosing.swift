import StowageKernel

extension RandomStream {
  /// True once in `chances` times.
  mutating func once(in chances: Int) -> Bool { next(below: chances) == 0 }

  /// One of `values`, which are not empty.
  mutating func one<Value>(of values: [Value]) -> Value { values[next(below: values.count)] }

  /// A whole number of the range.
  mutating func number(in range: ClosedRange<Int>) -> Int { range.lowerBound + next(below: range.count) }
}
