import StowageManifests
import StowageModel
import StowagePlanning
import StowageScheduling
import Testing

struct FitTests {
  private func pod(_ document: String) throws -> PodMix.Part { try part(document, ratio: 1) }

  private func part(_ document: String, ratio: Int) throws -> PodMix.Part {
    let objects = try KubernetesReader().read(bytes: Array(document.utf8), file: "pod.yaml")
    return PodMix.Part(try #require(objects.pods.first), ratio: ratio)
  }

  private func question(
    _ snapshot: ClusterSnapshot, _ parts: PodMix.Part..., limit: Int = FitQuestion.highestLimit
  ) -> FitQuestion {
    FitQuestion(snapshot, mix: PodMix(parts), profiles: [.defaults(.v1_36)], tieBreak: .firstName, limit: limit)
  }

  @Test("copies are placed until one fits nowhere, and what stops that one is told")
  func untilFull() throws {
    let snapshot = try Written.cluster(
      Written.node("a", cpu: "4"), Written.node("b", cpu: "2"), Written.pod("old", cpu: "1", on: "a"),
      Written.node("c", more: "unschedulable: true"))
    let fit = try question(snapshot, pod(Written.pod("p", cpu: "900m"))).answer()
    // 3000m are free on a, 2000m on b: three copies and two, 900m each.
    #expect(fit.placed == [5])
    #expect(fit.nodes == [.init(node: "a", copies: [3]), .init(node: "b", copies: [2])])
    #expect(
      fit.stop?.message == "0/3 nodes are available: 1 node(s) were unschedulable, 2 Insufficient cpu.")
    #expect(fit.stop?.reasons.map(\.nodes) == [2, 1])
  }

  @Test("of a mix each round has so many copies of each pod as its ratio says")
  func mix() throws {
    let snapshot = try Written.cluster(Written.node("a", cpu: "10", memory: "100Gi"))
    let fit = try question(
      snapshot, part(Written.pod("web", cpu: "1"), ratio: 3), part(Written.pod("db", cpu: "2"), ratio: 1)
    ).answer()
    // A round is 3 * 1 + 2 = 5 CPUs, so two rounds fill the node; the next is a web pod again.
    #expect(fit.placed == [6, 2])
    #expect(fit.nodes == [.init(node: "a", copies: [6, 2])])
    #expect(fit.stop?.part == 0)
  }

  @Test("no more copies are placed than the limit says")
  func limit() throws {
    let fit = try question(try Written.cluster(Written.node("a")), pod(Written.pod("p", cpu: "0")), limit: 5).answer()
    #expect(fit.placed == [5] && fit.stop == nil)
  }

  @Test("pods that are pending are placed before any copy, and those that fit nowhere are told")
  func pendingFirst() throws {
    let snapshot = try Written.cluster(
      Written.node("a", cpu: "4"), Written.pod("waiting", cpu: "3"), Written.pod("huge", cpu: "9"))
    let fit = try question(snapshot, pod(Written.pod("p", cpu: "1"))).answer()
    #expect(fit.placed == [1] && fit.pending == 2)
    #expect(fit.unplaced == ["default/huge"])
  }

  @Test("no pod is preempted for a copy, however important it is")
  func noPreemption() throws {
    let snapshot = try Written.cluster(Written.node("a", cpu: "2"), Written.pod("old", cpu: "2", on: "a"))
    #expect(try question(snapshot, pod(Written.pod("p", spec: "priority: 1000"))).answer().total == 0)
  }

  @Test("a lost node's pods are placed first, those of daemon sets and of the kubelet left out")
  func lostNode() throws {
    func owned(by kind: String) -> String {
      "ownerReferences: [{kind: \(kind), name: o, uid: u, controller: true, apiVersion: v1}]"
    }
    let snapshot = try Written.cluster(
      Written.node("a", cpu: "4"), Written.node("b", cpu: "4"), Written.pod("web", cpu: "1", on: "a"),
      Written.pod("big", cpu: "3", on: "a"), Written.pod("old", cpu: "2", on: "b"),
      Written.pod("agent", cpu: "0", on: "a", metadata: owned(by: "DaemonSet")),
      Written.pod("static", cpu: "0", on: "a", metadata: owned(by: "Node")))
    let fit = try question(snapshot, pod(Written.pod("p", cpu: "1"))).answer(losing: ["a"])
    // Two CPUs are free on b: web has its one, big its three not, and one copy fits beside them.
    #expect(fit.displaced == 2)
    #expect(fit.unplaced == ["default/big"])
    #expect(fit.placed == [1])
  }

