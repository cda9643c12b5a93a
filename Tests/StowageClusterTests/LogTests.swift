import StowageCluster
import StowageKernel
import StowageModel
import Testing

struct LogTests {
  private func node(_ name: String, taints: [Taint] = []) -> Node {
    Node(metadata: ObjectMeta(name: name), taints: taints, allocatable: [.cpu: 4_000, .memory: 1 << 30])
  }

  private func pod(_ name: String) -> PodArrival {
    PodArrival(time: .seconds(1), name: name, shape: PodShape(cpuMilli: 1_000, memoryBytes: 1), duration: .seconds(9))
  }

  private func kinds(_ unread: Unread) -> [Change.Kind] {
    var kinds: [Change.Kind] = []
    unread.forEach { change, _ in kinds.append(change.kind) }
    return kinds
  }

  @Test("every write is one entry, with its cause")
  func entries() throws {
    let cluster = try Cluster(nodes: [node("a")])
    var cursor = LogCursor(atEndOf: cluster.view)
    let first = cluster.add(pod("p"), cause: .controller)
    try cluster.bind(first, to: Placement(node: NodeID(0)), startingAt: .seconds(2))
    cluster.setStartTime(.seconds(3), of: first)
    cluster.markTerminating(first, cause: .preempted)
    cluster.evict(first, cause: .preempted)
    cluster.put(Namespace(metadata: ObjectMeta(name: "shop")))
    cluster.delete(Namespace(metadata: ObjectMeta(name: "shop")))
    try cluster.update(node("a", taints: [Taint(key: "k", effect: .noSchedule)]))
    try cluster.remove(NodeID(0), cause: .scaledDown)
    var seen: [(Change.Kind, Cause)] = []
    cursor.read(cluster.view).forEach { change, _ in seen.append((change.kind, change.cause)) }
    let expected: [(Change.Kind, Cause)] = [
      (.podArrived, .controller), (.podBound, .scheduler), (.podStarted, .external), (.podTerminating, .preempted),
      (.podEvicted, .preempted), (.objectPut, .external), (.objectDeleted, .deleted), (.nodeChanged, .external),
      (.nodeRemoved, .scaledDown),
    ]
    #expect(seen.map(\.0) == expected.map(\.0))
    #expect(seen.map(\.1) == expected.map(\.1))
  }

  @Test("whether there has been a change of some kinds is known from any position on")
  func kindsSince() throws {
    let cluster = try Cluster(nodes: [node("a")])
    let start = cluster.view.logEnd
    let first = cluster.add(pod("p"))
    try cluster.bind(first, to: Placement(node: NodeID(0)))
    cluster.add(pod("q"))
    let view = cluster.view
    let arrived = Change.Kinds(.podArrived)
    #expect(view.hasChanges(since: start, of: arrived))
    #expect(view.hasChanges(since: start + 2, of: arrived))
    #expect(!view.hasChanges(since: start + 3, of: arrived))
    #expect(view.hasChanges(since: start + 1, of: [.podBound, .podEvicted]))
    #expect(!view.hasChanges(since: start + 2, of: [.podBound, .podEvicted]))
    #expect(view.hasChanges(since: start + 2, of: .all))
    #expect(!view.hasChanges(since: start + 3, of: .all))
    #expect(!view.hasChanges(since: start, of: []))
    #expect(!view.hasChanges(since: start, of: .podCompleted))
  }

  @Test("a cursor tells what is new once, and nothing of another cluster")
  func cursor() throws {
    let cluster = try Cluster(nodes: [node("a")])
    var cursor = LogCursor()
    #expect(cursor.read(cluster.view).isForgotten)
    #expect(cursor.read(cluster.view).isEmpty && cursor.isUpToDate(with: cluster.view))
    cluster.add(pod("p"))
    #expect(!cursor.isUpToDate(with: cluster.view))
    #expect(kinds(cursor.read(cluster.view)) == [.podArrived])
    #expect(cursor.read(cluster.view).isEmpty)
    let copy = Cluster(copying: cluster)
    #expect(cursor.read(copy.view).isForgotten)
    #expect(cursor.read(cluster.view).isForgotten)
  }

