extension Distribution {
  /// A length of time drawn from this distribution, whose numbers count milliseconds: rounded, at least one of them,
  /// and at most 2^53, which is longer than a run can last.
  public func duration(from stream: inout RandomStream) -> Milliseconds {
    let count = sample(from: &stream).rounded()
    return Milliseconds(Int64(min(max(1, count), 0x1p53)))
  }
}

extension RandomStream {
  /// An exponential length of time with the given mean, as ``Distribution/duration(from:)`` draws it: the time until
  /// something happens that is as likely at any time.
  public mutating func nextDuration(mean: Milliseconds) -> Milliseconds {
    Distribution.exponential(mean: Double(mean.count)).duration(from: &self)
  }
}
