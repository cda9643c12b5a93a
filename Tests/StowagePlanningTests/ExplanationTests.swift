import StowageCluster
import StowageModel
import StowagePlanning
import StowageScheduling
import Testing

struct ExplanationTests {
  private func explain(_ snapshot: ClusterSnapshot, _ version: KubernetesVersion = .v1_36) throws -> [Explanation] {
    var session = try SchedulingSession(snapshot, profile: .defaults(version), tieBreak: .firstName)
    var explanations: [Explanation] = []
    while let explanation = try session.decideNextExplained() { explanations.append(explanation) }
    return explanations
  }

  @Test("the winner is compared with the runner-up, plugin by plugin, the largest difference first")
  func runnerUp() throws {
    let snapshot = try Written.cluster(
      Written.node("small", cpu: "4"), Written.node("large", cpu: "8"), Written.pod("p", cpu: "1"))
    let comparison = try #require(explain(snapshot, .v1_34).first?.comparison)
    #expect(comparison.node == "large" && comparison.other == "small")
    // Least allocated: small (75 of cpu + 87 of memory) / 2 = 81, large (87 + 87) / 2 = 87.
    // Evenness: small 0.25 and 0.125, deviation 0.0625, 93; large 0.125 and 0.125, 100.
    #expect(comparison.plugins.map(\.plugin) == ["NodeResourcesBalancedAllocation", "NodeResourcesFit"])
    #expect(comparison.plugins.map(\.lead) == [7, 6])
    #expect(comparison.lead == 13)
  }

  @Test("equally good nodes are named, and the runner-up is the best that is worse")
  func equals() throws {
    let snapshot = try Written.cluster(
      Written.node("a", cpu: "8"), Written.node("b", cpu: "8"), Written.node("c", cpu: "4"), Written.pod("p"))
    let explanation = try #require(explain(snapshot).first)
    #expect(explanation.equals == ["b"])
    #expect(explanation.comparison?.other == "c")
    #expect(explanation.change == nil)
  }

