import StowageCluster
import StowageModel
import StowageScheduling
import Testing

/// The arguments of NodeAffinity, PodTopologySpread and InterPodAffinity, by what they do to a decision.
struct NeighbourArgumentTests {
  private static let zone = "topology.kubernetes.io/zone"
  private static let web = ["app": "web"]

  private func selecting(_ key: String, _ value: String) -> NodeSelectorTerm {
    NodeSelectorTerm(matchExpressions: [.init(key: key, operator: .in, values: [value])])
  }

  @Test("added required affinity keeps all pods off other nodes, before the pod's own is looked at")
  func addedRequired() throws {
    let cluster = try SmallCluster(labels: [("a", ["pool": "x"]), ("b", [:])])
    let arguments = NodeAffinityArgs(requiredNodes: NodeSelector(nodeSelectorTerms: [selecting("pool", "x")]))
    let filters = [try profile(SchedulerPlugins(), .nodeAffinity(arguments)).filter("NodeAffinity")]
    let enforced = Rejection(
      plugin: "NodeAffinity", code: .unschedulableAndUnresolvable,
      reasons: ["node(s) didn't match scheduler-enforced node affinity"])
    #expect(cluster.rejections(try cluster.pod(PodSpec()), filters) == [nil, enforced])
    let own = Rejection(
      plugin: "NodeAffinity", code: .unschedulableAndUnresolvable,
      reasons: ["node(s) didn't match Pod's node affinity/selector"])
    #expect(cluster.rejections(try cluster.pod(PodSpec(nodeSelector: ["q": "1"])), filters) == [own, enforced])
  }

