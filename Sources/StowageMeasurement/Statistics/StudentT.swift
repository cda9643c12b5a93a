#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Student's t distribution, as far as 95 % confidence intervals and tests need it.
enum StudentT {
  /// The 97.5 % quantile: exact to three decimals up to 30 degrees of freedom, then Cornish and Fisher's expansion
  /// around the normal quantile, right to four decimals there (Abramowitz and Stegun 26.7.5).
  static func quantile975(degreesOfFreedom: Int) -> Double {
    precondition(degreesOfFreedom > 0, "a t distribution has at least one degree of freedom")
    if degreesOfFreedom <= table.count { return table[degreesOfFreedom - 1] }
    let z = 1.959_963_985
    let n = Double(degreesOfFreedom)
    let (z3, z5) = (z * z * z, z * z * z * z * z)
    return z + (z3 + z) / (4 * n) + (5 * z5 + 16 * z3 + 3 * z) / (96 * n * n)
  }

  /// How likely a value at least as far from 0 as `t` is, to either side: the finite series of Abramowitz and Stegun
  /// 26.7.3 and 26.7.4.
  ///
  /// - Complexity: O(degrees of freedom).
  static func twoSidedProbability(of t: Double, degreesOfFreedom: Int) -> Double {
    precondition(degreesOfFreedom > 0, "a t distribution has at least one degree of freedom")
    let n = Double(degreesOfFreedom)
    let square = t * t
    guard square.isFinite else { return 0 }
    let (sine, cosine) = ((square / (n + square)).squareRoot(), (n / (n + square)).squareRoot())
    let isOdd = degreesOfFreedom % 2 == 1
    // The terms rise by the square of the cosine; the first is a cosine for odd degrees and 1 for even ones.
    var term = isOdd ? cosine : 1
    var sum = degreesOfFreedom > 1 ? term : 0
    var factor = isOdd ? 3 : 2
    while factor < degreesOfFreedom {
      term *= cosine * cosine * Double(factor - 1) / Double(factor)
      sum += term
      factor += 2
    }
    let within = isOdd ? 2 / Double.pi * (atan2(t.magnitude, n.squareRoot()) + sine * sum) : sine * sum
    return min(1, max(0, 1 - within))
  }

  private static let table = [
    12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131, 2.120,
    2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042,
  ]
}
