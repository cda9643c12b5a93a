import StowageCluster
import StowageModel
import StowageScheduling
import Testing

/// Taints and tolerations (tainttoleration/taint_toleration.go and Toleration.ToleratesTaint, 1.34).
///
/// The comparisons Gt and Lt stand behind a gate that is off by default in 1.36, TaintTolerationComparisonOperators: the
/// API server of a default cluster takes neither.
struct TaintTolerationTests {
  private let plugin = TaintToleration()

  private func cluster(_ taints: [Taint]...) throws -> Cluster {
    try Cluster(
      nodes: taints.enumerated().map {
        Node(metadata: ObjectMeta(name: "n\($0.offset)"), taints: $0.element, allocatable: [.pods: 9])
      })
  }

  @Test(
    "a toleration must agree in effect and key, and in the value if it asks for one",
    arguments: [
      (Toleration(key: "k", operator: .exists), true),
      (Toleration(key: "k", operator: .exists, value: "other"), true),
      (Toleration(key: "other", operator: .exists), false),
      (Toleration(operator: .exists), true),
      (Toleration(key: "k", value: "v"), true),
      (Toleration(key: "k", value: "V"), false),
      (Toleration(key: "k"), false),
      (Toleration(key: "other", value: "v"), false),
      (Toleration(value: "v"), true),
      (Toleration(value: "other"), false),
      (Toleration(key: "k", value: "v", effect: .noSchedule), true),
      (Toleration(key: "k", value: "v", effect: .noExecute), false),
      (Toleration(key: "k", value: "v", effect: .preferNoSchedule), false),
      (Toleration(operator: .exists, effect: .noExecute), false),
      (Toleration(key: "k", operator: .exists, tolerationSeconds: 0), true),
    ])
  func tolerates(toleration: Toleration, tolerated: Bool) throws {
    let cluster = try cluster([Taint(key: "k", value: "v", effect: .noSchedule)])
    let pod = try cluster.waiting(PodSpec(tolerations: [toleration]))
    #expect(cluster.codes(pod, plugin) == [tolerated ? nil : .unschedulableAndUnresolvable])
  }

  @Test("an equal empty value is a value: `Equal` without one tolerates a taint without one")
  func emptyValue() throws {
    let cluster = try cluster([Taint(key: "k", effect: .noSchedule)])
    #expect(cluster.codes(try cluster.waiting(PodSpec(tolerations: [Toleration(key: "k")])), plugin) == [nil])
  }

  @Test(
    "NoExecute keeps new pods off as NoSchedule does, PreferNoSchedule keeps none off, each taint must be tolerated")
  func effects() throws {
    let hard = Taint(key: "a", effect: .noSchedule)
    let evicting = Taint(key: "b", effect: .noExecute)
    let soft = Taint(key: "c", effect: .preferNoSchedule)
    let cluster = try cluster([], [hard], [evicting], [soft], [hard, evicting], [soft, evicting])
    let no = Rejection.Code.unschedulableAndUnresolvable
    #expect(cluster.codes(try cluster.waiting(), plugin) == [nil, no, no, nil, no, no])
    let one = PodSpec(tolerations: [Toleration(key: "b", operator: .exists)])
    #expect(cluster.codes(try cluster.waiting(one), plugin) == [nil, no, nil, nil, no, nil])
    #expect(cluster.reasons(try cluster.waiting(), plugin)[1] == ["node(s) had untolerated taint(s)"])
  }

  private func soft(_ count: Int) -> [Taint] {
    (0..<count).map { Taint(key: "k\($0)", effect: .preferNoSchedule) }
  }

  // 100 - 100 * count / highest, the quotient cut first: with 3 as the highest, 1 gives 100 - 33 and 2 gives 100 - 66.
  @Test(
    "scores are 100 less the cut percentage of the highest count",
    arguments: [
      ([0, 1, 2, 3], [100, 67, 34, 0]), ([0, 1, 6, 7], [100, 86, 15, 0]), ([0, 0, 0, 0], [100, 100, 100, 100]),
      ([2, 2, 2, 2], [0, 0, 0, 0]), ([0, 0, 0, 1], [100, 100, 100, 0]),
    ])
  func scores(counts: [Int], expected: [Int64]) throws {
    let cluster = try cluster(soft(counts[0]), soft(counts[1]), soft(counts[2]), soft(counts[3]))
    let pod = try cluster.waiting()
    #expect(cluster.rawScores(pod, plugin) == counts.map(Int64.init))
    #expect(cluster.scores(pod, plugin) == expected)
  }

  // Of n0's two taints one is tolerated; the toleration of NoSchedule alone tolerates no PreferNoSchedule taint.
  @Test("tolerations of PreferNoSchedule or of every effect make a taint count nothing")
  func tolerated() throws {
    let cluster = try cluster(soft(2), soft(1) + [Taint(key: "x", effect: .noSchedule)])
    func scores(_ effect: Taint.Effect?) throws -> [Int64] {
      cluster.rawScores(
        try cluster.waiting(PodSpec(tolerations: [Toleration(key: "k0", operator: .exists, effect: effect)])), plugin)
    }
    #expect(try scores(nil) == [1, 0])
    #expect(try scores(.preferNoSchedule) == [1, 0])
    #expect(try scores(.noSchedule) == [2, 1])
    #expect(try scores(.noExecute) == [2, 1])
  }

  // Node 2 with its 4 taints is not feasible: 2 is the highest, 1 gives 100 - 50.
  @Test("only feasible nodes are compared")
  func feasible() throws {
    let cluster = try cluster(soft(1), soft(2), soft(4))
    #expect(cluster.scores(try cluster.waiting(), plugin, feasible: [0, 1])?.prefix(2) == [50, 0])
  }
}
