import StowageCluster
import StowageModel
import StowageScheduling

/// What the running pods mean to pods of one shape, by topology: kept up to date pod by pod as the cluster's log tells.
///
/// What a pod adds hangs on its shape alone, and is worked out once for each shape.
struct NeighbourCounts {
  let shape: PodShape
  var counters: [TopologyCounter] = []
  /// The `DoNotSchedule` and the `ScheduleAnyway` constraints.
  private(set) var hard: [HardSpread] = []
  private(set) var soft: [SoftSpread] = []
  /// The positions of nodes that have all keys that ``hard`` asks for, and ``soft``.
  private var hardPositions = PositionSet(count: 0)
  private var softPositions = PositionSet(count: 0)
  /// Whether nodes that lack some key of ``soft`` are left out of its score.
  private(set) var softNeedsAllKeys = false
  /// The counter of each term that the pod requires, and whether it meets all of them itself.
  private(set) var required: [Int] = []
  private(set) var matchesItself = false
  /// The counters of pods that keep this one off: those that its own anti-affinity means, and those whose own means it.
  private(set) var repelling = RoleCounters()
  /// The counters of the affinity score.
  private(set) var attracting = RoleCounters()
  private var requiring = RoleCounters()
  /// By position: what the counters of ``attracting`` over narrow columns add up to.
  private(set) var attraction: [Int64]
  /// How many of the counters of ``attracting`` are over other columns.
  private(set) var wide: [Int] = []
  private var effectsByShape = ShapeEffects()
  private let plugins: NeighbourPlugins

  /// What counts nothing yet.
  init(_ pod: PodInfo, plugins: NeighbourPlugins, topology: inout TopologyTable, in cluster: ClusterView) {
    shape = pod.shape
    self.plugins = plugins
    attraction = [Int64](repeating: 0, count: topology.order.count)
    addSpread(pod, topology: &topology, in: cluster)
    let affinity = pod.shape.spec.affinity
    if plugins.affinityFilter != nil, !affinity.requiredPods.isEmpty {
      for term in affinity.requiredPods {
        let column = topology.column(of: term.topologyKey, in: cluster)
        required.append(counter(.required, of: column, topology: topology))
      }
      matchesItself = affinity.requiredPods.allSatisfy { $0.matches(pod.shape, owner: pod.shape, in: cluster) }
    }
  }

  private mutating func addSpread(_ pod: PodInfo, topology: inout TopologyTable, in cluster: ClusterView) {
    if let plugin = plugins.spreadFilter {
      let constraints = plugin.constraints(.doNotSchedule, of: pod, in: cluster)
      let all = positions(whereAllKeysOf: constraints, needed: true, topology: &topology, in: cluster)
      hardPositions = all
      for constraint in constraints {
        let counted = positions(of: all, countedBy: constraint, topology: topology, in: cluster)
        let column = topology.column(of: constraint.topologyKey, in: cluster)
        counters.append(
          TopologyCounter(column: column, of: topology, counted: counted, countsTerminating: false))
        var domains = Set<Int32>()
        counted.forEach { domains.insert(topology.columns[column].domains[$0]) }
        hard.append(
          HardSpread(
            constraint: constraint, counter: counters.count - 1, domains: domains.sorted(),
            itself: constraint.selector?.matches(pod.shape.labels) ?? false ? 1 : 0))
      }
    }
    if let plugin = plugins.spreadScorer {
      let constraints = plugin.constraints(.scheduleAnyway, of: pod, in: cluster)
      softNeedsAllKeys = plugin.needsAllKeys(pod)
      let all = positions(whereAllKeysOf: constraints, needed: softNeedsAllKeys, topology: &topology, in: cluster)
      softPositions = all
      for constraint in constraints {
        let column = topology.column(of: constraint.topologyKey, in: cluster)
        let isHost = constraint.topologyKey == SpreadScoring.hostname
        // A host's pods count whether or not it is one that the pod could be on.
        counters.append(
          TopologyCounter(
            column: isHost ? topology.columnOfNodes() : column, of: topology,
            counted: isHost ? nil : positions(of: all, countedBy: constraint, topology: topology, in: cluster),
            countsTerminating: false, countsMissing: true))
        soft.append(
          SoftSpread(constraint: constraint, counter: counters.count - 1, column: column, isHost: isHost))
      }
    }
  }

