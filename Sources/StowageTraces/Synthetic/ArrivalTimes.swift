import StowageKernel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The times of an ``ArrivalProcess``, in order.
///
/// A swing is made by thinning (Lewis and Shedler, 1979): times are drawn at the highest rate of the day, and each is
/// kept with the probability that the rate at that time has of it.
struct ArrivalTimes {
  private let process: ArrivalProcess
  private let swing: DailySwing?
  private let end: Instant?
  private var chance: RandomStream
  private var thinning: RandomStream
  /// Milliseconds, with their fraction: rounding happens once for each time and does not add up.
  private var clock = 0.0
  private var drawn: Int64 = 0
  private var leftInBatch = 0
  private var isBusy = false
  private var phaseEnd = 0.0

  init(_ process: ArrivalProcess, swing: DailySwing?, end: Instant?, seed: UInt64) {
    self.process = process
    self.swing = swing
    self.end = end
    chance = RandomStream(seed: seed, purpose: "arrivals")
    thinning = RandomStream(seed: seed, purpose: "thinning")
    if case .bursts(_, _, let meanQuiet, _) = process {
      phaseEnd = 1_000 * Distribution.exponential(mean: meanQuiet).sample(from: &chance)
    }
  }

  /// Draws in a row that may come to nothing before the description is taken for wrong.
  private static let mostIdleDraws = 4_000_000

  /// The next time; `nil` at the end.
  ///
  /// - Throws: ``TraceError`` where the next pod would come later than any time that can be told, or never.
  mutating func next() throws(TraceError) -> Instant? {
    if leftInBatch > 0 {
      leftInBatch -= 1
      return Instant(milliseconds: Int64(clock))
    }
    for _ in 0..<Self.mostIdleDraws {
      let time = try draw(peak: 1 + (swing?.amplitude ?? 0))
      if let end, time >= Double(end.milliseconds) { return nil }
      guard time <= Double(WorkloadLimits.latest.milliseconds) else { throw Self.tooLate }
      clock = time
      if keeps(time) {
        if case .batches(_, let size) = process {
          leftInBatch = Int(min(ArrivalProcess.largestGroup, max(1, size.sample(from: &chance).rounded()))) - 1
        }
        return Instant(milliseconds: Int64(time))
      }
    }
    throw Self.idle("\(Self.mostIdleDraws) arrivals in a row that the swing leaves out")
  }

  private static var tooLate: TraceError {
    TraceError(
      file: "synthetic workload", found: "a pod that would arrive after 2^50 ms (about 35,000 years)",
      expected: "all pods before that", hint: "raise the rate, or give a duration or fewer pods")
  }

  private static func idle(_ found: String) -> TraceError {
    TraceError(file: "synthetic workload", found: found, expected: "arrivals that go on", hint: "raise the rate")
  }

  private mutating func keeps(_ time: Double) -> Bool {
    guard let swing, swing.amplitude > 0 else { return true }
    let turns = (time - Double(swing.phase.count)) / Double(swing.period.count)
    let rate = 1 + swing.amplitude * sin(2 * Double.pi * turns)
    return thinning.nextUnit() * (1 + swing.amplitude) < rate
  }

  /// The next time before thinning, in milliseconds, at `peak` times the rate.
  private mutating func draw(peak: Double) throws(TraceError) -> Double {
    switch process {
    case .poisson(let rate), .batches(let rate, _):
      guard rate > 0 else { return .infinity }
      return clock + 1_000 * Distribution.exponential(mean: 1 / (rate * peak)).sample(from: &chance)
    case .regular(let interval):
      defer { drawn += 1 }
      return Double(drawn) * Double(interval.count) / peak
    case .bursts(let quiet, let busy, let meanQuiet, let meanBusy):
      var from = clock
      // The exponential forgets: at a change of phase the wait begins anew at the other rate.
      for _ in 0..<1_000_000 {
        let rate = (isBusy ? busy : quiet) * peak
        if rate > 0 {
          let time = from + 1_000 * Distribution.exponential(mean: 1 / rate).sample(from: &chance)
          if time < phaseEnd { return time }
        }
        from = phaseEnd
        isBusy.toggle()
        phaseEnd += 1_000 * Distribution.exponential(mean: isBusy ? meanBusy : meanQuiet).sample(from: &chance)
        if from > Double(min(end ?? .never, WorkloadLimits.latest).milliseconds) { return .infinity }
      }
      throw Self.idle("1000000 changes between quiet and busy in a row without a pod")
    }
  }
}
