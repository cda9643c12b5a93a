import StowageCluster
import StowageKernel
import StowageModel
import StowageRanking
import StowageScheduling
import Synchronization
import Testing

/// Counts how often it is asked.
private final class Counter: Sendable {
  let count = Atomic(0)
}

/// A score plugin that declares nothing.
private struct Counting: ScorePlugin {
  let name = "Counting"
  let counter: Counter

  func score(_ pod: PodInfo, on node: NodeID, in cluster: ClusterView) -> Int64 {
    counter.count.add(1, ordering: .relaxed)
    return Int64(node.index % 7)
  }
}

/// The same, which declares that it looks at the node and its pods, and nothing else.
private struct Declared: CacheableScorePlugin {
  let counting: Counting
  var name: String { "Declared" }
  let scoreScope = ScoreScope.nodeState

  func score(_ pod: PodInfo, on node: NodeID, in cluster: ClusterView) -> Int64 {
    counting.score(pod, on: node, in: cluster)
  }
}

struct UndeclaredPluginTests {
  /// How often a plugin is asked about pods that select nodes, while nodes stay as they are.
  private func calls(
    _ path: DecisionPath, decisions: Int, isDeclared: Bool = false, ranking: NodeRankingProvider? = .cached
  ) throws -> Int {
    let counter = Counter()
    let counting = Counting(counter: counter)
    let plugin: any ScorePlugin = isDeclared ? Declared(counting: counting) : counting
    var policy = Profile(name: "counting", scorers: [.init(plugin)], ranking: ranking)
    policy.path = path
    let cluster = try Cluster(
      nodes: (0..<40).map { number in
        Node(
          metadata: ObjectMeta(name: "n\(number)", labels: ["disk": number.isMultiple(of: 2) ? "ssd" : "hdd"]),
          allocatable: [.cpu: 64_000, .memory: 64 << 30, .pods: 110])
      })
    var spec = PodSpec()
    spec.containers = [Container(name: "main", resources: ResourceRequirements(requests: [.cpu: 100]))]
    spec.nodeSelector = ["disk": "ssd"]
    let shape = PodShape(spec: spec)
    var random = RandomStream(seed: 1)
    for number in 0..<decisions {
      let pod = cluster.add(PodArrival(time: .origin, name: "p\(number)", shape: shape, duration: .infinite))
      let info = try #require(PodInfo(pod, in: cluster.view))
      guard case .place(let placement) = policy.decide(info, in: cluster.view, random: &random) else {
        Issue.record("pod \(number) found no node")
        return counter.count.load(ordering: .relaxed)
      }
      try cluster.bind(pod, to: placement)
    }
    return counter.count.load(ordering: .relaxed)
  }

  @Test(
    "a plugin that declares nothing is asked as often on the fast path as on the plain one, once a node and decision")
  func calls() throws {
    // 20 of the 40 nodes have the label.
    #expect(try calls(.plain, decisions: 50) == 50 * 20)
    #expect(try calls(.fast, decisions: 50) == 50 * 20)
  }

  @Test("a plugin that declares its scope and nothing else is asked only about the node that changed")
  func declared() throws {
    // The first pod of the shape is decided plainly, at the second one all nodes are ranked, then one changes each time.
    #expect(try calls(.plain, decisions: 50, isDeclared: true) == 50 * 20)
    #expect(try calls(.fast, decisions: 50, isDeclared: true) == 20 + 20 + 48)
  }

  @Test("a profile that is told to have no ranking decides on the plain path, whatever plugins declare")
  func plain() throws {
    #expect(try calls(.fast, decisions: 50, isDeclared: true, ranking: nil) == 50 * 20)
  }
}
