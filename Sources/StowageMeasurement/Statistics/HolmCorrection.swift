/// Holm's step-down correction for the number of comparisons (S. Holm, *A Simple Sequentially Rejective Multiple Test
/// Procedure*, 1979).
///
/// Of 40 comparisons in which nothing differs, two are below 5 % by chance. The correction keeps the probability that any
/// of them is called a difference below 5 %, whatever depends on what.
public enum HolmCorrection {
  /// The probabilities, corrected for their number, in the order in which they were given.
  ///
  /// The smallest is multiplied by their number, the next by one less, and so on; none becomes smaller than one before it,
  /// nor larger than 1. One that is below 0.05 can be called a difference.
  ///
  /// - Complexity: O(*n* log *n*).
  public static func adjusted(_ probabilities: [Double]) -> [Double] {
    let order = probabilities.indices.sorted { (probabilities[$0], $0) < (probabilities[$1], $1) }
    var adjusted = probabilities
    var highest = 0.0
    for (rank, index) in order.enumerated() {
      highest = max(highest, min(1, probabilities[index] * Double(order.count - rank)))
      adjusted[index] = highest
    }
    return adjusted
  }
}
