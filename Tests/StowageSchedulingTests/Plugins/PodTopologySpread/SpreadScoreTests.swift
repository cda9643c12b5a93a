import StowageCluster
import StowageModel
import StowageScheduling
import Testing

/// Constraints that only wish (podtopologyspread/scoring.go, 1.34).
///
/// A domain of n pods weighs n * ln(domains + 2) + maxSkew - 1: ln 3 = 1.0986, ln 4 = 1.3863, ln 5 = 1.6094.
struct SpreadScoreTests {
  private let plugin = PodTopologySpread()

  // Two domains: 0, 1.386, 2.773, 4.159, 5.545, 6.931 -> 0, 1, 3, 4, 6, 7. Then 100 * (highest + lowest - s) / highest:
  // 100 * (4 + 1 - 4) / 4 = 25; 100 * (6 + 3 - 6) / 6 = 50; 100 * (7 + 0 - 7) / 7 = 0.
  @Test(
    "pods are weighed, rounded, and turned round",
    arguments: [
      (3, 1, [4, 1], [25, 100]), (4, 2, [6, 3], [50, 100]), (5, 0, [7, 0], [0, 100]), (0, 0, [0, 0], [100, 100]),
      (2, 2, [3, 3], [100, 100]), (1, 0, [1, 0], [0, 100]), (5, 4, [7, 6], [85, 100]),
    ] as [(Int, Int, [Int64], [Int64])])
  func twoDomains(first: Int, second: Int, raw: [Int64], expected: [Int64]) throws {
    let cluster = try SpreadCase.zones(first, second)
    let pod = try cluster.waiting(SpreadCase.spec(SpreadCase.soft()), labels: SpreadCase.web)
    #expect(cluster.rawScores(pod, plugin) == raw)
    #expect(cluster.scores(pod, plugin) == expected)
  }

  // Three domains, ln 5: 4.828 -> 5, 3.219 -> 3, 0. One: ln 3: 3 * 1.0986 = 3.296 -> 3.
  // maxSkew 3 adds 2: 6.828 -> 7, 5.219 -> 5, 2; 100 * (7 + 2 - 7) / 7 = 28, 100 * 4 / 7 = 57, 100.
  @Test("the weight goes by the number of domains, and maxSkew waters the difference down")
  func weights() throws {
    let cluster = try SpreadCase.zones(3, 2, 0)
    let plain = try cluster.waiting(SpreadCase.spec(SpreadCase.soft()), labels: SpreadCase.web)
    #expect(cluster.rawScores(plain, plugin) == [5, 3, 0])
    #expect(cluster.scores(plain, plugin) == [0, 40, 100])
    let skewed = try cluster.waiting(SpreadCase.spec(SpreadCase.soft(3)), labels: SpreadCase.web)
    #expect(cluster.rawScores(skewed, plugin) == [7, 5, 2])
    #expect(cluster.scores(skewed, plugin) == [28, 57, 100])
    let one = try SpreadCase.zones(3)
    #expect(one.rawScores(try one.waiting(SpreadCase.spec(SpreadCase.soft())), plugin) == [3])
  }

  // Two constraints of one pod each: 1.386 + 1.386 = 2.773 -> 3, not 1 + 1. The selector of the second means the other kind.
  @Test("the sum over the constraints is rounded, not its parts")
  func sum() throws {
    let cluster = try Cluster.labelled(["zone": "z1", "rack": "r1"], ["zone": "z2", "rack": "r2"])
    try cluster.bind(labels: SpreadCase.web, to: 0)
    let spec = SpreadCase.spec(SpreadCase.soft(), SpreadCase.soft(key: "rack"))
    #expect(cluster.rawScores(try cluster.waiting(spec), plugin) == [3, 0])
  }

  // Of three zones two are feasible: ln 4. z1's pods count on both its nodes, also on the one that is not feasible:
  // 3 * 1.386 = 4.159 -> 4.
  @Test("domains are those of feasible nodes, pods are counted on all nodes")
  func feasible() throws {
    let cluster = try Cluster.labelled(["zone": "z1"], ["zone": "z1"], ["zone": "z2"], ["zone": "z3"])
    try cluster.bind(labels: SpreadCase.web, to: 0)
    try cluster.bind(labels: SpreadCase.web, to: 1, count: 2)
    try cluster.bind(labels: SpreadCase.web, to: 3, count: 9)
    let pod = try cluster.waiting(SpreadCase.spec(SpreadCase.soft()), labels: SpreadCase.web)
    #expect(cluster.rawScores(pod, plugin, feasible: [0, 2]) == [4, 0, 0, 0])
    #expect(cluster.scores(pod, plugin, feasible: [0, 2])?[0] == 0)
    #expect(cluster.scores(pod, plugin, feasible: [0, 2])?[2] == 100)
  }

