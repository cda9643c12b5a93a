public import StowageKernel

/// A synthetic workload, described: when pods come, of which classes, and how long they run.
public struct WorkloadDescription: Hashable, Sendable {
  /// What the pods' names begin with; a number from 0 follows.
  public var namePrefix: String
  /// How many pods come at most; `nil` for as many as come before ``end``.
  public var podCount: Int?
  /// No pod comes at this time or later; `nil` for as long as ``podCount`` takes.
  public var end: Instant?
  /// The process by which pods arrive.
  public var arrivals: ArrivalProcess
  /// How the rate swings over the day; `nil` for not at all.
  public var swing: DailySwing?
  /// The kinds of pods.
  public var classes: [PodClass]

  /// A workload of these classes.
  ///
  /// - Precondition: `podCount` or `end` is given, and there is a class with a positive weight.
  public init(
    namePrefix: String = "pod-", podCount: Int? = nil, end: Instant? = nil, arrivals: ArrivalProcess,
    swing: DailySwing? = nil, classes: [PodClass]
  ) {
    precondition(podCount != nil || end != nil, "a synthetic workload ends by the number of its pods or by time")
    precondition(classes.contains { $0.weight > 0 }, "a synthetic workload has a class with a positive weight")
    self.namePrefix = namePrefix
    self.podCount = podCount
    self.end = end
    self.arrivals = arrivals
    self.swing = swing
    self.classes = classes
  }
}

/// A distribution of the times at which pods come. Rates are the mean ones, before a swing.
public enum ArrivalProcess: Hashable, Sendable {
  /// Independent of one another, at a rate in pods a second.
  case poisson(perSecond: Double)
  /// One after another at a fixed distance.
  case regular(every: Milliseconds)
  /// Groups that come at once: groups independent of one another at a rate in groups a second, each with a size drawn
  /// from a distribution and rounded to a whole number of 1 or more.
  case batches(perSecond: Double, size: Distribution)
  /// Quiet and busy times in turn (a Markov-modulated Poisson process): pods a second in either, and the mean length
  /// of either in seconds, which is exponential. It starts quiet.
  case bursts(quietPerSecond: Double, busyPerSecond: Double, meanQuietSeconds: Double, meanBusySeconds: Double)
}

/// A rate that goes up and down as a sine once in a period.
public struct DailySwing: Hashable, Sendable {
  /// From 0, no swing, to 1, from nothing to double.
  public var amplitude: Double
  /// How long one round takes: a day unless given.
  public var period: Milliseconds
  /// When the first rise passes the mean rate.
  public var phase: Milliseconds

  /// A swing.
  ///
  /// - Precondition: `amplitude` is in `0 ... 1` and `period` is positive.
  public init(amplitude: Double, period: Milliseconds = .seconds(86_400), phase: Milliseconds = .zero) {
    precondition((0...1).contains(amplitude), "the amplitude of a swing is from 0 to 1")
    precondition(period > .zero, "the period of a swing is positive")
    self.amplitude = amplitude
    self.period = period
    self.phase = phase
  }
}
