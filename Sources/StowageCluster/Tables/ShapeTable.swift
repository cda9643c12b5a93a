import StowageModel

/// How much of one resource a shape asks for.
@frozen
public struct Demand: Hashable, Sendable {
  /// The resource.
  public let column: ResourceColumn
  /// The amount, above 0.
  public let amount: Int64
}

/// The shapes of the pods that are here, each once.
struct ShapeTable {
  struct Entry {
    var shape: PodShape
    /// What it asks for of each resource, GPUs and its own place among the pods included.
    var demands: [Demand]
    /// Its number among all shapes that there have been.
    let serial: UInt32
    /// What it counts in scores.
    let nonZeroCPU: Int64
    let nonZeroMemory: Int64
    /// Whether its pods speak of other pods: affinity or anti-affinity, required or preferred.
    let concernsPods: Bool
    /// How many pods are here that have it.
    var podCount: Int
  }

  private(set) var entries: [Entry?] = []
  private var indexByShape: [PodShape: Int] = [:]
  private var unused: [Int] = []
  private var vacant: [Int] = []
  /// How many shapes have been made.
  private var made: UInt32 = 0

  /// A shape that no pod has is kept this long in number, in case one comes again.
  private let patience: Int

  init(patience: Int) { self.patience = patience }

  /// The place of `shape`, made where there is none; one more pod has it.
  mutating func retain(_ shape: PodShape, in nodes: inout NodeTable) -> Int {
    if let index = indexByShape[shape] {
      entries[index]?.podCount += 1
      return index
    }
    var demands = [Demand(column: .pods, amount: 1)]
    for (name, amount) in shape.requests.sorted where amount > 0 {
      demands.append(Demand(column: ResourceColumn(nodes.column(of: name)), amount: amount))
    }
    if let gpu = shape.gpu { demands.append(Demand(column: .gpuMilli, amount: gpu.totalMilli)) }
    made &+= 1
    let entry = Entry(
      shape: shape, demands: demands, serial: made, nonZeroCPU: shape.nonZeroRequests[.cpu],
      nonZeroMemory: shape.nonZeroRequests[.memory],
      concernsPods: shape.spec.affinity.concernsPods, podCount: 1)
    let index: Int
    if let place = vacant.popLast() {
      index = place
      entries[place] = entry
    } else {
      index = entries.count
      entries.append(entry)
    }
    indexByShape[shape] = index
    return index
  }

  /// The number of the shape at `index` among all that there have been; 0 where there is none.
  func serial(of index: Int) -> UInt32 { entries[index]?.serial ?? 0 }

  /// One pod less has the shape at `index`.
  mutating func release(_ index: Int) {
    entries[index]?.podCount -= 1
    guard entries[index]?.podCount == 0 else { return }
    unused.append(index)
    if unused.count > patience { forgetUnused() }
  }

  private mutating func forgetUnused() {
    // A place can stand in the list more than once, or be in use again: only what is unused now is given up.
    for index in unused {
      guard let entry = entries[index], entry.podCount == 0 else { continue }
      indexByShape[entry.shape] = nil
      entries[index] = nil
      vacant.append(index)
    }
    unused.removeAll(keepingCapacity: true)
  }
}
