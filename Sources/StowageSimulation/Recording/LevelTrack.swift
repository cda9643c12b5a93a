import StowageKernel
import StowageMeasurement

/// What is kept of a level that is followed: its mean and its course.
struct LevelTrack {
  let level: FollowedLevel
  /// What 100 % is; `nil` for counts.
  let whole: Int64?
  private var mean: TimeWeightedLevel
  private(set) var course: BinnedSeries?
  private var meanAtEnd = 0.0

  init(_ level: FollowedLevel, whole: Int64?, mean: TimeWeightedLevel, course: BinnedSeries?) {
    self.level = level
    self.whole = whole
    self.mean = mean
    self.course = course
  }

  /// The level is `value` from `time` on.
  mutating func set(_ value: Int64, at time: Instant, measuring: Bool, charting: Bool) {
    if measuring { mean.set(value, at: time) }
    if charting { course?.set(value, at: time) }
  }

  /// The time that the mean covers ends at `time`.
  mutating func endMeasuring(at time: Instant) { meanAtEnd = mean.mean(until: time) }

  /// Its metrics by key, in percent of the whole where there is one.
  var metrics: [String: Double] {
    let key = level.rawValue
    guard let whole else { return [key: meanAtEnd, key + "Peak": Double(mean.peak)] }
    var metrics = [key: meanAtEnd * 100 / Double(whole)]
    if level.isAllocation {
      metrics[key + "Peak"] = Double(mean.peak) * 100 / Double(whole)
      metrics[key + "End"] = Double(mean.level) * 100 / Double(whole)
    }
    return metrics
  }
}
