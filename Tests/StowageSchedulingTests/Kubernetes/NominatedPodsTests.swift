import StowageCluster
import StowageModel
import StowageRanking
import StowageScheduling
import Testing

struct NominatedPodsTests {
  @Test("a pod's nominated node is taken where it fits, though another scores more")
  func taken() throws {
    let small = try CycleCluster(["a", "b"])
    try small.running("x", on: "b", cores: 6)
    #expect(try small.outcome(small.waiting("free", cores: 2)) == .scheduled("a"))
    let pod = try small.waiting(cores: 2, nominated: "b")
    #expect(small.outcome(pod) == .scheduled("b"))
    #expect(small.cycle(pod).nodes.map { small.name($0.node) } == ["b"])
  }

  @Test("where the nominated node does not fit, all nodes are looked at")
  func notFitting() throws {
    let small = try CycleCluster(["a", "b", "c"])
    try small.running("x", on: "b", cores: 8)
    try small.running("y", on: "a", cores: 2)
    let pod = try small.waiting(cores: 2, nominated: "b")
    #expect(small.outcome(pod) == .scheduled("c"))
    #expect(small.cycle(pod).nodes.count == 3)
  }

  // a has 8 cores, 6 of which another waiting pod of priority 10 is to have; the pod asks for 4.
  @Test(
    "room is kept for a nominated pod of higher or equal priority, not of lower",
    arguments: [(5, false), (10, false), (11, true)] as [(Int32, Bool)])
  func room(priority: Int32, fits: Bool) throws {
    let small = try CycleCluster(["a"])
    _ = try small.waiting("other", cores: 6, priority: 10, nominated: "a")
    let pod = try small.waiting(cores: 4, priority: priority)
    #expect(small.outcome(pod) == (fits ? .scheduled("a") : .unschedulable))
    let reasons = KubernetesScheduler(profile: small.profile).reasons(against: pod, in: small.cluster.view)
    #expect(reasons == (fits ? [] : [ReasonCount(reason: "Insufficient cpu", nodes: 1)]))
  }

  @Test("a node that keeps too little room is passed over for another")
  func other() throws {
    let small = try CycleCluster(["a", "b"])
    try small.running("x", on: "b", cores: 3)
    _ = try small.waiting("other", cores: 6, priority: 10, nominated: "a")
    #expect(try small.outcome(small.waiting(cores: 4, priority: 10)) == .scheduled("b"))
    #expect(try small.outcome(small.waiting(cores: 4, priority: 11)) == .scheduled("a"))
  }

  @Test("several nominated pods are counted together")
  func several() throws {
    let small = try CycleCluster(["a"])
    _ = try small.waiting("one", cores: 3, priority: 10, nominated: "a")
    _ = try small.waiting("two", cores: 3, priority: 5, nominated: "a")
    // At priority 5 both are counted: 6 of 8 cores. At 6 the first alone is: 3 of 8.
    #expect(try small.outcome(small.waiting(cores: 4, priority: 5)) == .unschedulable)
    #expect(try small.outcome(small.waiting(cores: 4, priority: 6)) == .scheduled("a"))
  }

  @Test("a nominated pod keeps no room from itself")
  func itself() throws {
    let small = try CycleCluster(["a"])
    #expect(try small.outcome(small.waiting(cores: 8, nominated: "a")) == .scheduled("a"))
  }

  @Test("of two pods with one nominated node, that of lower priority leaves the other its room")
  func rivals() throws {
    let small = try CycleCluster(["a"])
    let high = try small.waiting("high", cores: 6, priority: 2, nominated: "a")
    let low = try small.waiting("low", cores: 6, priority: 1, nominated: "a")
    #expect(small.outcome(low) == .unschedulable)
    #expect(small.outcome(high) == .scheduled("a"))
  }

  @Test("a pod must fit without the nominated pods too: it can't lean on one that is not there yet")
  func withoutThem() throws {
    let small = try CycleCluster(["a"])
    _ = try small.waiting("db", priority: 10, labels: ["app": "db"], nominated: "a")
    let pod = try small.waiting { $0.affinity.requiredPods = [near("db")] }
    #expect(small.outcome(pod) == .unschedulable)
    #expect(small.cycle(pod).nodes.first?.verdict.rejection?.reasons == ["node(s) didn't match pod affinity rules"])
  }

