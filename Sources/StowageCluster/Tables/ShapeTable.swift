package import StowageModel

/// How much of one resource a shape asks for.
@frozen
public struct Demand: Hashable, Sendable {
  /// The resource that is requested.
  public let column: ResourceColumn
  /// The amount, above 0.
  public let amount: Int64
}

/// A shape with what it asks for in a cluster's columns: one reference for both.
package final class KnownShape: Sendable {
  package let shape: PodShape
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
  var countedCPU: Int64 = 0
  var countedMemory: Int64 = 0
  var priority: Int32 = 0
  /// Its number among all shapes that there have been; 0 for a place without a shape.
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
  private(set) var known: [KnownShape?] = []
  private var index = ShapeIndex()
  /// Where shapes that came lately have their place, by their address: mostly the same few come again and again.
  private var lately = [Int32](repeating: 0, count: 256)
  private var unused: [Int] = []
  private var vacant: [Int] = []
  /// How many shapes have been made.
  private var made: UInt32 = 0

  /// A shape that no pod has is kept this long in number, in case one comes again.
  private let patience: Int

  init(patience: Int) { self.patience = patience }

  /// The place of `shape`, made where there is none; one more pod has it.
  mutating func retain(_ shape: PodShape, in nodes: inout NodeTable) -> Int {
    let slot = Int(bitPattern: ObjectIdentifier(shape)) >> 4 & (lately.count - 1)
    let guess = Int(lately[slot])
    if guess < shapes.count, shapes[guess] === shape {
      costs[guess].podCount += 1
      return guess
    }
    let index = place(of: shape, in: &nodes)
    costs[index].podCount += 1
    lately[slot] = Int32(truncatingIfNeeded: index)
    return index
  }

  private mutating func place(of shape: PodShape, in nodes: inout NodeTable) -> Int {
    if let place = index.place(hash: shape.contentHash, where: { shapes[$0] == shape }) { return place }
    made &+= 1
    var cost = ShapeCost(
      cpu: shape.requests[.cpu], memory: shape.requests[.memory], countedCPU: shape.nonZeroRequests[.cpu],
      countedMemory: shape.nonZeroRequests[.memory], priority: shape.priority, serial: made,
      concernsPods: shape.spec.affinity.concernsPods)
    let asked = Self.demands(of: shape, cost, in: &nodes)
    cost.hasOtherDemands = asked.contains { !ShapeCost.columns.contains($0.column) }
    let place: Int
    if let left = vacant.popLast() {
      place = left
      costs[place] = cost
      shapes[place] = shape
      known[place] = KnownShape(shape, demands: asked)
    } else {
      place = shapes.count
      costs.append(cost)
      shapes.append(shape)
      known.append(KnownShape(shape, demands: asked))
    }
    index.insert(place, hash: shape.contentHash)
    return place
  }

  /// What the shape at a place asks for; nothing where there is none.
  func demands(at place: Int) -> [Demand] { known[place]?.demands ?? [] }

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
    if unused.count > patience { forgetUnused() }
  }

  private mutating func forgetUnused() {
    // A place can stand in the list more than once, or be in use again: only what is unused now is given up.
    for place in unused {
      guard costs[place].podCount == 0, let shape = shapes[place] else { continue }
      index.remove(place, hash: shape.contentHash)
      shapes[place] = nil
      known[place] = nil
      costs[place] = ShapeCost()
      vacant.append(place)
    }
    unused.removeAll(keepingCapacity: true)
  }
}
