public import StowageKernel

/// A pod that enters the cluster.
public struct PodArrival: Sendable, Hashable {
  /// When the pod arrives, from the start of the run.
  public var time: Instant
  /// Its name, for people.
  public var name: String
  /// What scheduling can see of the pod; equal pods share one object.
  public var shape: PodShape
  /// How long it runs once placed; ``Milliseconds/infinite`` where it never ends by itself.
  public var duration: Milliseconds

  /// A pod that enters the cluster.
  public init(time: Instant, name: String, shape: PodShape, duration: Milliseconds) {
    self.time = time
    self.name = name
    self.shape = shape
    self.duration = duration
  }
}

/// Arrivals one after the other, in the order of their times; only what is asked for is read.
public protocol ArrivalStream {
  /// The next arrival, `nil` after the last; never earlier than the one before.
  mutating func next() throws -> PodArrival?
}

/// Something that pods arrive from: a trace, a generator, or another workload made over.
public protocol Workload: Sendable {
  /// The arrivals from the first to the last. The same `seed` gives the same ones.
  func arrivals(seed: UInt64) throws -> any ArrivalStream

  /// What `seed` varies, in a few words for the report; `nil` if it varies nothing.
  var seedVaries: String? { get }
}

/// A workload that is held in memory.
public struct FixedWorkload: Workload {
  private let pods: [PodArrival]

  /// The workload of `pods`, which are put in the order of their times; equal times keep their order.
  public init(_ pods: [PodArrival]) {
    self.pods = pods.enumerated()
      .sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }
      .map(\.element)
  }

  /// The workload with `others` beside its own pods; of equal times theirs come first.
  public func preceded(by others: [PodArrival]) -> FixedWorkload { FixedWorkload(others + pods) }

  /// The pods in the order of their times.
  public func arrivals(seed: UInt64) -> any ArrivalStream { Stream(pods: pods) }

  /// Nothing: the pods are fixed.
  public var seedVaries: String? { nil }

  private struct Stream: ArrivalStream {
    let pods: [PodArrival]
    var position = 0

    mutating func next() -> PodArrival? {
      guard position < pods.count else { return nil }
      defer { position += 1 }
      return pods[position]
    }
  }
}