  private func positions(
    whereAllKeysOf constraints: [SpreadConstraint], needed: Bool, topology: inout TopologyTable, in cluster: ClusterView
  ) -> PositionSet {
    var positions = PositionSet(allOf: topology.order.count)
    if !needed { return positions }
    for constraint in constraints {
      let column = topology.column(of: constraint.topologyKey, in: cluster)
      positions.subtract(topology.columns[column].missing)
    }
    return positions
  }

  private func positions(
    of all: PositionSet, countedBy constraint: SpreadConstraint, topology: TopologyTable, in cluster: ClusterView
  ) -> PositionSet {
    var positions = all
    positions.filter { constraint.counts(cluster.node(topology.order[$0]), for: shape.spec) }
    return positions
  }

  /// The counter of a role over a column, which is made where there is none yet.
  private mutating func counter(_ role: RoleCounters.Role, of column: Int, topology: TopologyTable) -> Int {
    let existing =
      switch role {
      case .required: requiring.counter(of: column)
      case .repelling: repelling.counter(of: column)
      case .attracting: attracting.counter(of: column)
      }
    if let existing { return existing }
    counters.append(TopologyCounter(column: column, of: topology))
    let made = counters.count - 1
    switch role {
    case .required: requiring.add(made, of: column)
    case .repelling: repelling.add(made, of: column)
    case .attracting:
      attracting.add(made, of: column)
      if !topology.columns[column].isNarrow { wide.append(made) }
    }
    return made
  }

  // MARK: Counting

  /// Whether nothing that was counted, and nothing that the pod wants itself, makes one node another than the next.
  var isNeutral: Bool {
    hard.isEmpty && soft.isEmpty && required.isEmpty
      && repelling.counters.allSatisfy { counters[$0].used == 0 }
      && attracting.counters.allSatisfy { counters[$0].used == 0 }
  }

  /// Counts all running pods.
  mutating func countAll(topology: inout TopologyTable, in cluster: ClusterView) {
    for position in topology.order.indices {
      for pod in cluster.pods(on: topology.order[position]) {
        let shape = cluster.shape(of: pod)
        _ = count(
          shape, serial: cluster.serial(of: shape), at: position, sign: 1, isTerminating: cluster.isTerminating(pod),
          topology: &topology, in: cluster)
      }
    }
  }

  /// Counts what a change tells; `false` where the shape of its pod is no longer known.
  mutating func take(_ change: Change, topology: inout TopologyTable, in cluster: ClusterView) -> Bool {
    guard let node = change.node, change.shapeIndex >= 0 else { return true }
    let position = Int(topology.positions[node.index])
    let shape = ShapeID(Int(change.shapeIndex))
    switch change.kind {
    case .podBound:
      return count(
        shape, serial: change.shapeSerial, at: position, sign: 1, isTerminating: change.wasTerminating,
        topology: &topology, in: cluster)
    case .podUnbound, .podCompleted, .podEvicted:
      return count(
        shape, serial: change.shapeSerial, at: position, sign: -1, isTerminating: change.wasTerminating,
        topology: &topology, in: cluster)
    case .podTerminating:
      return count(
        shape, serial: change.shapeSerial, at: position, sign: -1, isTerminating: false, onlyRunning: true,
        topology: &topology, in: cluster)
    case .nodeAdded, .nodeChanged, .nodeRemoved, .podArrived, .podDropped, .podStarted, .podNominated,
      .nominationCleared, .objectPut, .objectDeleted:
      return true
    }
  }

  /// Whether the pods of a node count where they did before, now that its object is another.
  func countsAsBefore(_ node: Node, at position: Int) -> Bool {
    for spread in hard where !isRight(spread.counter, spread.constraint, node, at: position, hardPositions) {
      return false
    }
    for spread in soft where !isRight(spread.counter, spread.constraint, node, at: position, softPositions) {
      return false
    }
    return true
  }

  private func isRight(
    _ counter: Int, _ constraint: SpreadConstraint, _ node: Node, at position: Int, _ positions: PositionSet
  ) -> Bool {
    guard let counted = counters[counter].counted else { return true }
    return counted.contains(position) == (positions.contains(position) && constraint.counts(node, for: shape.spec))
  }

