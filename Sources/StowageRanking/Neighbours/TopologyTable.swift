import StowageCluster
import StowageModel
import StowageScheduling

/// The nodes' values of one label key, as dense numbers.
struct TopologyColumn {
  /// By position in the order of nodes: the number of the node's value; below 0 where it lacks the key.
  let domains: [Int32]
  /// How many numbers there are.
  let domainCount: Int
  /// The positions of nodes that lack the key.
  let missing: PositionSet
  /// By number: the positions of the nodes with that value; empty where there are too many values for that.
  let members: [PositionSet]
  /// By number: where its positions begin in ``positions``.
  let starts: [Int32]
  /// The positions of nodes that have the key, by the number of their value.
  let positions: [Int32]
  /// Whether every value is one of a few nodes alone, as host names are.
  let isNarrow: Bool
  /// By number: the value; empty for the column in which every node has a value of its own.
  let values: [String]

  /// The number of the empty value, which every column has.
  static let empty: Int32 = 0
  /// Up to how many values there are sets of their nodes.
  private static let mostMembers = 64
  /// The most nodes of one value in a narrow column.
  private static let narrow = 4

  /// `values` are those of the nodes in their order; `nil` where a node has none.
  init(_ values: [String?]) {
    var numbers: [String: Int32] = ["": Self.empty]
    var names = [""]
    var domains = [Int32](repeating: -1, count: values.count)
    var missing = PositionSet(count: values.count)
    for (position, value) in values.enumerated() {
      guard let value else {
        missing.insert(position)
        continue
      }
      let number = numbers[value] ?? Int32(numbers.count)
      if numbers.count == Int(number) { names.append(value) }
      numbers[value] = number
      domains[position] = number
    }
    self.init(domains, values: names, count: numbers.count, missing: missing)
  }

  /// The column in which every node has a value of its own.
  init(eachOf count: Int) {
    self.init((0..<count).map { Int32($0 + 1) }, values: [], count: count + 1, missing: PositionSet(count: count))
  }

  private init(_ domains: [Int32], values: [String], count: Int, missing: PositionSet) {
    self.domains = domains
    self.values = values
    self.missing = missing
    domainCount = count
    var starts = [Int32](repeating: 0, count: count + 1)
    for domain in domains where domain >= 0 { starts[Int(domain) + 1] += 1 }
    isNarrow = (starts.max() ?? 0) <= Self.narrow
    for domain in 0..<count { starts[domain + 1] += starts[domain] }
    var next = starts
    var positions = [Int32](repeating: 0, count: Int(starts[count]))
    var members =
      count <= Self.mostMembers ? [PositionSet](repeating: PositionSet(count: domains.count), count: count) : []
    for (position, domain) in domains.enumerated() where domain >= 0 {
      positions[Int(next[Int(domain)])] = Int32(position)
      next[Int(domain)] += 1
      if !members.isEmpty { members[Int(domain)].insert(position) }
    }
    self.starts = starts
    self.positions = positions
    self.members = members
  }
}

/// The columns of the label keys that pods' terms and constraints speak of, for the nodes as they are.
struct TopologyTable {
  /// The nodes in the order in which they are gone through.
  let order: [NodeID]
  /// By node: its position in the order.
  let positions: [Int32]
  private(set) var columns: [TopologyColumn] = []
  private var numbers: [String: Int] = [:]
  private var eachNode: Int?

  init(order: [NodeID]) {
    self.order = order
    let slots = (order.map(\.index).max() ?? -1) + 1
    var positions = [Int32](repeating: -1, count: slots)
    for (position, node) in order.enumerated() { positions[node.index] = Int32(position) }
    self.positions = positions
  }

  /// Whether a node, whose object may be another than when the columns were made, has the same values of all their keys.
  func holds(for node: Node, at position: Int) -> Bool {
    for (key, number) in numbers {
      let column = columns[number]
      let domain = column.domains[position]
      switch node.metadata.labels[key] {
      case nil: if domain >= 0 { return false }
      case let value?: if domain < 0 || column.values[Int(domain)] != value { return false }
      }
    }
    return true
  }

  /// The number of the column of `key`, which is made where there is none yet.
  mutating func column(of key: String, in cluster: ClusterView) -> Int {
    if let number = numbers[key] { return number }
    columns.append(TopologyColumn(order.map { cluster.node($0).metadata.labels[key] }))
    numbers[key] = columns.count - 1
    return columns.count - 1
  }

  /// The number of the column in which every node has a value of its own.
  mutating func columnOfNodes() -> Int {
    if let eachNode { return eachNode }
    columns.append(TopologyColumn(eachOf: order.count))
    eachNode = columns.count - 1
    return columns.count - 1
  }
}
