public import StowageModel

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