  // a: 7 from the profile; b: 3 from the pod. 100 * 7 / 7 = 100, 100 * 3 / 7 = 42. The plain pod: 7 and 0.
  @Test("added preferred affinity counts beside the pod's own")
  func addedPreferred() throws {
    let cluster = try SmallCluster(labels: [("a", ["pool": "x"]), ("b", ["pool": "y"])])
    let arguments = NodeAffinityArgs(
      preferredNodes: [PreferredSchedulingTerm(weight: 7, preference: selecting("pool", "x"))])
    let plugin = try profile(SchedulerPlugins(), .nodeAffinity(arguments)).scorer("NodeAffinity")
    let wish = PreferredSchedulingTerm(weight: 3, preference: selecting("pool", "y"))
    #expect(
      cluster.scores(try cluster.pod(PodSpec(affinity: Affinity(preferredNodes: [wish]))), plugin) == [100, 42])
    #expect(cluster.scores(try cluster.pod(PodSpec()), plugin) == [100, 0])
  }

  private func spread(
    _ action: TopologySpreadConstraint.Action, minDomains: Int32? = nil
  ) throws -> PodTopologySpreadArgs {
    PodTopologySpreadArgs(
      defaultConstraints: [
        TopologySpreadConstraint(
          maxSkew: 1, topologyKey: Self.zone, whenUnsatisfiable: action, labelSelector: nil, minDomains: minDomains)
      ], defaultingType: .list)
  }

  /// Nodes `a` and `b` in a zone of their own, `c` in none; a service selects pods labelled `app: web`.
  private func zones() throws -> SmallCluster {
    var objects = ClusterObjects()
    objects.services.update(Service(metadata: ObjectMeta(name: "web", namespace: "ns"), selector: Self.web))
    return try SmallCluster(labels: [("a", [Self.zone: "z1"]), ("b", [Self.zone: "z2"]), ("c", [:])], objects: objects)
  }

  // One web pod in z1: there 1 + 1 - 0 = 2 > 1, in z2 0 + 1 - 0 = 1; c has no zone.
  @Test("a default DoNotSchedule constraint filters pods without constraints that a service selects")
  func defaultFilter() throws {
    let cluster = try zones()
    try cluster.bind(PodSpec(), to: 0, labels: Self.web)
    let filters = [
      try profile(SchedulerPlugins(), .podTopologySpread(spread(.doNotSchedule))).filter("PodTopologySpread")
    ]
    let mismatch = "node(s) didn't match pod topology spread constraints"
    let rejections = cluster.rejections(try cluster.pod(PodSpec(), labels: Self.web), filters)
    #expect(rejections.map { $0?.reasons } == [[mismatch], nil, [mismatch + " (missing required label)"]])
    #expect(
      rejections.map { $0?.code } == [.unschedulable, nil, .unschedulableAndUnresolvable])
    #expect(cluster.rejections(try cluster.pod(PodSpec()), filters).allSatisfy { $0 == nil })
    let own = TopologySpreadConstraint(
      maxSkew: 1, topologyKey: Self.zone, whenUnsatisfiable: .scheduleAnyway,
      labelSelector: LabelSelector(matchLabels: Self.web))
    let constrained = try cluster.pod(PodSpec(topologySpreadConstraints: [own]), labels: Self.web)
    #expect(cluster.rejections(constrained, filters).allSatisfy { $0 == nil })
    let system = [try profile().filter("PodTopologySpread")]
    #expect(cluster.rejections(try cluster.pod(PodSpec(), labels: Self.web), system).allSatisfy { $0 == nil })
  }

  // A web pod in each zone: 1 + 1 - 1 = 1 is allowed; with fewer than 3 domains the least is 0, and 1 + 1 - 0 = 2 is not.
  @Test("a default constraint's minDomains counts")
  func minDomains() throws {
    let cluster = try zones()
    try cluster.bind(PodSpec(), to: 0, labels: Self.web)
    try cluster.bind(PodSpec(), to: 1, labels: Self.web)
    let pod = try cluster.pod(PodSpec(), labels: Self.web)
    for (minDomains, fits) in [(nil, true), (2, true), (3, false)] as [(Int32?, Bool)] {
      let arguments = try spread(.doNotSchedule, minDomains: minDomains)
      let filter = try profile(SchedulerPlugins(), .podTopologySpread(arguments)).filter("PodTopologySpread")
      #expect(cluster.rejections(pod, [filter]).map { $0 == nil } == [fits, fits, false])
    }
  }

  // Two web pods in z1.
  // List: c lacks the key and is left out; 2 domains weigh ln 4 = 1.386: a 2 * 1.386 + 0 = 2.8 -> 3, b 0.
  // a 100 * (3 + 0 - 3) / 3 = 0, b 100 * (3 + 0 - 0) / 3 = 100, c 0.
  // System: skew 5, c is a domain of its own and there is no host name: ln 5 = 1.609, a 2 * 1.609 + 4 = 7.2 -> 7, b 4, c 0.
  // a 100 * (7 + 0 - 7) / 7 = 0, b 100 * (7 + 0 - 4) / 7 = 42, c 100.
  @Test("default constraints of the list score nodes with all labels, Kubernetes' own all nodes")
  func defaultScores() throws {
    let cluster = try zones()
    try cluster.bind(PodSpec(), to: 0, labels: Self.web)
    try cluster.bind(PodSpec(), to: 0, labels: Self.web)
    let pod = try cluster.pod(PodSpec(), labels: Self.web)
    func scores(_ arguments: PodTopologySpreadArgs) throws -> [Int64] {
      cluster.scores(
        pod, try profile(SchedulerPlugins(), .podTopologySpread(arguments)).scorer("PodTopologySpread"))
    }
    #expect(try scores(spread(.scheduleAnyway)) == [0, 100, 0])
    #expect(try scores(PodTopologySpreadArgs()) == [0, 42, 100])
    // A list without a constraint that scores scores nothing.
    #expect(try scores(PodTopologySpreadArgs(defaultingType: .list)) == [0, 0, 0])
    #expect(try scores(spread(.doNotSchedule)) == [0, 0, 0])
  }

  private static let nearWeb = PodAffinityTerm(
    labelSelector: LabelSelector(matchLabels: web), topologyKey: "kubernetes.io/hostname")

  /// Nodes `a`, `b`, `c`; a pod on `a` must be near web pods, one on `b` would rather be, by weight 10.
  private func neighbours() throws -> SmallCluster {
    let cluster = try SmallCluster(
      labels: ["a", "b", "c"].map { ($0, ["kubernetes.io/hostname": $0]) })
    try cluster.bind(PodSpec(affinity: Affinity(requiredPods: [Self.nearWeb])), to: 0)
    try cluster.bind(
      PodSpec(affinity: Affinity(preferredPods: [WeightedPodAffinityTerm(weight: 10, term: Self.nearWeb)])), to: 1)
    return cluster
  }

  // Raw a = weight, b = 10, c = 0; normalised by 100 * (score / highest):
  // 0: 0, 100, 0. 1: 10, 100, 0. 100: 100, 10, 0.
  @Test(
    "hardPodAffinityWeight is what a required affinity of a pod that runs counts",
    arguments: [(0, [0, 100, 0]), (1, [10, 100, 0]), (100, [100, 10, 0])] as [(Int, [Int64])])
  func hardPodAffinityWeight(weight: Int, scores: [Int64]) throws {
    let cluster = try neighbours()
    let arguments = InterPodAffinityArgs(hardPodAffinityWeight: weight)
    let plugin = try profile(SchedulerPlugins(), .interPodAffinity(arguments)).scorer("InterPodAffinity")
    #expect(cluster.scores(try cluster.pod(PodSpec(), labels: Self.web), plugin) == scores)
  }

  // A pod with a wish of its own, though nobody meets it, is scored by the others' wishes: 1, 10, 0 as above.
  @Test("wishes of pods that run can be ignored for pods that have none")
  func ignoredWishes() throws {
    let cluster = try neighbours()
    let arguments = InterPodAffinityArgs(ignorePreferredTermsOfExistingPods: true)
    let plugin = try profile(SchedulerPlugins(), .interPodAffinity(arguments)).scorer("InterPodAffinity")
    #expect(cluster.scores(try cluster.pod(PodSpec(), labels: Self.web), plugin) == [0, 0, 0])
    let nobody = PodAffinityTerm(
      labelSelector: LabelSelector(matchLabels: ["app": "nobody"]), topologyKey: "kubernetes.io/hostname")
    let wishes = Affinity(preferredPods: [WeightedPodAffinityTerm(weight: 1, term: nobody)])
    #expect(cluster.scores(try cluster.pod(PodSpec(affinity: wishes), labels: Self.web), plugin) == [10, 100, 0])
  }
}
