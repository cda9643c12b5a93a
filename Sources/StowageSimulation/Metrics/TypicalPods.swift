public import StowageModel

/// The pods that are typical of a workload: those for which free resources are told usable or stranded.
///
/// The distinct shapes by falling frequency, the shortest list that covers 95 % of the pods (the popularity rule of
/// "Beware of Fragmentation", USENIX ATC 2023), 32 shapes at most.
public struct TypicalPods: Sendable {
  /// A typical shape and how many pods have it.
  public struct Kind: Sendable {
    /// The shape.
    public let shape: PodShape
    /// The number of pods.
    public let count: Int
  }

  /// The shapes, most frequent first.
  public let kinds: [Kind]

  /// The typical shapes of a workload of which no pods are known: none.
  public init() { kinds = [] }

  /// The typical shapes among `counts`; of equal frequency the one listed first comes first.
  public init(counts: [(shape: PodShape, count: Int)]) {
    let sorted = counts.enumerated().sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }
    let total = counts.reduce(0) { $0 + $1.count }
    var kinds: [Kind] = []
    var covered = 0
    for (_, entry) in sorted where covered * 100 < total * 95 && kinds.count < 32 {
      kinds.append(Kind(shape: entry.shape, count: entry.count))
      covered += entry.count
    }
    self.kinds = kinds
  }

  /// The typical shapes of the pods that a workload brings; all of it is read once.
  public init(of workload: any Workload, seed: UInt64) throws {
    var counter = ShapeCounter()
    var stream = try workload.arrivals(seed: seed)
    while let arrival = try stream.next() { counter.add(arrival) }
    self.init(counts: counter.counts)
  }
}

/// Counts the shapes of arrivals as they go by.
public struct ShapeCounter: Sendable {
  /// At most this many arrivals are looked at: what is typical shows long before.
  public static let limit = 1_000_000

  /// The shapes in the order of their first arrival, and how many pods had each.
  public private(set) var counts: [(shape: PodShape, count: Int)] = []
  private var indexByShape: [PodShape: Int] = [:]
  private var seen = 0

  /// A counter that has seen nothing.
  public init() {}

  /// Takes an arrival into account.
  public mutating func add(_ arrival: PodArrival) {
    if seen == Self.limit { return }
    seen += 1
    if let index = indexByShape[arrival.shape] {
      counts[index].count += 1
    } else {
      indexByShape[arrival.shape] = counts.count
      counts.append((arrival.shape, 1))
    }
  }
}
