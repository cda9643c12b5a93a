import StowageModel

/// The nodes: what each has and what of it is free, a column a resource.
struct NodeTable {
  private(set) var nodes: [Node] = []
  private(set) var resources: [ResourceName] = [
    .cpu, .memory, .ephemeralStorage, .pods, ResourceName(rawValue: "gpu-milli"),
  ]
  private(set) var allocatable: [[Int64]] = Array(repeating: [], count: 5)
  private(set) var totals: [Int64] = Array(repeating: 0, count: 5)
  private(set) var largest: [Int64] = Array(repeating: 0, count: 5)
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
  /// How often the nodes' objects have changed, joining included.
  private(set) var version = 0
  private var indexByName: [String: Int] = [:]
  private var columnByName: [ResourceName: Int] = [.cpu: 0, .memory: 1, .ephemeralStorage: 2, .pods: 3]

  /// The amount that stands for "no limit": a node that does not say how many pods it takes, takes any number.
  static let unlimited = Int64.max / 2

  mutating func append(_ node: Node) throws(ClusterError) {
    guard indexByName[node.name] == nil else { throw .duplicateNode(name: node.name) }
    guard node.devices.count <= DeviceSet.capacity else {
      throw .tooManyDevices(node: node.name, count: node.devices.count)
    }
    try checkAmounts(of: node)
    for index in resources.indices {
      let amount = amount(of: index, in: node)
      count(amount, in: index, sign: 1)
      allocatable[index].append(amount)
      free[index].append(amount)
    }
    note(node)
    indexByName[node.name] = nodes.count
    nodes.append(node)
    pods.addNode()
    nonZeroCPU.append(0)
    nonZeroMemory.append(0)
  }

  /// Puts `node` in the place of the one at `index`; what pods take of it stays taken.
  mutating func replace(_ node: Node, at index: Int) throws(ClusterError) {
    let before = nodes[index]
    for column in resources.indices { count(amount(of: column, in: before), in: column, sign: -1) }
    do {
      try checkAmounts(of: node)
    } catch {
      for column in resources.indices { count(amount(of: column, in: before), in: column, sign: 1) }
      throw error
    }
    for column in resources.indices {
      let amount = amount(of: column, in: node)
      count(amount, in: column, sign: 1)
      free[column][index] += amount - allocatable[column][index]
      allocatable[column][index] = amount
      largest[column] = allocatable[column].reduce(0) { $1 == Self.unlimited ? $0 : max($0, $1) }
    }
    nodes[index] = node
    note(node)
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

  /// Counts what a node gives in, or out; no limit counts nothing.
  private mutating func count(_ amount: Int64, in column: Int, sign: Int64) {
    if column == ResourceColumn.pods.index && amount == Self.unlimited { return }
    totals[column] += sign * amount
    if sign > 0 { largest[column] = max(largest[column], amount) }
  }

  private mutating func note(_ node: Node) {
    hasUnschedulable = hasUnschedulable || node.unschedulable
    hasTaints = hasTaints || !node.taints.isEmpty
    hasPreferNoScheduleTaints =
      hasPreferNoScheduleTaints || node.taints.contains { $0.effect == .preferNoSchedule }
    version += 1
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

  /// Whether the node has enough left for a pod of a shape, what it asks for beside CPU, memory and its place left aside.
  func hasUsualRoom(for cost: ShapeCost, on node: Int) -> Bool {
    free[ResourceColumn.pods.index][node] >= 1
      && (cost.cpu == 0 || cost.cpu <= free[ResourceColumn.cpu.index][node])
      && (cost.memory == 0 || cost.memory <= free[ResourceColumn.memory.index][node])
  }

  /// Takes what a pod of a shape asks for of `node`, what it asks for beside CPU, memory and its place left aside; with
  /// `sign` -1 gives it back.
  mutating func takeUsual(_ cost: ShapeCost, of node: Int, sign: Int64) {
    if cost.concernsPods { hasHadPodAffinity = true }
    nonZeroCPU[node] += sign * cost.countedCPU
    nonZeroMemory[node] += sign * cost.countedMemory
    take(sign, of: ResourceColumn.pods.index, on: node)
    if cost.cpu > 0 { take(sign * cost.cpu, of: ResourceColumn.cpu.index, on: node) }
    if cost.memory > 0 { take(sign * cost.memory, of: ResourceColumn.memory.index, on: node) }
  }

  /// Takes the rest of what a pod asks for.
  mutating func takeOther(_ demands: [Demand], of node: Int, sign: Int64) {
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
      requestedMemory: allocatable[memory][node] - free[memory][node], countedCPU: nonZeroCPU[node],
      countedMemory: nonZeroMemory[node], podsLeft: free[ResourceColumn.pods.index][node])
  }

  func existingColumn(of name: ResourceName) -> Int? { columnByName[name] }

  func index(ofName name: String) -> Int? { indexByName[name] }
}
