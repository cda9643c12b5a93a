import StowagePlanning
import StowageScheduling
import Testing

struct DecisionDiffTests {
  @Test("nothing moves between a version and itself")
  func same() throws {
    let found = try Written.cluster(
      Written.node("a"), Written.node("b", cpu: "2"), Written.pod("p"), Written.pod("q"), Written.pod("r", cpu: "9"))
    let diff = try DecisionDiff(found, from: [.defaults(.v1_36)], to: [.defaults(.v1_36)])
    #expect(diff.podCount == 3 && diff.moved.isEmpty)
  }

  @Test("a pod that only moves because a plugin is gone names that plugin, with the totals of both nodes")
  func scores() throws {
    let found = try Written.cluster(Written.node("a", cpu: "4"), Written.node("b", cpu: "8"), Written.pod("p"))
    var without = KubernetesProfile.defaults(.v1_34)
    // Without any opinion on resources both nodes are equal, and the first name wins.
    without.scorers.removeAll { $0.plugin.name.hasPrefix("NodeResources") }
    let diff = try DecisionDiff(found, from: [.defaults(.v1_34)], to: [without])
    #expect(diff.moved.map(\.pod) == ["default/p"])
    #expect(diff.moved.first?.from == .node("b") && diff.moved.first?.to == .node("a"))
    guard case .scores(let shift) = diff.moved.first?.cause else {
      Issue.record("\(diff)")
      return
    }
    // As in the explanation of this cluster: 7 points by balance, 6 by allocation.
    #expect(shift.plugins.map(\.plugin) == ["NodeResourcesBalancedAllocation", "NodeResourcesFit"])
    #expect(shift.plugins.map(\.shift) == [7, 6])
    #expect(shift.before.lead == 13 && shift.after.lead == 0)
  }

  @Test("a filter that refuses is named, and so is that a pod moves only because another did")
  func filterAndConsequence() throws {
    let found = try Written.cluster(
      Written.node("a", cpu: "2", more: "taints: [{key: k, effect: NoSchedule}]"), Written.node("b", cpu: "1"),
      Written.pod("p", spec: "tolerations: [{key: other, operator: Exists}]"),
      Written.pod("q", spec: "tolerations: [{key: k, operator: Exists}]"))
    var lenient = KubernetesProfile.defaults(.v1_36)
    lenient.filters.removeAll { $0.name == "TaintToleration" }
    let diff = try DecisionDiff(found, from: [.defaults(.v1_36)], to: [lenient])
    // p may go to the larger node now; q goes there under both, but on the same cluster as the first saw.
    let cause = diff.moved.first { $0.pod == "default/p" }?.cause
    #expect(
      cause
        == .filter(
          plugin: "TaintToleration", node: "a", reasons: ["node(s) had untolerated taint(s)"], ofSecond: false))
  }
}
