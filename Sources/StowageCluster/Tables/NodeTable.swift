import StowageModel

/// The nodes: what each has and what of it is free, a column a resource.
///
/// Each node has a slot. A slot whose node has left has nothing of anything, is in no set of nodes, and is given to the next
/// node that joins.
struct NodeTable {
  /// By slot; what a vacant slot has is a node without name and amounts.
  private(set) var nodes: [Node] = []
  /// By slot: how many nodes had it before.
  private(set) var generations: [UInt32] = []
  /// The slots that have a node.
  private(set) var present = NodeSet(capacity: 0)
  private(set) var presentCount = 0
  private(set) var resources: [ResourceName] = [
    .cpu, .memory, .ephemeralStorage, .pods, ResourceName(rawValue: "gpu-milli"),
  ]
  private(set) var allocatable: [[Int64]] = Array(repeating: [], count: 5)
  private(set) var totals: [Int64] = Array(repeating: 0, count: 5)
  private(set) var largest: [Int64] = Array(repeating: 0, count: 5)
  /// How often the largest amount of a resource has changed.
  private(set) var largestVersion = 0
  /// What all pods together take, by column.
  private(set) var used: [Int64] = Array(repeating: 0, count: 5)
  /// Whether a pod that speaks of other pods has ever been bound.
  private(set) var hasHadPodAffinity = false
  private(set) var hasUnschedulable = false
  private(set) var hasTaints = false
  private(set) var hasPreferNoScheduleTaints = false
  private(set) var free: [[Int64]] = Array(repeating: [], count: 5)
  /// What the pods of each node count in scores.
  private(set) var nonZeroCPU: [Int64] = []
  private(set) var nonZeroMemory: [Int64] = []
  /// The pods that are bound to each.
  var pods = PodLists()
  /// Which nodes' objects have changed.
  private(set) var objectLog = NodeObjectLog()
  /// The order in which kube-scheduler goes through them.
  private(set) var tree = NodeTree()
  private var vacant: [Int] = []
  private var indexByName: [String: Int] = [:]
  private var columnByName: [ResourceName: Int] = [.cpu: 0, .memory: 1, .ephemeralStorage: 2, .pods: 3]

  /// The amount that stands for "no limit": a node that does not say how many pods it takes, takes any number.
  static let unlimited = Int64.max / 2

  /// The node that has a slot now.
  @inline(__always)
  func id(at slot: Int) -> NodeID { NodeID(slot, generation: generations[slot]) }

  /// Whether the node is here.
  func contains(_ id: NodeID) -> Bool {
    id.index >= 0 && id.index < nodes.count && present.contains(id) && generations[id.index] == id.generation
  }

  /// Takes in a node; returns its slot.
  mutating func insert(_ node: Node) throws(ClusterError) -> Int {
    guard indexByName[node.name] == nil else { throw .duplicateNode(name: node.name) }
    guard node.devices.count <= DeviceSet.capacity else {
      throw .tooManyDevices(node: node.name, count: node.devices.count)
    }
    try checkAmounts(of: node)
    let slot = vacant.popLast() ?? appendSlot()
    for column in resources.indices {
      let amount = amount(of: column, in: node)
      count(amount, in: column)
      allocatable[column][slot] = amount
      free[column][slot] = amount
    }
    indexByName[node.name] = slot
    nodes[slot] = node
    present.insert(slot)
    presentCount += 1
    tree.insert(slot, node.metadata.labels)
    note(node, at: slot)
    return slot
  }

  private mutating func appendSlot() -> Int {
    for column in resources.indices {
      allocatable[column].append(0)
      free[column].append(0)
    }
    nodes.append(Node(metadata: ObjectMeta(name: ""), allocatable: [:]))
    generations.append(0)
    present.grow(to: nodes.count)
    pods.addNode()
    nonZeroCPU.append(0)
    nonZeroMemory.append(0)
    return nodes.count - 1
  }

  /// Takes out the node in a slot, on which no pods are any more.
  mutating func remove(at slot: Int) {
    let node = nodes[slot]
    for column in resources.indices {
      let amount = allocatable[column][slot]
      allocatable[column][slot] = 0
      free[column][slot] = 0
      uncount(amount, in: column)
    }
    indexByName[node.name] = nil
    nodes[slot] = Node(metadata: ObjectMeta(name: ""), allocatable: [:])
    generations[slot] &+= 1
    present.remove(slot)
    presentCount -= 1
    tree.remove(slot, node.metadata.labels)
    vacant.append(slot)
    objectLog.append(slot)
  }

  /// Puts `node` in the place of the one in a slot; what pods take of it stays taken.
  mutating func replace(_ node: Node, at slot: Int) throws(ClusterError) {
    let before = nodes[slot]
    if node.allocatable != before.allocatable { try replaceAmounts(of: before, by: node, at: slot) }
    nodes[slot] = node
    tree.move(slot, from: before.metadata.labels, to: node.metadata.labels)
    note(node, at: slot)
  }

  private mutating func replaceAmounts(of before: Node, by node: Node, at slot: Int) throws(ClusterError) {
    for column in resources.indices where !isUnlimited(allocatable[column][slot], column) {
      totals[column] -= allocatable[column][slot]
    }
    do {
      try checkAmounts(of: node)
    } catch {
      for column in resources.indices where !isUnlimited(allocatable[column][slot], column) {
        totals[column] += allocatable[column][slot]
      }
      throw error
    }
    for column in resources.indices {
      let (old, new) = (allocatable[column][slot], amount(of: column, in: node))
      if !isUnlimited(new, column) { totals[column] += new }
      if old == new { continue }
      free[column][slot] += new - old
      allocatable[column][slot] = new
      updateLargest(of: column, losing: old)
      if !isUnlimited(new, column) && new > largest[column] { setLargest(new, of: column) }
    }
  }

