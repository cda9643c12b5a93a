import StowageCluster
import StowageModel
import StowageScheduling
import Testing

/// What becomes of a plugin that is switched off at one of the points that belong together.
struct ExtensionPointTests {
  private typealias Set = SchedulerPluginSet

  private func refusal(_ plugins: SchedulerPlugins) throws -> String {
    let configuration = KubeSchedulerConfiguration(profiles: [KubeSchedulerProfile(plugins: plugins)])
    var messages: Swift.Set<String> = []
    for version in KubernetesVersion.allCases {
      do {
        _ = try KubernetesProfile.profiles(of: configuration, version: version)
        messages.insert("")
      } catch {
        messages.insert(error.description)
      }
    }
    return try #require(messages.count == 1 ? messages.first : nil)
  }

  // Read off the plugins' Filter and Score functions: they fail without what PreFilter or PreScore kept.
  @Test(
    "what kube-scheduler would fail every pod with is refused",
    arguments: [
      ("NodePorts", SchedulerExtensionPoint.preFilter, "filter"), ("NodeResourcesFit", .preFilter, "filter"),
      ("VolumeRestrictions", .preFilter, "filter"), ("PodTopologySpread", .preFilter, "filter"),
      ("InterPodAffinity", .preFilter, "filter"), ("DynamicResources", .preFilter, "filter"),
      ("VolumeBinding", .preFilter, "filter"), ("TaintToleration", .preScore, "score"),
      ("PodTopologySpread", .preScore, "score"), ("InterPodAffinity", .preScore, "score"),
    ])
  func failing(plugin: String, point: SchedulerExtensionPoint, later: String) throws {
    #expect(
      try refusal(SchedulerPlugins([point: Set(disabled: [plugin])]))
        == "profiles[0].plugins.\(point.rawValue): \(plugin) switched off here and on at \(later),"
        + " with which kube-scheduler fails every pod that comes that far")
  }

  @Test(
    "a plugin switched off at both points, or only at the later one, is no fault",
    arguments: ["NodePorts", "NodeResourcesFit", "VolumeRestrictions", "PodTopologySpread", "InterPodAffinity"])
  func offTogether(plugin: String) throws {
    let off = Set(disabled: [plugin])
    #expect(try refusal(SchedulerPlugins([.preFilter: off, .filter: off])) == "")
    #expect(try refusal(SchedulerPlugins([.filter: off])) == "")
  }

  @Test(
    "plugins that score without what they keep can be switched off at preScore",
    arguments: ["NodeAffinity", "NodeResourcesFit", "NodeResourcesBalancedAllocation"])
  func withoutPreScore(plugin: String) throws {
    let profile = try profile(SchedulerPlugins([.preScore: Set(disabled: [plugin])]))
    #expect(profile.weights == KubernetesProfile.defaults(.v1_34).weights)
  }

  @Test("VolumeBinding can be switched off as a whole alone")
  func volumeBinding() throws {
    #expect(
      try refusal(SchedulerPlugins([.filter: Set(disabled: ["VolumeBinding"])]))
        == "profiles[0].plugins.filter: expected it to be switched off at multiPoint, or nowhere,"
        + " found VolumeBinding switched off at filter alone, which is not supported")
    #expect(
      try refusal(SchedulerPlugins([.reserve: Set(disabled: ["*"]), .preBind: Set(disabled: ["*"])]))
        == "profiles[0].plugins.reserve: expected it to be switched off at multiPoint, or nowhere,"
        + " found VolumeBinding switched off at reserve, preBind alone, which is not supported")
    #expect(try refusal(SchedulerPlugins(multiPoint: Set(disabled: ["VolumeBinding"]))) == "")
    #expect(try refusal(SchedulerPlugins([.score: Set(disabled: ["VolumeBinding"])])) == "")
  }

  @Test("what keeps kube-scheduler from starting, and pods' gates, must be on")
  func required() throws {
    #expect(
      try refusal(SchedulerPlugins(multiPoint: Set(disabled: ["PrioritySort"])))
        == "profiles[0].plugins.queueSort: expected PrioritySort to be switched on,"
        + " found no plugin at queueSort, without which kube-scheduler does not start")
    #expect(
      try refusal(SchedulerPlugins([.bind: Set(disabled: ["*"])]))
        == "profiles[0].plugins.bind: expected DefaultBinder to be switched on,"
        + " found no plugin at bind, without which kube-scheduler does not start")
    #expect(
      try refusal(SchedulerPlugins(multiPoint: Set(disabled: ["SchedulingGates"])))
        == "profiles[0].plugins.preEnqueue: SchedulingGates switched off;"
        + " pods with scheduling gates always wait here, so it must be on")
    #expect(
      try refusal(SchedulerPlugins([.preEnqueue: Set(disabled: ["DefaultPreemption"])]))
        == "profiles[0].plugins.preEnqueue: expected it to be switched off at both or on at both,"
        + " found DefaultPreemption switched off here and on at postFilter, which is not supported")
  }

  @Test("a fault of a configuration made in code is refused before anything is built")
  func validated() throws {
    let configuration = KubeSchedulerConfiguration(profiles: [])
    #expect(
      throws: SchedulerConfigurationError(path: [.field("profiles")], found: "an empty list", expected: "a profile")
    ) {
      try KubernetesProfile.profiles(of: configuration, version: .v1_34)
    }
  }

  private func naming(_ names: String...) -> NodeSelectorTerm {
    NodeSelectorTerm(
      matchExpressions: [.init(key: "pool", operator: .exists)],
      matchFields: [.init(key: "metadata.name", operator: .in, values: names)])
  }

  private func pod(_ terms: [NodeSelectorTerm], in cluster: SmallCluster) throws -> PodInfo {
    try cluster.pod(
      PodSpec(
        nodeSelector: ["pool": "x"], affinity: Affinity(requiredNodes: NodeSelector(nodeSelectorTerms: terms))))
  }

  @Test("NodeAffinity switched off at filter still keeps pods on the nodes that every term names")
  func namedNodes() throws {
    let cluster = try SmallCluster(labels: [("a", [:]), ("b", [:]), ("c", [:])])
    let filters = try profile(SchedulerPlugins([.filter: Set(disabled: ["NodeAffinity"])])).filters
    let rejections = cluster.rejections(try pod([naming("a"), naming("b")], in: cluster), filters)
    #expect(rejections.map { $0 == nil } == [true, true, false])
    #expect(
      rejections[2]
        == Rejection(
          plugin: "NodeAffinity", code: .unschedulableAndUnresolvable,
          reasons: ["node(s) didn't satisfy plugin(s) [NodeAffinity]"]))
    // One term without a name allows all nodes.
    let open = try pod(
      [naming("a"), NodeSelectorTerm(matchExpressions: [.init(key: "q", operator: .exists)])], in: cluster)
    #expect(cluster.rejections(open, filters).allSatisfy { $0 == nil })
    // Names in one term must all hold: none does.
    var conflicting = naming("a")
    conflicting.matchFields += naming("b").matchFields
    let nowhere = Rejection(
      plugin: "NodeAffinity", code: .unschedulableAndUnresolvable, reasons: ["pod affinity terms conflict"])
    #expect(cluster.rejections(try pod([conflicting], in: cluster), filters) == [nowhere, nowhere, nowhere])
    // Switched off at both points it says nothing.
    let off = Set(disabled: ["NodeAffinity"])
    let without = try profile(SchedulerPlugins([.preFilter: off, .filter: off])).filters
    #expect(cluster.rejections(try pod([naming("a")], in: cluster), without).allSatisfy { $0 == nil })
  }

  @Test("VolumeZone without preFilter says of every node what it would have said of all, and without filter only that")
  func volumeZone() throws {
    let cluster = try VolumeCluster(nodes: [
      ("a", ["topology.kubernetes.io/zone": "z1"]), ("b", ["topology.kubernetes.io/zone": "z2"]),
    ])
    cluster.claim("loose")
    cluster.volume("v", labels: ["topology.kubernetes.io/zone": "z1"])
    cluster.claim("bound", volume: "v", phase: .bound)
    let loose = try cluster.pod("loose", named("loose"))
    let bound = try cluster.pod("bound", named("bound"))
    let nowhere = ["PersistentVolumeClaim had no pv name and storageClass name"]
    let off = Set(disabled: ["VolumeZone"])

    let filterOnly = try profile(SchedulerPlugins([.preFilter: off])).filter("VolumeZone")
    #expect(PreparedFilter(filterOnly).rejectEverywhere(loose, in: cluster.cluster.view) == nil)
    #expect(cluster.reasons(loose, filterOnly) == [nowhere, nowhere])
    #expect(cluster.reasons(bound, filterOnly) == [[], ["node(s) had no available volume zone"]])

    let preFilterOnly = try profile(SchedulerPlugins([.filter: off])).filter("VolumeZone")
    #expect(PreparedFilter(preFilterOnly).rejectEverywhere(loose, in: cluster.cluster.view)?.reasons == nowhere)
    #expect(cluster.reasons(bound, preFilterOnly) == [[], []])
  }

  /// Another order at `filter` than at `preFilter`: the volumes' plugins become one filter for each of the two.
  private let reordered = SchedulerPlugins([.filter: Set(enabled: [.init("VolumeZone")])])

  @Test("a plugin whose turn is another at filter than at preFilter sets aside what it does elsewhere")
  func reserving() throws {
    let cluster = try VolumeCluster()
    cluster.storageClass("later")
    cluster.volume("free", class: "later", nodes: ["b"])
    cluster.claim("data", class: "later")
    let pod = try cluster.pod("pod", named("data"))
    let placement = Placement(node: NodeID(1))
    func reservation(_ plugins: SchedulerPlugins) throws -> Reservation {
      let profile = try profile(plugins)
      return Feasibility(filters: profile.filters).reserve(pod, at: placement, in: cluster.cluster.view)
    }
    let usual = try reservation(SchedulerPlugins())
    #expect(usual.actions.count == 1)
    #expect(try "\(reservation(reordered))" == "\(usual)")
  }

  @Test("a plugin whose turn is another at filter than at preFilter says of events what it does elsewhere")
  func hints() throws {
    let usual = try profile().filters.map(PreparedFilter.init)
    let stages = try profile(reordered).filters.map(PreparedFilter.init)
    #expect(stages.count > usual.count)
    let cluster = try VolumeCluster()
    let pod = try cluster.pod("pod", named("data"))
    let other = PersistentVolumeClaim(
      metadata: ObjectMeta(name: "other", namespace: "ns"), spec: PersistentVolumeClaimSpec(requestBytes: 1))
    for stage in stages {
      let plugin = try #require(usual.first { $0.name == stage.name })
      #expect(stage.registeredEvents == plugin.registeredEvents)
      let event = ClusterEvent.claimChanged(from: nil, to: other)
      #expect(
        stage.queueingHint(event, pod, in: cluster.cluster.view)
          == plugin.queueingHint(event, pod, in: cluster.cluster.view))
    }
    let binding = stages.filter { $0.name == "VolumeBinding" }
    #expect(binding.count == 2)
    #expect(binding.allSatisfy { !$0.queueingHint(.claimChanged(from: nil, to: other), pod, in: cluster.cluster.view) })
  }
}