  @Test("a pod must fit with the nominated pods: not near one it must not be near")
  func withThem() throws {
    let small = try CycleCluster(["a"])
    _ = try small.waiting("db", priority: 10, labels: ["app": "db"], nominated: "a")
    let pod = try small.waiting { $0.affinity.requiredAntiPods = [near("db")] }
    #expect(small.outcome(pod) == .unschedulable)
  }

  // kube-scheduler leaves InterPodAffinity aside for a pod without required terms that no bound pod's anti-affinity
  // means (Skip at PreFilter), also when nominated pods are added afterwards (1.34, interpodaffinity/filtering.go).
  @Test("a nominated pod's anti-affinity does not count where no bound pod's does", arguments: [false, true])
  func antiAffinityOfNominated(otherAffinityAround: Bool) throws {
    let small = try CycleCluster(["a", "b"])
    try small.running("full", on: "b", cores: 8)
    if otherAffinityAround {
      try small.running("around", on: "b") { $0.affinity.requiredAntiPods = [near("something else")] }
    }
    _ = try small.waiting("db", priority: 10, nominated: "a") { $0.affinity.requiredAntiPods = [near("web")] }
    #expect(try small.outcome(small.waiting(cores: 1, labels: ["app": "web"])) == .scheduled("a"))
  }

  @Test("a nominated pod's anti-affinity counts where a bound pod's does too")
  func antiAffinityOfBoth() throws {
    let small = try CycleCluster(["a", "b"])
    try small.running("db-1", on: "b") { $0.affinity.requiredAntiPods = [near("web")] }
    _ = try small.waiting("db-2", priority: 10, nominated: "a") { $0.affinity.requiredAntiPods = [near("web")] }
    #expect(try small.outcome(small.waiting(cores: 1, labels: ["app": "web"])) == .unschedulable)
  }

  private func onceClaim(in small: CycleCluster) -> (inout PodSpec) -> Void {
    small.cluster.put(
      StorageClass(
        metadata: ObjectMeta(name: "fast"), provisioner: "example.com/p", volumeBindingMode: .waitForFirstConsumer))
    small.cluster.put(
      PersistentVolumeClaim(
        metadata: ObjectMeta(name: "once", namespace: "ns"),
        spec: PersistentVolumeClaimSpec(accessModes: [.readWriteOncePod], requestBytes: 1, storageClassName: "fast")))
    return { $0.volumes = [PodVolume(name: "v", source: named("once"))] }
  }

  // The same of VolumeRestrictions: it is left aside for a pod without disks whose claims no bound pod uses.
  @Test("a ReadWriteOncePod claim that only a nominated pod names is free")
  func claimOfNominated() throws {
    let small = try CycleCluster(["a"])
    let withClaim = onceClaim(in: small)
    _ = try small.waiting("other", priority: 10, nominated: "a", withClaim)
    #expect(try small.outcome(small.waiting(cores: 1, withClaim)) == .scheduled("a"))
  }

  @Test("a nominated pod's ports and its place in the spread are kept")
  func portsAndSpread() throws {
    let small = try CycleCluster(["a"])
    let port: (inout PodSpec) -> Void = { $0.containers[0].hostPorts = [HostPort(port: 80)] }
    _ = try small.waiting("other", priority: 10, labels: ["app": "web"], nominated: "a", port)
    #expect(try small.outcome(small.waiting("late", port)) == .unschedulable)
    // b has no pod of the kind: with the nominated one a would be two ahead.
    let spread = try CycleCluster(["a", "b"])
    try spread.running("full", on: "b", cores: 8)
    _ = try spread.waiting("other", priority: 10, labels: ["app": "web"], nominated: "a")
    let pod = try spread.waiting(cores: 1, labels: ["app": "web"]) {
      $0.topologySpreadConstraints = [
        TopologySpreadConstraint(
          maxSkew: 1, topologyKey: "kubernetes.io/hostname", whenUnsatisfiable: .doNotSchedule,
          labelSelector: app("web"))
      ]
    }
    #expect(spread.outcome(pod) == .unschedulable)
  }
}
