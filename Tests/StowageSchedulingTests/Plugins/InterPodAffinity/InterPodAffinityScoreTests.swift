import StowageCluster
import StowageModel
import StowageScheduling
import Testing

/// Wishes for neighbours (interpodaffinity/scoring.go, 1.34).
struct InterPodAffinityScoreTests {
  private let plugin = InterPodAffinity()
  private let web = LabelSelector(matchLabels: ["app": "web"])

  private func wish(_ weight: Int32, _ key: String = "zone") -> WeightedPodAffinityTerm {
    WeightedPodAffinityTerm(weight: weight, term: PodAffinityTerm(labelSelector: web, topologyKey: key))
  }

  // trunc(100 * ((score - lowest) / (highest - lowest))), the division first: 0.29, 0.57 and 0.58 times 100 are a little
  // below 29, 57 and 58 in floating point, as is 29/50 = 0.58.
  @Test(
    "scores are stretched from the lowest to the highest, and cut after a division in floating point",
    arguments: [
      ([0, 29, 100], [0, 28, 100]), ([0, 57, 58, 100], [0, 56, 57, 100]), ([0, 29, 50], [0, 57, 100]),
      ([0, 28, 100], [0, 28, 100]), ([0, 1, 3], [0, 33, 100]), ([0, 2, 3], [0, 66, 100]), ([5, 10], [0, 100]),
      ([-5, 0, 5], [0, 50, 100]), ([-100, -71, 0], [0, 28, 100]), ([-3, -1, -2], [0, 100, 50]),
      ([7, 7, 7], [0, 0, 0]), ([-7, -7], [0, 0]), ([0, 0], [0, 0]), ([4], [0]),
      ([0, 1, 1_000], [0, 0, 100]), ([0, 999, 1_000], [0, 99, 100]),
    ] as [([Int64], [Int64])])
  func normalization(raw: [Int64], expected: [Int64]) throws {
    let cluster = try Cluster(
      nodes: raw.indices.map { Node(metadata: ObjectMeta(name: "n\($0)"), allocatable: [.pods: 9]) })
    var scores = raw
    plugin.normalize(&scores, of: NodeSet(allOf: raw.count), for: try cluster.waiting(), in: cluster.view)
    #expect(scores == expected)
  }

  // Zone z1 has two web pods, z2 one: own wish of 10 -> 20, 20, 10; the node without the label has nothing.
  @Test("a wish counts its weight for every pod in the node's domain, an unwish takes it away")
  func ownWishes() throws {
    let cluster = try Cluster.labelled(["zone": "z1"], ["zone": "z1"], ["zone": "z2"], [:])
    try cluster.bind(labels: ["app": "web"], to: 0, count: 2)
    try cluster.bind(labels: ["app": "web"], to: 2)
    try cluster.bind(labels: ["app": "web"], to: 3)
    try cluster.bind(labels: ["app": "db"], to: 2, count: 5)
    let near = try cluster.waiting(PodSpec(affinity: Affinity(preferredPods: [wish(10)])))
    #expect(cluster.rawScores(near, plugin) == [20, 20, 10, 0])
    #expect(cluster.scores(near, plugin) == [100, 100, 50, 0])
    // -20, -20, -10, 0: stretched from -20 to 0.
    let apart = try cluster.waiting(PodSpec(affinity: Affinity(preferredAntiPods: [wish(10)])))
    #expect(cluster.rawScores(apart, plugin) == [-20, -20, -10, 0])
    #expect(cluster.scores(apart, plugin) == [0, 0, 50, 100])
    // Both: they cancel out, and all are equal.
    let both = try cluster.waiting(PodSpec(affinity: Affinity(preferredPods: [wish(3)], preferredAntiPods: [wish(3)])))
    #expect(cluster.scores(both, plugin) == [0, 0, 0, 0])
  }

  // On a: wish 5, unwish -2; on b the same twice. What a pod requires counts the hard weight each.
  @Test(
    "existing pods' wishes for the pod count too, and what they require of it counts the hard weight",
    arguments: [(0, [3, 6, 0]), (1, [4, 8, 0]), (100, [103, 206, 0])] as [(Int64, [Int64])])
  func existingPods(hardWeight: Int64, expected: [Int64]) throws {
    let cluster = try Cluster.labelled(["zone": "z1"], ["zone": "z2"], ["zone": "z3"])
    let affinity = Affinity(
      requiredPods: [PodAffinityTerm(labelSelector: web, topologyKey: "zone")], preferredPods: [wish(5)],
      preferredAntiPods: [wish(2)])
    try cluster.bind(PodSpec(affinity: affinity), to: 0)
    try cluster.bind(PodSpec(affinity: affinity), to: 1, count: 2)
    let plugin = InterPodAffinity(hardPodAffinityWeight: hardWeight)
    #expect(cluster.rawScores(try cluster.waiting(labels: ["app": "web"]), plugin) == expected)
    #expect(cluster.rawScores(try cluster.waiting(labels: ["app": "db"]), plugin) == [0, 0, 0])
    #expect(cluster.rawScores(try cluster.waiting(labels: ["app": "web"], namespace: "other"), plugin) == [0, 0, 0])
  }

  // The pod itself would have to be 5 away, an existing pod wants it at 3: a has both domains.
  @Test("domains of several keys add up on a node")
  func severalKeys() throws {
    let cluster = try Cluster.labelled(["zone": "z1", "rack": "r1"], ["zone": "z1", "rack": "r2"], ["rack": "r1"])
    try cluster.bind(labels: ["app": "web"], to: 0)
    let pod = try cluster.waiting(PodSpec(affinity: Affinity(preferredPods: [wish(5), wish(3, "rack")])))
    #expect(cluster.rawScores(pod, plugin) == [8, 5, 3])
    #expect(cluster.scores(pod, plugin) == [100, 40, 0])
  }

  @Test("terminating pods count here, unlike when pods are spread")
  func terminating() throws {
    let cluster = try Cluster.labelled(["zone": "z1"], ["zone": "z2"])
    for pod in try cluster.bind(labels: ["app": "web"], to: 1) { cluster.markTerminating(pod) }
    let pod = try cluster.waiting(PodSpec(affinity: Affinity(preferredPods: [wish(1)])))
    #expect(cluster.scores(pod, plugin) == [0, 100])
  }
}
