import StowageCluster
import StowageManifests
import StowageModel
import StowagePlanning
import Testing

struct ClusterSnapshotTests {
  @Test("pending pods stand in the order of the queue: priority, then age, then the order of the input")
  func queueOrder() throws {
    let found = try Written.cluster(
      Written.node("a"), Written.pod("ageless"),
      Written.pod("young", metadata: "creationTimestamp: 2026-01-02T00:00:00Z"),
      Written.pod("old", metadata: "creationTimestamp: 2026-01-01T00:00:00Z"),
      Written.pod("twin", metadata: "creationTimestamp: 2026-01-01T00:00:00Z"),
      Written.pod("urgent", spec: "priority: 10"))
    // The urgent one first; of the others the older; old and twin are of one age; who tells no age comes last.
    #expect(found.pending.map(\.metadata.name) == ["urgent", "old", "twin", "young", "ageless"])
    #expect(found.warnings.isEmpty)
  }

  @Test("a pod on a node that is not there is named, and no node counts it")
  func missingNode() throws {
    let found = try Written.cluster(Written.node("a"), Written.pod("lost", on: "gone"))
    #expect(found.onMissingNodes.map(\.metadata.name) == ["lost"])
    #expect(found.warningTexts == ["cluster.yaml:6: pod default/lost is bound to node \"gone\", which is not there"])
    #expect(try LoadedCluster(found).bound.isEmpty)
  }