  @Test("what reaches back too far is said to be forgotten, and what is left is told")
  func forgotten() throws {
    let cluster = try Cluster(nodes: [node("a")], logCapacity: 2)
    var cursor = LogCursor(atEndOf: cluster.view)
    for name in ["p", "q", "r"] { cluster.add(pod(name)) }
    let unread = cursor.read(cluster.view)
    #expect(unread.isForgotten && unread.positions.count == 2)
  }

  @Test("changes have the time at which the cluster was when they happened")
  func times() throws {
    let cluster = try Cluster(nodes: [node("a")])
    cluster.advance(to: .seconds(5))
    let first = cluster.log.end
    cluster.add(pod("p"))
    cluster.add(pod("q"))
    cluster.advance(to: .seconds(7))
    cluster.advance(to: .seconds(8))
    cluster.add(pod("r"))
    #expect((first..<first + 3).map { cluster.log.time(of: $0) } == [.seconds(5), .seconds(5), .seconds(8)])
    #expect(cluster.log.time(of: first - 1) == nil)
  }

  @Test("times stay right when the oldest changes are forgotten")
  func timesOfRing() throws {
    let cluster = try Cluster(nodes: [], logCapacity: 10)
    for second in 0..<400 {
      cluster.advance(to: .seconds(Int64(second)))
      cluster.drop(cluster.add(pod("p")))
    }
    for position in cluster.log.start..<cluster.log.end {
      #expect(cluster.log.time(of: position) == .seconds(Int64(position / 2)))
    }
  }

  @Test("an evicted pod, a node and an object are told as they were and are")
  func details() throws {
    let cluster = try Cluster(nodes: [node("a")])
    let first = cluster.add(pod("p"))
    try cluster.bind(first, to: Placement(node: NodeID(0)))
    var cursor = LogCursor(atEndOf: cluster.view)
    cluster.evict(first, cause: .nodeLost)
    let tainted = node("a", taints: [Taint(key: "k", effect: .noSchedule)])
    try cluster.update(tainted)
    cluster.put(Namespace(metadata: ObjectMeta(name: "shop", labels: ["a": "b"])))
    let unread = cursor.read(cluster.view)
    let details = unread.positions.map { unread.detail(of: $0) }
    guard case .evicted(let arrival)? = details[0], case .node(let before?, let after?)? = details[1],
      case .object(let object)? = details[2]
    else {
      Issue.record("\(details)")
      return
    }
    #expect(arrival == pod("p"))
    #expect(before == node("a") && after == tainted)
    #expect(object.kind == .namespace && object.before == nil)
    #expect((object.after as? Namespace)?.metadata.labels == ["a": "b"])
  }

  @Test("replacing the objects puts and deletes what differs alone")
  func replaced() throws {
    let names = { (names: [String]) in
      var objects = ClusterObjects()
      for name in names { objects.put(Namespace(metadata: ObjectMeta(name: name))) }
      return objects
    }
    let cluster = try Cluster(nodes: [], objects: names(["a", "b"]))
    var cursor = LogCursor(atEndOf: cluster.view)
    cluster.replaceObjects(with: names(["b", "c"]))
    #expect(kinds(cursor.read(cluster.view)) == [.objectDeleted, .objectPut])
    #expect(cluster.objects == names(["b", "c"]))
    #expect(cluster.view.version(of: .namespace) == 2 && cluster.view.version(of: .service) == 0)
  }

  @Test("each cause has words of its own for people, without the letters of code")
  func causeLabels() {
    #expect(Cause.nodeLost.label == "node lost" && Cause.nodeLost.name == "nodeLost")
    #expect(Set(Cause.allCases.map(\.label)).count == Cause.allCases.count)
    #expect(Cause.allCases.allSatisfy { $0.label == $0.label.lowercased() })
  }
}
