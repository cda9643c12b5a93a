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
  ///
  /// - Parameter limit: At most this many of the first arrivals are looked at.
  public init(of workload: any Workload, seed: UInt64, limit: Int = 1_000_000) throws {
    var stream = try workload.arrivals(seed: seed)
    var indexByShape: [PodShape: Int] = [:]
    var counts: [(shape: PodShape, count: Int)] = []
    var seen = 0
    while seen < limit, let arrival = try stream.next() {
      seen += 1
      if let index = indexByShape[arrival.shape] {
        counts[index].count += 1
      } else {
        indexByShape[arrival.shape] = counts.count
        counts.append((arrival.shape, 1))
      }
    }
    self.init(counts: counts)
  }
}