  @Test("every zone and every node is lost in turn, whatever the number of threads", arguments: [1, 3])
  func losses(threads: Int) async throws {
    let snapshot = try Written.cluster(
      Written.node("b", cpu: "2", labels: "topology.kubernetes.io/zone: west"),
      Written.node("a", cpu: "1", labels: "topology.kubernetes.io/zone: east"),
      Written.node("c", cpu: "4", labels: "topology.kubernetes.io/zone: west"))
    let question = try question(snapshot, pod(Written.pod("p", cpu: "1", memory: "1")))
    let losses = try await question.report(losing: question.zonesToLose + question.nodesToLose, threads: threads).losses
    #expect(losses.map(\.lost) == [.zone("east"), .zone("west"), .node("a"), .node("b"), .node("c")])
    // 1 + 2 + 4 = 7 fit in all.
    #expect(losses.map(\.fit.total) == [6, 1, 6, 5, 3])
  }

  @Test("the median of an even number of answers is the lower of both in the middle, and one of them")
  func median() {
    func fit(_ copies: Int) -> Fit { Fit(placed: [copies]) }
    let sample = FitSample(fit(13), [fit(10), fit(12), fit(11)])
    #expect(sample.median.total == 11)
    #expect(sample.range == 10...13)
    #expect(FitSample(fit(7)).median.total == 7)
  }

  @Test("where chance decides, the answers differ by seed, and neither the threads nor the order of work matter")
  func chance() async throws {
    // Three equal nodes, of which another pod takes half of one. Copies must be spread over the zones: with that pod in x
    // there is room for 1 there and 4 in y, of which 1 + 2 can be used; with it in y there are 2 and 3, and 2 + 3 can.
    let snapshot = try Written.cluster(
      Written.node("a", cpu: "2", labels: "zone: x"), Written.node("b", cpu: "2", labels: "zone: y"),
      Written.node("c", cpu: "2", labels: "zone: y"), Written.pod("other", cpu: "1"))
    let spread =
      "topologySpreadConstraints: [{maxSkew: 1, topologyKey: zone, whenUnsatisfiable: DoNotSchedule, "
      + "labelSelector: {matchLabels: {app: w}}}]"
    let part = try pod(Written.pod("w", cpu: "1", labels: "app: w", spec: spread))
    let question = FitQuestion(snapshot, mix: PodMix([part]), profiles: [.defaults(.v1_36)])
    let report = try await question.report(seeds: 20, threads: 1)
    #expect(report.sample.range == 3...5)
    #expect(report.seeds == 20 && report.isSpread)
    #expect(try await question.report(seeds: 20, threads: 3) == report)
  }

  @Test("the report is the same bytes every time, in JSON that is YAML as well")
  func report() throws {
    let snapshot = try Written.cluster(Written.node("a", cpu: "2"))
    let fit = try question(snapshot, pod(Written.pod("p", cpu: "1"))).answer()
    let report = FitReport(pods: ["default/p"], sample: FitSample(fit))
    #expect(
      report.text(as: .json) == """
        {"fit":2,"fitRange":{"least":2,"most":2},"pods":[{"pod":"default/p","copies":2}],"nodes":[{"node":"a","pods":[{"pod":"default/p","copies":2}]}],\
        "stoppedBy":{"pod":"default/p","reasons":[{"reason":"Insufficient cpu","nodes":1}],\
        "message":"0/1 nodes are available: 1 Insufficient cpu."},"pending":0,"displaced":0,"unplaced":[],"seeds":1,\
        "losses":[]}

        """)
    let yaml = try DocumentReader.read(bytes: Array(report.text(as: .yaml).utf8), file: "fit.yaml")
    #expect(yaml.first?["fit"]?.summary == "the number 2")
  }
}