  private mutating func checkAmounts(of node: Node) throws(ClusterError) {
    for (name, amount) in node.allocatable.sorted {
      guard amount >= 0 else { throw .negativeAllocatable(node: node.name, resource: name, amount: amount) }
      guard !totals[column(of: name)].addingReportingOverflow(amount).overflow else {
        throw .totalOverflows(node: node.name, resource: name)
      }
    }
  }

  /// What `node` gives of the resource in a column.
  private func amount(of column: Int, in node: Node) -> Int64 {
    switch column {
    case ResourceColumn.gpuMilli.index: Int64(node.devices.count) * GPUDevice.wholeMilli
    case ResourceColumn.pods.index where !node.allocatable.contains(.pods): Self.unlimited
    default: node.allocatable[resources[column]]
    }
  }

  // MARK: Totals and largest amounts

  private func isUnlimited(_ amount: Int64, _ column: Int) -> Bool {
    column == ResourceColumn.pods.index && amount == Self.unlimited
  }

  /// Counts in what a node gives; no limit counts nothing.
  private mutating func count(_ amount: Int64, in column: Int) {
    if isUnlimited(amount, column) { return }
    totals[column] += amount
    if amount > largest[column] { setLargest(amount, of: column) }
  }

  /// Counts out what a node gave, which has been taken out of the column.
  private mutating func uncount(_ amount: Int64, in column: Int) {
    if isUnlimited(amount, column) { return }
    totals[column] -= amount
    updateLargest(of: column, losing: amount)
  }

  /// Looks for the largest amount of a column where the one that went was it.
  private mutating func updateLargest(of column: Int, losing amount: Int64) {
    guard amount == largest[column], amount > 0, !isUnlimited(amount, column) else { return }
    let now = allocatable[column].reduce(0) { isUnlimited($1, column) ? $0 : max($0, $1) }
    if now != largest[column] { setLargest(now, of: column) }
  }

  private mutating func setLargest(_ amount: Int64, of column: Int) {
    largest[column] = amount
    largestVersion += 1
  }

  private mutating func note(_ node: Node, at slot: Int) {
    hasUnschedulable = hasUnschedulable || node.unschedulable
    hasTaints = hasTaints || !node.taints.isEmpty
    hasPreferNoScheduleTaints =
      hasPreferNoScheduleTaints || node.taints.contains { $0.effect == .preferNoSchedule }
    objectLog.append(slot)
  }

  /// The column of `name`, which is made where there is none yet: no node gives any of it so far.
  mutating func column(of name: ResourceName) -> Int {
    if let column = columnByName[name] { return column }
    columnByName[name] = resources.count
    resources.append(name)
    allocatable.append([Int64](repeating: 0, count: nodes.count))
    free.append([Int64](repeating: 0, count: nodes.count))
    totals.append(0)
    largest.append(0)
    used.append(0)
    return resources.count - 1
  }

  func existingColumn(of name: ResourceName) -> Int? { columnByName[name] }

  func index(ofName name: String) -> Int? { indexByName[name] }
}

// MARK: What pods take

extension NodeTable {
  /// Whether the node has enough left for a pod of a shape, what it asks for beside CPU, memory and its place left aside.
  func hasFreeCoreResources(for cost: ShapeCost, on node: Int) -> Bool {
    free[ResourceColumn.pods.index][node] >= 1
      && (cost.cpu == 0 || cost.cpu <= free[ResourceColumn.cpu.index][node])
      && (cost.memory == 0 || cost.memory <= free[ResourceColumn.memory.index][node])
  }

  /// Takes what a pod of a shape asks for of `node`, what it asks for beside CPU, memory and its place left aside; with
  /// `sign` -1 gives it back.
  mutating func takeCoreResources(_ cost: ShapeCost, of node: Int, sign: Int64) {
    if cost.concernsPods { hasHadPodAffinity = true }
    nonZeroCPU[node] += sign * cost.nonZeroCPU
    nonZeroMemory[node] += sign * cost.nonZeroMemory
    take(sign, of: ResourceColumn.pods.index, on: node)
    if cost.cpu > 0 { take(sign * cost.cpu, of: ResourceColumn.cpu.index, on: node) }
    if cost.memory > 0 { take(sign * cost.memory, of: ResourceColumn.memory.index, on: node) }
  }

  /// Takes the rest of what a pod asks for.
  mutating func takeOtherResources(_ demands: [Demand], of node: Int, sign: Int64) {
    for demand in demands where !ShapeCost.columns.contains(demand.column) {
      take(sign * demand.amount, of: demand.column.index, on: node)
    }
  }

  @inline(__always)
  private mutating func take(_ amount: Int64, of column: Int, on node: Int) {
    free[column][node] -= amount
    used[column] += amount
  }

  @inline(__always)
  func amounts(of node: Int) -> NodeAmounts {
    let cpu = ResourceColumn.cpu.index
    let memory = ResourceColumn.memory.index
    return NodeAmounts(
      allocatableCPU: allocatable[cpu][node], allocatableMemory: allocatable[memory][node],
      requestedCPU: allocatable[cpu][node] - free[cpu][node],
      requestedMemory: allocatable[memory][node] - free[memory][node], nonZeroCPU: nonZeroCPU[node],
      nonZeroMemory: nonZeroMemory[node],
      podsLeft: present.contains(node) ? free[ResourceColumn.pods.index][node] : NodeAmounts.vacant)
  }
}
