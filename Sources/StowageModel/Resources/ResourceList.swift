/// Amounts by resource name, as exact integers: milli-CPU for `cpu`, bytes or counts for everything else.
///
/// A missing name and an explicit zero are told apart by ``contains(_:)``, because Kubernetes does so when it scores.
public struct ResourceList: Sendable, ExpressibleByDictionaryLiteral {
  // CPU and memory lie here because nearly every list has them and nothing else: such a list needs no memory of its own.
  // What is not listed is 0, so that equal lists are equal field by field.
  private var cpu: Int64 = 0
  private var memory: Int64 = 0
  private var hasCPU = false
  private var hasMemory = false
  /// Everything else, sorted by name.
  private var others: [Entry] = []

  private struct Entry: Hashable {
    let name: ResourceName
    var amount: Int64
  }

  /// The amounts of a dictionary.
  public init(_ amounts: [ResourceName: Int64] = [:]) {
    for (name, amount) in amounts { self[name] = amount }
  }

  /// The amounts listed in `elements`; of a repeated name the last counts.
  public init(dictionaryLiteral elements: (ResourceName, Int64)...) {
    for (name, amount) in elements { self[name] = amount }
  }

  /// CPU and memory alone: the same as `[.cpu: cpuMilli, .memory: memoryBytes]`, at less cost.
  package init(cpuMilli: Int64, memoryBytes: Int64) {
    cpu = cpuMilli
    memory = memoryBytes
    hasCPU = true
    hasMemory = true
  }

  /// The amount of `name`: 0 where it is missing. Setting adds the name.
  ///
  /// - Complexity: O(1) for CPU and memory, O(*n*) for the *n* others.
  public subscript(name: ResourceName) -> Int64 {
    get {
      if name == .cpu { return cpu }
      if name == .memory { return memory }
      for other in others where other.name == name { return other.amount }
      return 0
    }
    set {
      if name == .cpu {
        cpu = newValue
        hasCPU = true
      } else if name == .memory {
        memory = newValue
        hasMemory = true
      } else {
        let position = others.firstIndex { $0.name >= name } ?? others.count
        if position < others.count, others[position].name == name {
          others[position].amount = newValue
        } else {
          others.insert(Entry(name: name, amount: newValue), at: position)
        }
      }
    }
  }

  /// Whether `name` is listed, be it with 0.
  ///
  /// - Complexity: O(1) for CPU and memory, O(*n*) for the *n* others.
  public func contains(_ name: ResourceName) -> Bool {
    if name == .cpu { return hasCPU }
    if name == .memory { return hasMemory }
    return others.contains { $0.name == name }
  }

  /// Takes `name` off the list.
  ///
  /// - Complexity: O(1) for CPU and memory, O(*n*) for the *n* others.
  public mutating func remove(_ name: ResourceName) {
    if name == .cpu {
      cpu = 0
      hasCPU = false
    } else if name == .memory {
      memory = 0
      hasMemory = false
    } else {
      others.removeAll { $0.name == name }
    }
  }

  /// Whether nothing is listed.
  public var isEmpty: Bool { !hasCPU && !hasMemory && others.isEmpty }

  /// Whether nothing but CPU and memory is listed, or one of them, or nothing.
  package var hasOnlyCPUAndMemory: Bool { others.isEmpty }

  /// The listed names, sorted.
  ///
  /// - Complexity: O(*n* log *n*).
  public var names: [ResourceName] { sorted.map(\.name) }

  /// All resources with their amounts, in the order of their names.
  ///
  /// - Complexity: O(*n* log *n*).
  public var sorted: [(name: ResourceName, amount: Int64)] {
    var all: [(name: ResourceName, amount: Int64)] = []
    all.reserveCapacity(others.count + 2)
    if hasCPU { all.append((.cpu, cpu)) }
    if hasMemory { all.append((.memory, memory)) }
    guard !others.isEmpty else { return all }
    for other in others { all.append((other.name, other.amount)) }
    all.sort { $0.name < $1.name }
    return all
  }
}

extension ResourceList: Hashable {
  /// Feeds the amounts; that a name is listed with 0 is left to equality.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(cpu)
    hasher.combine(memory)
    if !others.isEmpty { hasher.combine(others) }
  }
}

extension ResourceList {
  /// Adds every amount of `other`; sums that leave the range stop at its end.
  ///
  /// - Complexity: O(*n* × *m*) in the numbers of resources beside CPU and memory.
  public mutating func add(_ other: ResourceList) {
    func sum(_ left: Int64, _ right: Int64) -> Int64 {
      let (sum, overflow) = left.addingReportingOverflow(right)
      return overflow ? .max : sum
    }
    cpu = sum(cpu, other.cpu)
    memory = sum(memory, other.memory)
    hasCPU = hasCPU || other.hasCPU
    hasMemory = hasMemory || other.hasMemory
    for entry in other.others { self[entry.name] = sum(self[entry.name], entry.amount) }
  }

  /// Raises every amount to that of `other` where that is larger.
  ///
  /// - Complexity: O(*n* × *m*) in the numbers of resources beside CPU and memory.
  public mutating func formMaximum(_ other: ResourceList) {
    if other.hasCPU { self[.cpu] = hasCPU ? max(cpu, other.cpu) : other.cpu }
    if other.hasMemory { self[.memory] = hasMemory ? max(memory, other.memory) : other.memory }
    for entry in other.others {
      self[entry.name] = contains(entry.name) ? max(self[entry.name], entry.amount) : entry.amount
    }
  }

  /// Takes over from `other` what is missing here.
  mutating func fill(from other: ResourceList) {
    if !hasCPU && other.hasCPU { self[.cpu] = other.cpu }
    if !hasMemory && other.hasMemory { self[.memory] = other.memory }
    for entry in other.others where !contains(entry.name) { self[entry.name] = entry.amount }
  }
}
