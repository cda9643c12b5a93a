/// The answers to one question under several seeds: how much of an answer is chance.
///
/// Of equally good nodes kube-scheduler takes any, and where pods must be spread, what fits later depends on it.
public struct FitSample: Hashable, Sendable {
  /// The answers by seed: one after the other from the question's own on.
  public let fits: [Fit]
  /// The answer in the middle by the number of copies; of an even number of answers the lower of both. It is one of the
  /// answers, so that what stops the next copy and where the copies are belong to it.
  public let median: Fit

  /// The answers `first` and `others`.
  ///
  /// - Complexity: O(*n* log *n*) in the number of answers.
  public init(_ first: Fit, _ others: [Fit] = []) {
    fits = [first] + others
    let sorted = fits.enumerated().sorted { ($0.element.total, $0.offset) < ($1.element.total, $1.offset) }
    median = sorted[(sorted.count - 1) / 2].element
  }

  /// The fewest and the most copies that fitted.
  ///
  /// - Complexity: O(*n*) in the number of answers.
  public var range: ClosedRange<Int> {
    let totals = fits.map(\.total)
    return (totals.min() ?? 0)...(totals.max() ?? 0)
  }
}
