import StowageKernel

/// Arrival times at an even distance from 0 on, in the place of the times of a file.
struct EvenArrivals {
  private let interval: Milliseconds
  private let file: String
  private var count: Int64 = 0

  /// Times at a distance of `interval`; `file` is named where they go wrong.
  init(every interval: Milliseconds, in file: String) throws(TraceError) {
    if interval < .zero {
      throw TraceError(file: file, found: "an arrival interval of \(interval)", expected: "0s or more")
    }
    self.interval = interval
    self.file = file
  }

  /// The next time.
  mutating func next() throws(TraceError) -> Instant {
    let (time, overflowed) = count.multipliedReportingOverflow(by: interval.count)
    count += 1
    if !overflowed, time <= WorkloadLimits.latest.milliseconds { return Instant(milliseconds: time) }
    throw TraceError(
      file: file, found: "an arrival interval of \(interval) for over \(count - 1) pods",
      expected: "all arrivals within 2^50 ms", hint: "give a shorter interval, or fewer pods")
  }
}
