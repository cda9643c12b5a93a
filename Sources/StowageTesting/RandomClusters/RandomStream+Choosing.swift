public import StowageKernel

extension RandomStream {
  /// True once in `chances` times.
  ///
  /// - Precondition: `chances > 0`.
  public mutating func once(in chances: Int) -> Bool { next(below: chances) == 0 }

  /// One of `values`, each as likely as the others.
  ///
  /// - Precondition: There is one at least.
  public mutating func one<Value>(of values: [Value]) -> Value {
    precondition(!values.isEmpty, "there is nothing to choose from")
    return values[next(below: values.count)]
  }

  /// A whole number of the range, each as likely as the others.
  public mutating func number(in range: ClosedRange<Int>) -> Int { range.lowerBound + next(below: range.count) }
}
