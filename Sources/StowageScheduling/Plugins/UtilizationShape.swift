public import StowageModel

/// A score by utilisation that goes in straight lines between points: what RequestedToCapacityRatio scores by
/// (1.34 and 1.36, plugins/helper/shape_score.go).
public struct UtilizationShape: Hashable, Sendable {
  /// The points, by utilisation.
  public let points: [UtilizationShapePoint]

  /// The shape through these points, whose utilisations ascend and whose scores are 0 ... 10; without points it is 0 everywhere.
  public init(_ points: [UtilizationShapePoint]) { self.points = points }

  /// The score at `utilization` percent, 0 ... 100: ten times that of the points.
  ///
  /// Before the first point and after the last it stays as it is there. Between two points `a` and `b` it is
  /// `score(a) + (score(b) - score(a)) * (utilization - a) / (b - a)` in whole numbers, the quotient cut towards 0: a
  /// falling line is thus rounded up.
  public func score(atPercent utilization: Int64) -> Int64 {
    guard let next = points.firstIndex(where: { utilization <= Int64($0.utilization) }) else {
      return points.last.map { 10 * Int64($0.score) } ?? 0
    }
    let end = points[next]
    if next == 0 { return 10 * Int64(end.score) }
    let start = points[next - 1]
    let rise = 10 * Int64(end.score - start.score)
    return 10 * Int64(start.score)
      + rise * (utilization - Int64(start.utilization)) / Int64(end.utilization - start.utilization)
  }
}
