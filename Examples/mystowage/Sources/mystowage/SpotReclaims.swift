import StowageKit

/// `model: spot`: every node with some labels is reclaimed again and again, and comes back after a given time.
struct SpotReclaims: FailureModel {
  static let name = "spot"
  fileprivate let meanLifetime: Milliseconds
  fileprivate let back: Milliseconds
  fileprivate let labels: [String: String]
  private let place: DocumentPlace

  init(reading entry: inout ObjectCursor, _ context: ReadingContext) throws(ManifestError) {
    meanLifetime = try entry.positiveDuration("meanLifetime")
    back = try entry.positiveDuration("backAfter")
    labels = try entry.stringMap("nodeSelector")
    place = entry.place(of: "nodeSelector")
  }

  func check(_ setup: SimulationSetup) throws {
    try setup.requireNode(labels: labels, key: Failures.key, place: place)
  }

  func component(number: Int) -> any Component { Reclaiming(name: "failures-\(number)", model: self) }

  var provenance: String { "spot nodes reclaimed after \(meanLifetime) in the mean, back after \(back)" }
}

private struct Reclaiming: Component {
  let name: String
  let phase = Phase.failures
  // The end of the workload goes by them.
  let observes = Change.Kinds(.podArrived)
  let model: SpotReclaims
  private var nodes: [(name: String, random: RandomStream)] = []
  private var end = WorkloadEnd()

  init(name: String, model: SpotReclaims) {
    self.name = name
    self.model = model
  }

  mutating func begin(_ turn: inout Turn) {
    end.begin(turn)
    for node in turn.cluster.nodeIDs.map({ turn.cluster.node($0) }) where node.hasLabels(model.labels) {
      nodes.append((node.name, turn.random(for: "\(name)/\(node.name)")))
      plan(nodes.count - 1, after: .zero, &turn)
    }
  }

  mutating func observe(_ changes: Unread, _ turn: inout Turn) { end.observe(changes, turn) }

  mutating func wake(_ token: UInt64, _ turn: inout Turn) throws {
    if end.hasPassed(turn) { return }
    try turn.fail(nodes[Int(token)].name, repairedAfter: model.back)
    plan(Int(token), after: model.back, &turn)
  }

  private mutating func plan(_ index: Int, after pause: Milliseconds, _ turn: inout Turn) {
    let lifetime = nodes[index].random.nextDuration(mean: model.meanLifetime)
    turn.wake(UInt64(index), at: turn.now + pause + lifetime, isBackground: true)
  }
}
