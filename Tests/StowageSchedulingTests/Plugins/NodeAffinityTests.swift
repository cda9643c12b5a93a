import StowageCluster
import StowageModel
import StowageScheduling
import Testing

/// Node selectors and node affinity (nodeaffinity/node_affinity.go and component-helpers' nodeaffinity, 1.34).
struct NodeAffinityTests {
  private let plugin = NodeAffinity()
  typealias Operator = NodeSelectorRequirement.Operator

  private func term(_ key: String, _ operator: Operator, _ values: [String] = []) -> NodeSelectorTerm {
    NodeSelectorTerm(matchExpressions: [NodeSelectorRequirement(key: key, operator: `operator`, values: values)])
  }

  private func field(_ operator: Operator, _ name: String, key: String = "metadata.name") -> NodeSelectorTerm {
    NodeSelectorTerm(matchFields: [NodeSelectorRequirement(key: key, operator: `operator`, values: [name])])
  }

  private func requiring(_ terms: NodeSelectorTerm...) -> PodSpec {
    PodSpec(affinity: Affinity(requiredNodes: NodeSelector(nodeSelectorTerms: terms)))
  }

  /// Which nodes of `cluster` take the pod.
  private func taking(_ spec: PodSpec, _ cluster: Cluster) throws -> [Bool] {
    cluster.codes(try cluster.waiting(spec), plugin).map { code in
      #expect(code ?? .unschedulableAndUnresolvable == .unschedulableAndUnresolvable)
      return code == nil
    }
  }

  // The first node has the label "a", the second "", the third none.
  @Test(
    "In and Exists need the key; NotIn and DoesNotExist match where it is absent; an empty value is a value",
    arguments: [
      (.in, ["a"], [true, false, false]), (.in, ["a", "b"], [true, false, false]), (.in, [""], [false, true, false]),
      (.in, [], [false, false, false]), (.notIn, ["a"], [false, true, true]), (.notIn, ["b"], [true, true, true]),
      (.notIn, [""], [true, false, true]), (.exists, [], [true, true, false]),
      (.doesNotExist, [], [false, false, true]),
    ] as [(Operator, [String], [Bool])])
  func operators(operator: Operator, values: [String], expected: [Bool]) throws {
    let cluster = try Cluster.labelled(["k": "a"], ["k": ""], [:])
    #expect(try taking(requiring(term("k", `operator`, values)), cluster) == expected)
  }

  @Test(
    "Gt and Lt compare whole numbers, and match nothing where either side is none",
    arguments: [
      ("6", "5", true, false), ("5", "5", false, false), ("4", "5", false, true), ("-2", "-3", true, false),
      ("-4", "-3", false, true), ("007", "6", true, false), ("10", "9", true, false), ("5.5", "5", false, false),
      ("6", "5.5", false, false), ("six", "5", false, false), ("", "5", false, false), ("6", "", false, false),
      ("9223372036854775807", "9223372036854775806", true, false), ("9223372036854775808", "1", false, false),
    ])
  func comparisons(label: String, bound: String, isGreater: Bool, isLess: Bool) throws {
    let cluster = try Cluster.labelled(["k": label], [:])
    #expect(try taking(requiring(term("k", .greaterThan, [bound])), cluster) == [isGreater, false])
    #expect(try taking(requiring(term("k", .lessThan, [bound])), cluster) == [isLess, false])
    #expect(try taking(requiring(term("k", .greaterThan, [bound, bound])), cluster) == [false, false])
    #expect(try taking(requiring(term("k", .lessThan, [])), cluster) == [false, false])
  }

  @Test("one matching term is enough; within a term everything must match; an empty term matches nothing")
  func terms() throws {
    let cluster = try Cluster.labelled(["x": "1", "y": "1"], ["x": "1"], [:])
    var both = term("x", .exists)
    both.matchExpressions += term("y", .exists).matchExpressions
    #expect(try taking(requiring(both), cluster) == [true, false, false])
    #expect(try taking(requiring(both, term("x", .doesNotExist)), cluster) == [true, false, true])
    #expect(try taking(requiring(NodeSelectorTerm()), cluster) == [false, false, false])
    #expect(try taking(requiring(NodeSelectorTerm(), term("x", .exists)), cluster) == [true, true, false])
    #expect(try taking(requiring(), cluster) == [false, false, false])
    // What can't be read spoils its own term alone.
    #expect(try taking(requiring(term("x", .greaterThan, ["?"]), term("y", .exists)), cluster) == [true, false, false])
  }

  @Test("matchFields know the node's name and no other field")
  func fields() throws {
    let cluster = try Cluster.labelled(["x": "1"], [:])
    #expect(try taking(requiring(field(.in, "a")), cluster) == [true, false])
    #expect(try taking(requiring(field(.notIn, "a")), cluster) == [false, true])
    #expect(try taking(requiring(field(.in, "a"), field(.in, "b")), cluster) == [true, true])
    #expect(try taking(requiring(field(.in, "a", key: "metadata.uid")), cluster) == [false, false])
    var mixed = field(.in, "b")
    mixed.matchExpressions = term("x", .exists).matchExpressions
    #expect(try taking(requiring(mixed), cluster) == [false, false])
  }

  @Test("nodeSelector must match beside the required terms")
  func nodeSelector() throws {
    let cluster = try Cluster.labelled(["x": "1", "y": "1"], ["x": "1"], ["y": "1"], ["x": "2", "y": "1"])
    #expect(try taking(PodSpec(nodeSelector: ["x": "1"]), cluster) == [true, true, false, false])
    var spec = requiring(term("y", .exists))
    spec.nodeSelector = ["x": "1"]
    #expect(try taking(spec, cluster) == [true, false, false, false])
    #expect(
      cluster.reasons(try cluster.waiting(spec), plugin)[1] == ["node(s) didn't match Pod's node affinity/selector"])
  }

  private func preferring(_ wishes: (Int32, NodeSelectorTerm)...) -> PodSpec {
    PodSpec(affinity: Affinity(preferredNodes: wishes.map { PreferredSchedulingTerm(weight: $0.0, preference: $0.1) }))
  }

  // 100 * sum / highest, cut: 100 / 7 = 14, 300 / 7 = 42, 400 / 7 = 57.
  @Test("the weights of all matching terms are added and scaled to the highest sum")
  func scores() throws {
    let cluster = try Cluster.labelled(["x": "1"], ["y": "1"], ["x": "1", "y": "1"], ["z": "1"], [:])
    let spec = preferring((1, term("x", .exists)), (3, term("y", .exists)), (7, term("z", .exists)))
    let pod = try cluster.waiting(spec)
    #expect(cluster.rawScores(pod, plugin) == [1, 3, 4, 7, 0])
    #expect(cluster.scores(pod, plugin) == [14, 42, 57, 100, 0])
  }

  @Test("where no wish is met all stay at 0, an empty wish is met nowhere, and without wishes there is no score")
  func nothingMet() throws {
    let cluster = try Cluster.labelled(["x": "1"], [:])
    #expect(try cluster.scores(cluster.waiting(preferring((9, term("q", .exists)))), plugin) == [0, 0])
    #expect(try cluster.scores(cluster.waiting(preferring((9, NodeSelectorTerm()))), plugin) == [0, 0])
    #expect(try cluster.scores(cluster.waiting(requiring(term("x", .exists))), plugin) == nil)
    // The highest sum is that of feasible nodes: b, the only one, has 2 of 2.
    let wishes = preferring((5, term("x", .exists)), (2, term("x", .doesNotExist)))
    #expect(try cluster.scores(cluster.waiting(wishes), plugin, feasible: [1])?[1] == 100)
  }
}
