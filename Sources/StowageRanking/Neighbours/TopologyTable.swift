import StowageCluster
import StowageModel
import StowageScheduling

/// The nodes' values of one label key, as dense numbers.
struct TopologyColumn {
  /// By place in the order of nodes: the number of the node's value; below 0 where it lacks the key.
  let domains: [Int32]
  /// How many numbers there are.
  let domainCount: Int
  /// The places of nodes that lack the key.
  let missing: PlaceSet
  /// By number: the places of the nodes with that value; empty where there are too many values for that.
  let members: [PlaceSet]
  /// By number: where its places begin in ``places``.
  let starts: [Int32]
  /// The places of nodes that have the key, by the number of their value.
  let places: [Int32]
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
    var missing = PlaceSet(count: values.count)
    for (place, value) in values.enumerated() {
      guard let value else {
        missing.insert(place)
        continue
      }
      let number = numbers[value] ?? Int32(numbers.count)
      if numbers.count == Int(number) { names.append(value) }
      numbers[value] = number
      domains[place] = number
    }
    self.init(domains, values: names, count: numbers.count, missing: missing)
  }

  /// The column in which every node has a value of its own.
  init(eachOf count: Int) {
    self.init((0..<count).map { Int32($0 + 1) }, values: [], count: count + 1, missing: PlaceSet(count: count))
  }

  private init(_ domains: [Int32], values: [String], count: Int, missing: PlaceSet) {
    self.domains = domains
    self.values = values
    self.missing = missing
    domainCount = count
    var starts = [Int32](repeating: 0, count: count + 1)
    for domain in domains where domain >= 0 { starts[Int(domain) + 1] += 1 }
    isNarrow = (starts.max() ?? 0) <= Self.narrow
    for domain in 0..<count { starts[domain + 1] += starts[domain] }
    var next = starts
    var places = [Int32](repeating: 0, count: Int(starts[count]))
    var members = count <= Self.mostMembers ? [PlaceSet](repeating: PlaceSet(count: domains.count), count: count) : []
    for (place, domain) in domains.enumerated() where domain >= 0 {
      places[Int(next[Int(domain)])] = Int32(place)
      next[Int(domain)] += 1
      if !members.isEmpty { members[Int(domain)].insert(place) }
    }
    self.starts = starts
    self.places = places
    self.members = members
  }
}

/// The columns of the label keys that pods' terms and constraints speak of, for the nodes as they are.
struct TopologyTable {
  /// The nodes in the order in which they are gone through.
  let order: [NodeID]
  /// By node: its place in the order.
  let places: [Int32]
  private(set) var columns: [TopologyColumn] = []
  private var numbers: [String: Int] = [:]
  private var eachNode: Int?

  init(order: [NodeID]) {
    self.order = order
    let slots = (order.map(\.index).max() ?? -1) + 1
    var places = [Int32](repeating: -1, count: slots)
    for (place, node) in order.enumerated() { places[node.index] = Int32(place) }
    self.places = places
  }

  /// Whether a node, whose object may be another than when the columns were made, has the same values of all their keys.
  func holds(for node: Node, at place: Int) -> Bool {
    for (key, number) in numbers {
      let column = columns[number]
      let domain = column.domains[place]
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
