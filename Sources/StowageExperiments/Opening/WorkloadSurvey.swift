import StowageKernel
import StowageModel
import StowageScheduling
import StowageSimulation
import StowageTraces

/// What a workload amounts to, found in one pass over its source before the runs.
struct WorkloadSurvey {
  /// How many pods arrive.
  private(set) var arrivalCount = 0
  /// How many pods the source has, before anything is done to them.
  private(set) var sourceCount = 0
  /// How many of the arriving pods ask for more than any node has.
  private(set) var oversizedCount = 0
  /// The shapes of the first arrivals.
  private(set) var shapes = ShapeCounter()
  /// What the arriving pods ask for against what the nodes have.
  private(set) var load: OfferedLoad?
  private var first: Instant?
  private var last = Instant.origin

  /// The time from the first arrival to the last.
  var span: Milliseconds { first.map { last - $0 } ?? .zero }

  /// Reads all of `source`, and counts what `workload` makes of it in a run of `seed`.
  ///
  /// - Parameters:
  ///   - running: The pods that are on nodes from the start.
  ///   - readsOn: Whether what `workload` leaves unread of the source, as beyond a limit, is read and counted as well.
  ///     A source without an end has to be left alone.
  /// - Throws: What the source throws, wherever in it.
  init(
    of source: any ArrivalStream, through workload: any Workload, seed: UInt64, on nodes: [Node], running: [RunningPod],
    readsOn: Bool
  ) throws {
    let sizes = NodeSizes(nodes)
    var meter = OfferedLoadMeter(on: nodes, running: running)
    let counted = CountedArrivals(source)
    var arrivals = try workload.arrivals(seed: seed, from: counted)
    while let arrival = try arrivals.next() {
      if first == nil { first = arrival.time }
      last = arrival.time
      shapes.add(arrival)
      meter.add(arrival)
      arrivalCount += 1
      if !sizes.canHold(arrival.shape) { oversizedCount += 1 }
    }
    load = meter.load
    if readsOn { while try counted.next() != nil {} }
    sourceCount = counted.count
  }

  /// Arrivals that are counted as they are read, by whatever reads them.
  private final class CountedArrivals: ArrivalStream {
    private var source: any ArrivalStream
    private(set) var count = 0

    init(_ source: any ArrivalStream) { self.source = source }

    func next() throws -> PodArrival? {
      guard let arrival = try source.next() else { return nil }
      count += 1
      return arrival
    }
  }
}
