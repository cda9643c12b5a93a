public import StowageModel

/// The pods that are typical of a workload: those for which free resources are told usable, stranded or fragmented.
public struct TypicalPods: Sendable {
  /// A typical shape and how many pods have it.
  public struct Kind: Sendable {
    /// The shape that the pods of this kind share.
    public let shape: PodShape
    /// The number of pods.
    public let count: Int
  }

  /// What stranded resources are measured by: the distinct shapes, most frequent first, the shortest list that covers
  /// 95 % of the pods, 32 at most.
  public let kinds: [Kind]

  /// What fragmentation is measured by: the distinct demands for CPU and GPUs, most frequent first, the shortest list
  /// that covers 95 % of the pods (the popularity rule of "Beware of Fragmentation", USENIX ATC 2023).
  public let demands: [TypicalDemand]

  /// The number of all pods that were counted.
  package let podCount: Int

  /// The share of the pods that the lists cover, in percent.
  public static let popularity = 95

  /// The typical pods of a workload of which no pods are known: none.
  public init() {
    kinds = []
    demands = []
    podCount = 0
  }

  /// The typical pods among `counts`; of shapes of equal frequency the one listed first comes first.
  ///
  /// - Complexity: O(*n* log *n*) in the number of shapes.
  public init(counts: [(shape: PodShape, count: Int)]) {
    let sorted = counts.enumerated().sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }
    kinds = Self.mostFrequent(sorted.map(\.element), count: \.count, limit: 32).map {
      Kind(shape: $0.shape, count: $0.count)
    }
    demands = Self.mostFrequent(TypicalDemand.distinct(counts), count: \.count, limit: .max)
    podCount = counts.reduce(0) { $0 + $1.count }
  }

  /// Demands that are given, instead of counted; those of a workload of one's own may be quite different.
  ///
  /// - Complexity: O(*n* log *n*) in the number of demands.
  public init(demands: [TypicalDemand]) {
    kinds = []
    self.demands = demands.sorted { $0.comesBefore($1) }
    podCount = demands.reduce(0) { $0 + $1.count }
  }

  /// Demands that were counted and chosen elsewhere, in this order, out of so many pods.
  package init(chosen demands: [TypicalDemand], of podCount: Int) {
    kinds = []
    self.demands = demands
    self.podCount = podCount
  }

  /// The typical pods that a workload brings; all of it is read once.
  ///
  /// - Complexity: O(*n*) in the number of arrivals: the whole workload is drawn once.
  public init(of workload: any Workload, seed: UInt64) throws {
    var counter = ShapeCounter()
    var stream = try workload.arrivals(seed: seed)
    while let arrival = try stream.next() { counter.add(arrival) }
    self.init(counts: counter.counts)
  }

  /// The shortest beginning of a list sorted by frequency that covers so much of the pods.
  package static func mostFrequent<Entry>(_ sorted: [Entry], count: (Entry) -> Int, limit: Int) -> [Entry] {
    let total = sorted.reduce(0) { $0 + count($1) }
    var covered = 0
    var chosen: [Entry] = []
    for entry in sorted where covered * 100 < total * popularity && chosen.count < limit {
      chosen.append(entry)
      covered += count(entry)
    }
    return chosen
  }
}
