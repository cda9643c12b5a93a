import ArgumentParser
import StowageExperiments
import StowageKernel

/// What is done to a workload before it is replayed.
struct WorkloadOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Only pods that arrive at this time of the trace or later.", valueName: "duration"),
    transform: DurationArgument.parse)
  var windowStart: DurationArgument?

  @Option(
    help: ArgumentHelp("Only pods that arrive before this time of the trace.", valueName: "duration"),
    transform: DurationArgument.parse)
  var windowEnd: DurationArgument?

  @Option(help: ArgumentHelp("Only this many of the first pods.", valueName: "count"))
  var limit: Int?

  @Option(
    help: ArgumentHelp("Scale the load by seeded resampling of the pods, as in 2 or 0.5.", valueName: "factor"),
    transform: FactorArgument.parse)
  var loadFactor: FactorArgument?

  @Option(
    help: ArgumentHelp(
      "Let the pods arrive closer together by this factor; they run as long as before.", valueName: "factor"),
    transform: FactorArgument.parse)
  var timeCompression: FactorArgument?

  @Option(
    help: ArgumentHelp("Move every arrival by chance, by at most this much (input shaking).", valueName: "duration"),
    transform: DurationArgument.parse)
  var shake: DurationArgument?

  @Option(
    help: ArgumentHelp(
      "A pod arrives each interval, instead of at the file's times, and never leaves.", valueName: "duration"),
    transform: DurationArgument.parse)
  var arrivalInterval: DurationArgument?

  func validate() throws {
    if let limit, limit < 1 { throw ValidationError("--limit \(limit): expected 1 or more") }
    if let start = windowStart, let end = windowEnd, end.milliseconds <= start.milliseconds {
      throw ValidationError("--window-end \(end.milliseconds): expected a time after --window-start")
    }
    for (name, value) in [("--shake", shake), ("--arrival-interval", arrivalInterval)]
    where value?.milliseconds == .zero {
      throw ValidationError("\(name) 0s: expected a duration above 0s")
    }
  }

  /// Whether any of them was given.
  var isGiven: Bool {
    windowStart != nil || windowEnd != nil || limit != nil || loadFactor != nil || timeCompression != nil
      || shake != nil || arrivalInterval != nil
  }

  /// Takes what was given over into `workload`.
  func apply(to workload: inout WorkloadDefinition) {
    if windowStart != nil || windowEnd != nil {
      workload.window = WorkloadDefinition.Window(
        start: .origin + (windowStart?.milliseconds ?? .zero),
        end: windowEnd.map { .origin + $0.milliseconds } ?? .never)
    }
    workload.limit = limit ?? workload.limit
    workload.loadFactor = loadFactor?.factor ?? workload.loadFactor
    workload.timeCompression = timeCompression?.factor ?? workload.timeCompression
    workload.shake = shake?.milliseconds ?? workload.shake
    workload.arrivalInterval = arrivalInterval?.milliseconds ?? workload.arrivalInterval
  }
}
