import StowageKernel
public import StowageModel

/// The pods of a ``WorkloadDescription``, drawn one by one.
///
/// What a distribution draws is clipped to what can be told: lifetimes to 1 ms ... 2^50 ms (``WorkloadLimits``),
/// amounts to their own limits, group sizes to 1 ... 1,000,000. A pod that would arrive after 2^50 ms is an error of
/// the stream.
///
/// Times, kinds and lifetimes come from streams of chance of their own, so that a change of one leaves the others.
public struct SyntheticWorkload: Workload {
  private let description: WorkloadDescription

  /// The workload that `description` tells.
  public init(_ description: WorkloadDescription) { self.description = description }

  /// The pods in the order of their arrival.
  public func arrivals(seed: UInt64) -> any ArrivalStream { Stream(description: description, seed: seed) }

  /// Everything that is drawn.
  public var seedVaries: String? { "arrival times, requests and lifetimes" }

  private struct Stream: ArrivalStream {
    let description: WorkloadDescription
    let weights: [Int]
    var times: ArrivalTimes
    var kinds: RandomStream
    var lifetimes: RandomStream
    var shapes = DrawnShapes()
    var count = 0

    init(description: WorkloadDescription, seed: UInt64) {
      self.description = description
      weights = description.classes.map(\.weight)
      times = ArrivalTimes(description.arrivals, swing: description.swing, end: description.end, seed: seed)
      kinds = RandomStream(seed: seed, purpose: "pod kinds")
      lifetimes = RandomStream(seed: seed, purpose: "lifetimes")
    }

    mutating func next() throws -> PodArrival? {
      if let limit = description.podCount, count >= limit { return nil }
      guard let time = try times.next(), let index = weightedIndex(weights, from: &kinds) else { return nil }
      let key = DrawnShapes.Key(
        kind: index, cpu: description.classes[index].cpuMilli.sample(from: &kinds),
        memory: description.classes[index].memoryBytes.sample(from: &kinds),
        gpu: WeightedChoice.sample(description.classes[index].gpus, from: &kinds) ?? nil)
      let shape = shapes.shape(for: key) {
        PodShape(
          cpuMilli: key.cpu, memoryBytes: key.memory, gpu: key.gpu, priority: description.classes[index].priority,
          nodeSelector: description.classes[index].nodeSelector)
      }
      var duration = Milliseconds.infinite
      if let distribution = description.classes[index].lifetimeSeconds {
        duration = Self.lifetime(distribution.sample(from: &lifetimes) * 1_000)
      }
      defer { count += 1 }
      return PodArrival(time: time, name: "\(description.namePrefix)\(count)", shape: shape, duration: duration)
    }

    /// `milliseconds` as a lifetime. It is compared before it is converted: distributions with a heavy tail, or wide
    /// ones, leave the range of integers on either side.
    private static func lifetime(_ milliseconds: Double) -> Milliseconds {
      let longest = WorkloadLimits.longest
      if milliseconds >= Double(longest.count) { return longest }
      return milliseconds > 1 ? Milliseconds(Int64(milliseconds.rounded())) : Milliseconds(1)
    }
  }
}
