import StowageCluster
import StowageModel
import StowagePlanning
import StowageScheduling
import Testing

/// What stands in the way of a pod, in clusters made for it; the last pod that is decided is asked about.
struct ObstacleSearchTests {
  private func obstacles(_ documents: String...) throws -> [Obstacle] {
    let snapshot = try Written.cluster(documents)
    var session = try SchedulingSession(snapshot, profile: .defaults(.v1_36), tieBreak: .firstName)
    var last: Explanation?
    while let explanation = try session.decideNextExplained() { last = explanation }
    return try #require(last).obstacles
  }

  private func near(_ app: String, by key: String = "kubernetes.io/hostname", anti: Bool = false) -> String {
    "affinity: {\(anti ? "podAntiAffinity" : "podAffinity"): {requiredDuringSchedulingIgnoredDuringExecution: "
      + "[{topologyKey: \(key), labelSelector: {matchLabels: {app: \(app)}}}]}}"
  }

  @Test("pods that it must be near are named where they are, by the keys that count")
  func nearOthers() throws {
    // db fills a; b has room and nobody to be near.
    let db = Written.pod("db", cpu: "4", on: "a", labels: "app: db")
    let found = try obstacles(
      Written.node("a"), Written.node("b"), db, Written.pod("p", spec: near("db")))
    #expect(
      found == [.affinity(to: [PodOnNode("default/db", on: "a")], topologyKeys: ["kubernetes.io/hostname"])])
  }

  @Test("where nobody of the kind is there that is said, and who of the kind waits")
  func nobodyThere() throws {
    #expect(
      try obstacles(Written.node("a"), Written.pod("p", spec: near("db")))
        == [.affinity(to: [], topologyKeys: ["kubernetes.io/hostname"])])
    #expect(
      try obstacles(
        Written.node("a"), Written.pod("db", cpu: "9", labels: "app: db"), Written.pod("p", spec: near("db")))
        == [.waitsFor(["default/db"])])
  }

  @Test("three pods that wait for one another are told in a ring, and a pod that waits for them is not part of it")
  func ring() throws {
    let pods = [("a", "b"), ("b", "c"), ("c", "a")].map {
      Written.pod($0, labels: "app: \($0)", spec: near($1))
    }
    #expect(
      try obstacles(Written.node("n"), pods[1], pods[2], pods[0])
        == [.waitForOneAnother(["default/a", "default/b", "default/c"])])
    #expect(
      try obstacles(Written.node("n"), pods[0], pods[1], pods[2], Written.pod("p", spec: near("a")))
        == [.waitsFor(["default/a"])])
  }

  @Test("a pod in the way of a whole zone is named once")
  func once() throws {
    func zoned(_ name: String) -> String { Written.node(name, labels: "zone: west") }
    #expect(
      try obstacles(
        zoned("a"), zoned("b"), Written.pod("old", on: "a", labels: "app: db"),
        Written.pod("p", spec: near("db", by: "zone", anti: true)))
        == [.antiAffinity(to: PodOnNode("default/old", on: "a"), TopologyDomain("zone", "west"))])
  }

  @Test("what another rule refused first is not laid at a neighbour's door")
  func otherRule() throws {
    #expect(
      try obstacles(
        Written.node("a", cpu: "1"), Written.pod("old", cpu: "1", on: "a", labels: "app: db"),
        Written.pod("p", cpu: "1", spec: near("db", anti: true))) == [])
  }

  @Test("a victim that is still there is named by the pod that waits for it")
  func victim() throws {
    #expect(
      try obstacles(
        Written.node("a", cpu: "1"),
        Written.pod(
          "victim", on: "a", metadata: "deletionTimestamp: \"2026-01-01T00:00:00Z\"",
          status: "conditions: [{type: DisruptionTarget, status: \"True\", reason: PreemptionByScheduler}]"),
        Written.pod("p", spec: "priority: 5", status: "nominatedNodeName: a"))
        == [.victimLeaving(PodOnNode("default/victim", on: "a", isTerminating: true))])
  }

  @Test("a policy that forbids preemption is no obstacle where nobody is of lower priority")
  func neverWithoutLower() throws {
    #expect(
      try obstacles(
        Written.node("a", cpu: "1"), Written.pod("old", on: "a"), Written.pod("p", spec: "preemptionPolicy: Never"))
        == [])
  }

  @Test("who has a disk that can't be shared is named")
  func disk() throws {
    let disk = "volumes: [{name: d, gcePersistentDisk: {pdName: one}}]"
    #expect(
      try obstacles(Written.node("a"), Written.pod("old", on: "a", spec: disk), Written.pod("p", spec: disk))
        == [.diskInUse(by: PodOnNode("default/old", on: "a"))])
  }

  @Test("nothing stands in the way of pods that have a node or push others out")
  func none() throws {
    #expect(
      try obstacles(
        Written.node("a", cpu: "1"), Written.pod("old", on: "a", spec: "priority: 0"),
        Written.pod("p", spec: "priority: 5")) == [])
  }

  @Test("long lists name the first and count the rest")
  func longLists() {
    let pods = (1...7).map { "p\($0)" }
    #expect(Obstacle.waitsFor(pods).description == "it must be near p1, p2, p3, p4 and 3 more, which have no node yet")
    #expect(
      Obstacle.waitsFor(Array(pods.prefix(5))).description
        == "it must be near p1, p2, p3, p4 and p5, which have no node yet")
  }

  @Test("taints that Kubernetes puts on nodes itself are the last to be tolerated")
  func taintsOfKubernetes() throws {
    func tainted(_ name: String, by key: String) -> String {
      Written.node(name, more: "taints: [{key: \(key), effect: NoSchedule}]")
    }
    let snapshot = try Written.cluster(
      tainted("a", by: "node-role.kubernetes.io/control-plane"), tainted("b", by: "node.kubernetes.io/disk-pressure"),
      tainted("c", by: "dedicated"), Written.pod("p"))
    var session = try SchedulingSession(snapshot, profile: .defaults(.v1_36), tieBreak: .firstName)
    #expect(try session.decideNextExplained()?.change?.node == "c")
  }
}