  @Test("the message is kube-scheduler's: the reasons with their counts, sorted as texts")
  func message() throws {
    let snapshot = try Written.cluster(
      Written.node("a", cpu: "1"), Written.node("b", cpu: "1"),
      Written.node("c", more: "taints: [{key: k, effect: NoSchedule}]"), Written.pod("p", cpu: "2"))
    let explanation = try #require(explain(snapshot).first)
    #expect(
      explanation.decision.message
        == "0/3 nodes are available: 1 node(s) had untolerated taint(s), 2 Insufficient cpu. "
        // No request of 2 fits on a node of 1, whoever leaves.
        + "no new claims to deallocate, preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling."
    )
    #expect(explanation.reasons.map(\.nodes) == [2, 1])
    let nowhere = try #require(explain(Written.cluster(Written.pod("p"))).first)
    #expect(nowhere.decision.message == "no nodes available to schedule pods")
  }

  @Test("what keeps a pod off all nodes at once is told once")
  func everywhere() throws {
    let snapshot = try Written.cluster(
      Written.node("a"), Written.node("b"),
      Written.pod("p", spec: "volumes: [{name: v, persistentVolumeClaim: {claimName: data}}]"))
    let explanation = try #require(explain(snapshot).first)
    #expect(
      explanation.decision.message == "0/2 nodes are available: persistentvolumeclaim \"data\" not found. not found")
    #expect(explanation.decision.reasonEverywhere == "persistentvolumeclaim \"data\" not found")
    #expect(explanation.change == nil)
  }

  private static let gpu = Taint(key: "gpu", value: "yes", effect: .noSchedule)
  private static let tainted = "taints: [{key: gpu, value: \"yes\", effect: NoSchedule}]"
  private static let zoned =
    "affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: "
    + "[{matchExpressions: [{key: zone, operator: In, values: [west]}, {key: old, operator: DoesNotExist}]}]}}}"
  private static let spread =
    "topologySpreadConstraints: [{maxSkew: 1, topologyKey: zone, whenUnsatisfiable: DoNotSchedule, "
    + "labelSelector: {matchLabels: {app: web}}}]"
  private static let alone =
    "affinity: {podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution: "
    + "[{topologyKey: kubernetes.io/hostname, labelSelector: {matchLabels: {app: web}}}]}}"

  @Test(
    "the smallest change is on the node where the least is wrong",
    arguments: [
      // 200m of 2200m is short on b, 1200m on a.
      (
        [Written.node("a", cpu: "1"), Written.node("b", cpu: "2"), Written.pod("p", cpu: "2200m")],
        "b", [.ask(less: 200, resource: .cpu)]
      ),
      // Asking for 90 % less is more than to tolerate a taint; both resources are short on a.
      (
        [Written.node("a", cpu: "400m", memory: "1Gi"), Written.node("b", more: tainted), Written.pod("p", cpu: "4")],
        "b", [.tolerate(gpu)]
      ),
      (
        [Written.node("a", cpu: "1", memory: "1Gi"), Written.pod("p", cpu: "1100m", memory: "1280Mi")], "a",
        [.ask(less: 100, resource: .cpu), .ask(less: 256 << 20, resource: .memory)]
      ),
      ([Written.node("a", more: "unschedulable: true"), Written.pod("p")], "a", [.uncordon]),
      ([Written.node("a", pods: 0), Written.pod("p")], "a", [.oneMorePod]),
      (
        [Written.node("a"), Written.pod("p", spec: "nodeSelector: {disk: ssd}")], "a",
        [.label(key: "disk", value: "ssd")]
      ),
      (
        [Written.node("a", labels: "old: \"1\""), Written.pod("p", spec: zoned)], "a",
        [.label(key: "zone", value: "west"), .removeLabel(key: "old")]
      ),
      (
        [
          Written.node("a"), Written.pod("old", on: "a", spec: "hostNetwork: false").replacing(port: 80),
          Written.pod("p").replacing(port: 80),
        ], "a", [.freePort(HostPort(port: 80))]
      ),
      (
        [
          Written.node("a", cpu: "4", labels: "zone: east"), Written.node("b", cpu: "0", labels: "zone: west"),
          Written.pod("old", on: "a", labels: "app: web"), Written.pod("p", labels: "app: web", spec: spread),
        ], "a", [.raiseMaxSkew(topologyKey: "zone", from: 1, to: 2)]
      ),
      (
        [
          Written.node("a"), Written.pod("old", on: "a", labels: "app: web"),
          Written.pod("p", labels: "app: web", spec: alone),
        ], "a", [.dropPodAntiAffinity]
      ),
    ] as [([String], String, [SmallestChange.Step])])
  func smallestChange(documents: [String], node: String, steps: [SmallestChange.Step]) throws {
    let snapshot = try Written.cluster(documents)
    let change = try #require(explain(snapshot).last?.change)
    #expect(change.node == node && change.steps == steps, "\(change.description)")
  }

  @Test("labels that tell what a node is are never set to something else", arguments: [true, false])
  func facts(byAffinity: Bool) throws {
    let wanted =
      byAffinity
      ? "affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: "
        + "[{matchExpressions: [{key: kubernetes.io/hostname, operator: In, values: [a]}]}]}}}"
      : "nodeSelector: {kubernetes.io/hostname: a}"
    // a lacks nearly all that is asked for, and b is not a.
    let snapshot = try Written.cluster(
      Written.node("a", cpu: "100m"), Written.node("b"), Written.pod("p", spec: wanted))
    let change = try #require(explain(snapshot).first?.change)
    #expect(change.node == "b")
    let step: SmallestChange.Step =
      byAffinity ? .dropNodeAffinity : .dropNodeSelector(key: "kubernetes.io/hostname", value: "a")
    #expect(change.steps == [step], "\(change.description)")
  }

  @Test("a label that several expressions ask for is named once, with a value that suits all")
  func severalExpressions() throws {
    func affinity(_ expressions: String) -> String {
      "affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: "
        + "[{matchExpressions: [\(expressions)]}]}}}"
    }
    func steps(_ node: String, _ expressions: String) throws -> [SmallestChange.Step]? {
      try explain(Written.cluster(node, Written.pod("p", spec: affinity(expressions)))).first?.change?.steps
    }
    let taken = Written.node("a", labels: "zone: east")
    #expect(
      try steps(taken, "{key: zone, operator: NotIn, values: [east]}, {key: zone, operator: DoesNotExist}")
        == [.removeLabel(key: "zone")])
    // Only west is in both lists.
    #expect(
      try steps(
        taken, "{key: zone, operator: In, values: [north, west]}, {key: zone, operator: In, values: [west, south]}")
        == [.label(key: "zone", value: "west")])
    // No value suits both.
    #expect(
      try steps(taken, "{key: zone, operator: In, values: [north]}, {key: zone, operator: In, values: [south]}")
        == [.dropNodeAffinity])
  }

  @Test(
    "with the change that is named the pod fits, with a little less of it it does not", arguments: [0, 1] as [Int64])
  func justEnough(missing: Int64) throws {
    func cluster(cpu: Int64) throws -> ClusterSnapshot {
      try Written.cluster(
        Written.node("a", cpu: "3"), Written.pod("old", cpu: "1700m", on: "a"), Written.pod("p", cpu: "\(cpu)m"))
    }
    let change = try #require(explain(cluster(cpu: 1_500)).first?.change)
    guard case .ask(let less, .cpu) = change.steps.first else {
      Issue.record("\(change)")
      return
    }
    // 3000m - 1700m = 1300m are free: 200m less.
    #expect(less == 200 && change.growingNodeHelps)
    #expect(
      change.description == "ask for 200m cpu less (or have 200m cpu more on a); then it fits on a")
    let after = try explain(cluster(cpu: 1_500 - less + missing))
    #expect(after.first?.decision.outcome == (missing == 0 ? .scheduled : .unschedulable))
  }

  @Test("amounts at the end of the range are explained like others")
  func hugeAmounts() throws {
    let snapshot = try Written.cluster(
      Written.node("a", cpu: "1", memory: "1Gi"), Written.pod("old", memory: "7Ei", on: "a"),
      Written.pod("p", cpu: "0", memory: "7Ei"))
    // The node is overcommitted: the pod would have to give up its whole request, and no node has 14 EiB more.
    let explanation = try #require(explain(snapshot).first)
    #expect(explanation.decision.outcome == .unschedulable && explanation.change == nil)
  }

  @Test("trying changes leaves the cluster as it was")
  func leavesNothing() throws {
    let snapshot = try Written.cluster(
      Written.node("a", cpu: "1"), Written.node("b", more: Self.tainted), Written.pod("p", cpu: "2"),
      Written.pod("q", cpu: "500m"), Written.pod("r", cpu: "500m"))
    var plain = try SchedulingSession(snapshot, profile: .defaults(.v1_36), seed: 7)
    var explained = try SchedulingSession(snapshot, profile: .defaults(.v1_36), seed: 7)
    while let explanation = try explained.decideNextExplained() {
      #expect(try plain.decideNext() == explanation.decision)
    }
    #expect(explained.view.counts == plain.view.counts)
  }
}

extension String {
  /// A written pod whose container asks for a port of the node.
  fileprivate func replacing(port: Int) -> String {
    let name = "name: main,"
    guard let range = firstRange(of: name) else { return self }
    return self[..<range.lowerBound] + name + " ports: [{hostPort: \(port), containerPort: 80}],"
      + self[range.upperBound...]
  }
}