  // Node c lacks the rack: it is left out, scores 0 and does not count for weights. a: 2 * ln 4 twice = 5.545 -> 6,
  // b: 0. c's zone z3 would have made it ln 5 and 2 * (1.609 + 1.386) = 5.99 -> 6 as well, so a third pod tells:
  // 3 * 2 * 1.386 = 8.318 -> 8, not 8.987 -> 9.
  @Test("a node that lacks a key scores 0 and makes no domain")
  func ignored() throws {
    let cluster = try Cluster.labelled(
      ["zone": "z1", "rack": "r1"], ["zone": "z2", "rack": "r2"], ["zone": "z3"])
    try cluster.bind(labels: SpreadCase.web, to: 0, count: 3)
    let spec = SpreadCase.spec(SpreadCase.soft(), SpreadCase.soft(key: "rack"))
    let pod = try cluster.waiting(spec, labels: SpreadCase.web)
    #expect(cluster.rawScores(pod, plugin).prefix(2) == [8, 0])
    #expect(cluster.scores(pod, plugin) == [0, 100, 0])
  }

  // Host names: three feasible nodes, ln 5, each with its own pods: 1.609 -> 2, 3.219 -> 3, 0. Of two feasible: ln 4:
  // 1.386 -> 1, 2.773 -> 3.
  @Test("over host names the feasible nodes are the domains")
  func hostnames() throws {
    let key = "kubernetes.io/hostname"
    let cluster = try Cluster.labelled([key: "a"], [key: "b"], [key: "c"])
    try cluster.bind(labels: SpreadCase.web, to: 0)
    try cluster.bind(labels: SpreadCase.web, to: 1, count: 2)
    let pod = try cluster.waiting(SpreadCase.spec(SpreadCase.soft(key: key)), labels: SpreadCase.web)
    #expect(cluster.rawScores(pod, plugin) == [2, 3, 0])
    #expect(cluster.rawScores(pod, plugin, feasible: [0, 1]) == [1, 3, 0])
  }

  // The pods on the tainted node don't count where taints are honoured: 0 and 0 instead of 2 * 1.386 = 2.773 -> 3.
  @Test(
    "inclusion policies hold for scores too, and terminating pods, other namespaces and empty selectors count nobody")
  func whoCounts() throws {
    let tainted = Node(
      metadata: ObjectMeta(name: "c", labels: ["zone": "z1"]), taints: [Taint(key: "k", effect: .noSchedule)],
      allocatable: [.pods: 9])
    let cluster = try Cluster.labelled(["zone": "z1"], ["zone": "z2"])
    try cluster.add(tainted)
    try cluster.bind(labels: SpreadCase.web, to: 2, count: 2)
    var constraint = SpreadCase.soft()
    func raw(_ constraint: TopologySpreadConstraint) throws -> [Int64] {
      let pod = try cluster.waiting(SpreadCase.spec(constraint), labels: SpreadCase.web)
      return Array(cluster.rawScores(pod, plugin, feasible: [0, 1]).prefix(2))
    }
    #expect(try raw(constraint) == [3, 0])
    constraint.nodeTaintsPolicy = .honor
    #expect(try raw(constraint) == [0, 0])
    for pod in try cluster.bind(labels: SpreadCase.web, to: 0) { cluster.markTerminating(pod) }
    try cluster.bind(labels: SpreadCase.web, namespace: "other", to: 0)
    #expect(try raw(constraint) == [0, 0])
    #expect(try raw(SpreadCase.soft(selector: LabelSelector())) == [0, 0])
    #expect(try raw(SpreadCase.soft(selector: nil)) == [0, 0])
  }

  @Test("hard constraints alone give no score, and switch the defaults off")
  func hardOnly() throws {
    let cluster = try SpreadCase.zones(3, 0)
    cluster.contents.services = [
      Service(metadata: ObjectMeta(name: "s", namespace: "ns"), selector: SpreadCase.web)
    ]
    let pod = try cluster.waiting(SpreadCase.spec(SpreadCase.hard()), labels: SpreadCase.web)
    #expect(cluster.scores(pod, plugin) == nil)
  }
}