  @Test("an overcommitted node is told with the resource and both amounts")
  func overcommitted() throws {
    let found = try Written.cluster(
      Written.node("a", cpu: "1"), Written.pod("one", cpu: "800m", on: "a"), Written.pod("two", cpu: "700m", on: "a"))
    // 800m + 700m = 1500m of 1000m.
    #expect(
      try LoadedCluster(found).warnings.map(\.description) == [
        "node \"a\" is overcommitted: its pods ask for 1500m of cpu, it has 1"
      ])
  }

  @Test("of two nodes, or two pods, of one name the later counts, and a warning says where they differ")
  func duplicates() throws {
    let same = try Written.cluster(Written.node("a"), Written.node("a"))
    #expect(same.nodes.count == 1 && same.warnings.isEmpty)
    let differing = try Written.cluster(
      Written.node("a"), Written.pod("p"), Written.pod("p", spec: "priority: 7"), Written.pod("q"))
    #expect(differing.pending.map(\.metadata.name) == ["p", "q"])
    #expect(differing.pending.first?.spec.priority == 7)
    #expect(differing.warningTexts.count == 1)
    #expect(
      differing.warningTexts.first?.contains("Pod default/p (first at cluster.yaml:6) is there twice and not the same")
        ?? false, "\(differing.warningTexts)")
  }

  @Test(
    "what no cluster can mean is refused with its place",
    arguments: [
      (Written.node("a", memory: "9Ei"), "status.allocatable.memory"),
      (Written.node("a", cpu: "-1"), "not negative"),
      (Written.pod("p", cpu: "-1"), "not negative"),
      (Written.pod("p", memory: "8Ei"), "memory"),
      (
        Written.pod(
          "p",
          spec: "affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: "
            + "[{matchExpressions: [{key: zone, operator: Near, values: [a]}]}]}}}"), "Near"
      ),
    ] as [(String, String)])
  func refused(document: String, words: String) throws {
    let error = #expect(throws: ManifestError.self) { try Written.cluster(document) }
    #expect(error?.description.contains(words) ?? false, "\(error?.description ?? "")")
    #expect(error?.file == "cluster.yaml")
  }

  @Test("pods on nodes that ask for more than can be counted are refused by name")
  func requestsOverflow() throws {
    let found = try Written.cluster(
      Written.node("a"), Written.pod("one", memory: "5Ei", on: "a"), Written.pod("two", memory: "5Ei", on: "a"))
    let error = #expect(throws: ClusterLoadError.self) { try LoadedCluster(found) }
    #expect(error == .requestsOverflow(pod: "default/two", node: "a", resource: .memory))
    #expect(error?.description.contains("2^63 - 1") ?? false)
  }

  @Test("nodes that have more together than can be counted are refused by name")
  func nodesOverflow() throws {
    let found = try Written.cluster(Written.node("a", memory: "5Ei"), Written.node("b", memory: "5Ei"))
    #expect(throws: ClusterError.totalOverflows(node: "b", resource: .memory)) { try LoadedCluster(found) }
  }

  @Test("gated pods, pods of other schedulers and pods that are being deleted are named, and not decided")
  func setApart() throws {
    let found = try Written.cluster(
      Written.node("a"), Written.pod("gated", spec: "schedulingGates: [{name: quota}]"),
      Written.pod("foreign", spec: "schedulerName: volcano"), Written.pod("alien", spec: "schedulerName: volcano"),
      Written.pod("dying", metadata: "deletionTimestamp: 2026-01-01T00:00:00Z"), Written.pod("plain"))
    #expect(found.pending.map(\.metadata.name) == ["plain"])
    #expect(found.gated.map(\.metadata.name) == ["gated"])
    #expect(found.ofOtherSchedulers.map(\.metadata.name) == ["foreign", "alien"])
    #expect(found.terminating.map(\.metadata.name) == ["dying"])
    #expect(
      found.warningTexts == [
        "pod default/gated has scheduling gates: not decided",
        "pods default/foreign, default/alien go to the scheduler \"volcano\": not decided",
        "pod default/dying waits but is being deleted: not decided",
      ])
  }

  @Test("pods that have ended hold nothing, and nobody is told")
  func ended() throws {
    let found = try Written.cluster(
      Written.node("a"), Written.pod("done", on: "a", status: "phase: Succeeded"),
      Written.pod("broken", on: "a", status: "phase: Failed"))
    #expect(found.bound.isEmpty && found.pending.isEmpty && found.warnings.isEmpty)
  }

  @Test("a pod's priority comes from its class where it tells none itself; an unknown class is named")
  func priorityClasses() throws {
    let found = try Written.cluster(
      Written.node("a"), "kind: PriorityClass\nmetadata: {name: high}\nvalue: 1000",
      Written.pod("low"), Written.pod("unknown", spec: "priorityClassName: hihg"),
      Written.pod("high", spec: "priorityClassName: high"),
      Written.pod("critical", spec: "priorityClassName: system-node-critical"))
    #expect(found.pending.map(\.metadata.name) == ["critical", "high", "low", "unknown"])
    #expect(found.pending.map(\.spec.priority) == [2_000_001_000, 1_000, 0, 0])
    #expect(found.warningTexts.count == 1 && found.warningTexts[0].contains("priority class \"hihg\""))
  }

  @Test("a cluster without nodes, and a node that tells nothing it has, are warned of")
  func nothingThere() throws {
    #expect(
      try Written.cluster(Written.pod("p")).warningTexts == ["there are no nodes: nothing can be placed"])
    #expect(
      try Written.cluster("kind: Node\nmetadata: {name: bare}").warningTexts == [
        "node \"bare\" tells no allocatable cpu and memory: nothing that asks for either fits there"
      ])
  }

  @Test("a claim, a namespace that rules select by, and kinds that nothing looks at are named")
  func missingObjects() throws {
    let selecting =
      "affinity: {podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey: zone, "
      + "namespaceSelector: {matchLabels: {team: a}}}]}}"
    let found = try Written.cluster(
      Written.node("a"), Written.pod("p", spec: "volumes: [{name: v, persistentVolumeClaim: {claimName: data}}]"),
      Written.pod("q", spec: selecting), "kind: ConfigMap\nmetadata: {name: c}")
    #expect(
      found.warningTexts == [
        "pod default/p names the claim \"default/data\", which is not there",
        "pods default/p, default/q are in the namespace \"default\", which is not there: "
          + "rules that select namespaces by label see but its name",
        "left aside, as nothing here looks at them: 1 ConfigMap",
      ])
  }

  @Test("a pod that is being deleted on its node still holds what it has")
  func terminatingOnNode() throws {
    let loaded = try LoadedCluster(
      try Written.cluster(
        Written.node("a"), Written.pod("p", on: "a", metadata: "deletionTimestamp: 2026-01-01T00:00:00Z")))
    let pod = try #require(loaded.bound["default/p"])
    #expect(loaded.cluster.view.isTerminating(pod))
    #expect(loaded.cluster.view.free(.cpu, on: NodeID(0)) == 3_000)
  }
}
