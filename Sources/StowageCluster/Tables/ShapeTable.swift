public import StowageModel

/// How much of one resource a shape asks for.
@frozen
public struct Demand: Hashable, Sendable {
  /// The resource that is requested.
  public let column: ResourceColumn
  /// The amount, above 0.
  public let amount: Int64
}

// Usable from inline, so that the import is public: a package import keeps the optimiser from inlining across modules.
/// A shape with what it asks for in a cluster's columns: one reference for both.
@usableFromInline package final class InternedShape: Sendable {
  @usableFromInline package let shape: PodShape
  package let demands: [Demand]

  init(_ shape: PodShape, demands: [Demand]) {
    self.shape = shape
    self.demands = demands
  }
}

/// What a pod of one shape takes of its node and adds to counts: what is needed whenever one comes or goes.
struct ShapeCost {
  var cpu: Int64 = 0
  var memory: Int64 = 0
  /// What it counts in scores.
  var nonZeroCPU: Int64 = 0
  var nonZeroMemory: Int64 = 0
  var priority: Int32 = 0
  /// Its number among all shapes that there have been; 0 for a slot without a shape.
  var serial: UInt32 = 0
  /// How many pods are here that have it.
  var podCount: Int32 = 0
  /// Whether it asks for more than CPU, memory and a place.
  var hasOtherDemands = false
  /// Whether its pods speak of other pods: affinity or anti-affinity, required or preferred.
  var concernsPods = false

  /// The resources that are told here.
  static let columns: [ResourceColumn] = [.cpu, .memory, .pods]
}

/// The shapes of the pods that are here, each once.
struct ShapeTable {
  private(set) var costs: [ShapeCost] = []
  private(set) var shapes: [PodShape?] = []
  /// Each with what it asks for of each resource, GPUs and its own place among the pods included.
  private(set) var interned: [InternedShape?] = []
  private var index = ShapeIndex()
  /// Where shapes that came lately have their slot, by their address: mostly the same few come again and again.
  private var recentSlots = [Int32](repeating: 0, count: 256)
  private var unused: [Int] = []
  private var vacant: [Int] = []
  /// How many shapes have been made.
  private var made: UInt32 = 0

  /// A shape that no pod has is kept this long in number, in case one comes again.
  private let retainedUnused: Int

  init(retainedUnused: Int) { self.retainedUnused = retainedUnused }

  /// The slot of `shape`, made where there is none; one more pod has it.
  mutating func retain(_ shape: PodShape, in nodes: inout NodeTable) -> Int {
    let slot = Int(bitPattern: ObjectIdentifier(shape)) >> 4 & (recentSlots.count - 1)
    let guess = Int(recentSlots[slot])
    if guess < shapes.count, shapes[guess] === shape {
      costs[guess].podCount += 1
      return guess
    }
    let index = intern(shape, in: &nodes)
    costs[index].podCount += 1
    recentSlots[slot] = Int32(truncatingIfNeeded: index)
    return index
  }

  private mutating func intern(_ shape: PodShape, in nodes: inout NodeTable) -> Int {
    if let slot = index.find(hash: shape.contentHash, where: { shapes[$0] == shape }) { return slot }
    made &+= 1
    var cost = ShapeCost(
      cpu: shape.requests[.cpu], memory: shape.requests[.memory], nonZeroCPU: shape.nonZeroRequests[.cpu],
      nonZeroMemory: shape.nonZeroRequests[.memory], priority: shape.priority, serial: made,
      concernsPods: shape.spec.affinity.concernsPods)
    let asked = Self.demands(of: shape, cost, in: &nodes)
    cost.hasOtherDemands = asked.contains { !ShapeCost.columns.contains($0.column) }
    let slot: Int
    if let left = vacant.popLast() {
      slot = left
      costs[slot] = cost
      shapes[slot] = shape
      interned[slot] = InternedShape(shape, demands: asked)
    } else {
      slot = shapes.count
      costs.append(cost)
      shapes.append(shape)
      interned.append(InternedShape(shape, demands: asked))
    }
    index.insert(slot, hash: shape.contentHash)
    return slot
  }

  /// What the shape in a slot asks for; nothing where there is none.
  func demands(at slot: Int) -> [Demand] { interned[slot]?.demands ?? [] }

  /// What `shape` asks for: its place among the pods, then resources by name, then GPUs.
  private static func demands(of shape: PodShape, _ cost: ShapeCost, in nodes: inout NodeTable) -> [Demand] {
    if shape.requests.hasOnlyCPUAndMemory && cost.cpu > 0 && cost.memory > 0 && shape.gpu == nil {
      return [
        Demand(column: .pods, amount: 1), Demand(column: .cpu, amount: cost.cpu),
        Demand(column: .memory, amount: cost.memory),
      ]
    }
    var asked = [Demand(column: .pods, amount: 1)]
    for (name, amount) in shape.requests.sorted where amount > 0 {
      asked.append(Demand(column: ResourceColumn(nodes.column(of: name)), amount: amount))
    }
    if let gpu = shape.gpu { asked.append(Demand(column: .gpuMilli, amount: gpu.totalMilli)) }
    return asked
  }

  /// One pod less has the shape at `index`.
  mutating func release(_ index: Int) {
    costs[index].podCount -= 1
    guard costs[index].podCount == 0 else { return }
    unused.append(index)
    if unused.count > retainedUnused { forgetUnused() }
  }

  private mutating func forgetUnused() {
    // A slot can stand in the list more than once, or be in use again: only what is unused now is given up.
    for slot in unused {
      guard costs[slot].podCount == 0, let shape = shapes[slot] else { continue }
      index.remove(slot, hash: shape.contentHash)
      shapes[slot] = nil
      interned[slot] = nil
      costs[slot] = ShapeCost()
      vacant.append(slot)
    }
    unused.removeAll(keepingCapacity: true)
  }
}