  private mutating func count(
    _ other: ShapeID, serial: UInt32, at position: Int, sign: Int64, isTerminating: Bool, onlyRunning: Bool = false,
    topology: inout TopologyTable, in cluster: ClusterView
  ) -> Bool {
    if effectsByShape.range(of: other, serial: serial) == nil {
      guard cluster.serial(of: other) == serial, let shape = cluster.shape(other) else { return false }
      let effects = effects(of: shape, topology: &topology, in: cluster)
      effectsByShape.set(effects, of: other, serial: serial)
    }
    guard let range = effectsByShape.range(of: other, serial: serial) else { return false }
    for index in range {
      let effect = effectsByShape.list[index]
      let countsTerminating = counters[effect.counter].countsTerminating
      if countsTerminating ? onlyRunning : isTerminating { continue }
      let amount = sign * effect.amount
      guard let domain = counters[effect.counter].add(amount, at: position, in: topology), effect.isAttraction else {
        continue
      }
      let column = topology.columns[counters[effect.counter].column]
      if !column.isNarrow { continue }
      for index in Int(column.starts[domain])..<Int(column.starts[domain + 1]) {
        attraction[Int(column.positions[index])] += amount
      }
    }
    return true
  }

  /// What a pod of shape `other` adds where it runs.
  private mutating func effects(
    of other: PodShape, topology: inout TopologyTable, in cluster: ClusterView
  ) -> [ShapeEffects.Effect] {
    var effects: [ShapeEffects.Effect] = []
    for (constraint, counter) in hard.map({ ($0.constraint, $0.counter) }) + soft.map({ ($0.constraint, $0.counter) }) {
      guard let selector = constraint.selector, !selector.isEmpty, other.namespace == shape.namespace,
        selector.matches(other.labels)
      else { continue }
      effects.append(.init(counter: counter, amount: 1))
    }
    if plugins.affinityFilter != nil {
      let own = shape.spec.affinity
      if !required.isEmpty, own.requiredPods.allSatisfy({ $0.matches(other, owner: shape, in: cluster) }) {
        for counter in required { effects.append(.init(counter: counter, amount: 1)) }
      }
      func repel(_ term: PodAffinityTerm) {
        let column = topology.column(of: term.topologyKey, in: cluster)
        effects.append(.init(counter: counter(.repelling, of: column, topology: topology), amount: 1))
      }
      for term in own.requiredAntiPods where term.matches(other, owner: shape, in: cluster) { repel(term) }
      for term in other.spec.affinity.requiredAntiPods where term.matches(shape, owner: other, in: cluster) {
        repel(term)
      }
    }
    addAttractions(of: other, to: &effects, topology: &topology, in: cluster)
    return effects
  }

  private mutating func addAttractions(
    of other: PodShape, to effects: inout [ShapeEffects.Effect], topology: inout TopologyTable, in cluster: ClusterView
  ) {
    guard let plugin = plugins.affinityScorer else { return }
    func attract(_ term: PodAffinityTerm, _ weight: Int64, of owner: PodShape, meaning pod: PodShape) {
      guard weight != 0, term.matches(pod, owner: owner, in: cluster) else { return }
      let column = topology.column(of: term.topologyKey, in: cluster)
      let counter = counter(.attracting, of: column, topology: topology)
      effects.append(.init(counter: counter, amount: weight, isAttraction: true))
    }
    let own = shape.spec.affinity
    for wish in own.preferredPods { attract(wish.term, Int64(wish.weight), of: shape, meaning: other) }
    for wish in own.preferredAntiPods { attract(wish.term, -Int64(wish.weight), of: shape, meaning: other) }
    let theirs = other.spec.affinity
    for term in theirs.requiredPods { attract(term, plugin.hardPodAffinityWeight, of: other, meaning: shape) }
    for wish in theirs.preferredPods { attract(wish.term, Int64(wish.weight), of: other, meaning: shape) }
    for wish in theirs.preferredAntiPods { attract(wish.term, -Int64(wish.weight), of: other, meaning: shape) }
  }
}
