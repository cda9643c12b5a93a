import StowageCluster
import StowageModel
import StowageScheduling
import Testing

/// Which pods of a node have to go.
struct VictimTests {
  @Test("pods stay as far as the pod still fits, the more important first")
  func reprieve() throws {
    // 8 cores, 3 for the pod: p3 stays (3 + 3), p2 can't (3 + 3 + 3), p1 can (3 + 3 + 2).
    let small = try CycleCluster(["a"])
    try small.running("p1", on: "a", cores: 2, priority: 1)
    try small.running("p2", on: "a", cores: 3, priority: 2)
    try small.running("p3", on: "a", cores: 3, priority: 3)
    #expect(try small.outcome(small.waiting(cores: 3, priority: 10)) == .preempting("a", victims: ["p2"]))
  }

  @Test("of equal priority the one that runs longer stays, and one that has not begun goes first")
  func startTimes() throws {
    let small = try CycleCluster(["a"])
    try small.running("new", on: "a", cores: 2)
    try small.running("young", on: "a", cores: 2, start: 200)
    try small.running("old", on: "a", cores: 2, start: 100)
    try small.running("keep", on: "a", cores: 2, priority: 20)
    #expect(try small.outcome(small.waiting(cores: 2, priority: 10)) == .preempting("a", victims: ["new"]))
    #expect(try small.outcome(small.waiting(cores: 4, priority: 10)) == .preempting("a", victims: ["young", "new"]))
    #expect(
      try small.outcome(small.waiting(cores: 6, priority: 10)) == .preempting("a", victims: ["old", "young", "new"]))
  }

  @Test("pods that budgets protect are put back first, also where they matter less")
  func protectedFirst() throws {
    // By priority alone p1 would go: the budget puts it back before p2.
    let small = try CycleCluster(["a"])
    try small.running("p1", on: "a", cores: 4, priority: 1, labels: ["app": "db"])
    try small.running("p2", on: "a", cores: 4, priority: 2)
    let pod = try small.waiting(cores: 4, priority: 10)
    #expect(small.outcome(pod) == .preempting("a", victims: ["p1"]))
    small.budget("keep", app("db"))
    #expect(small.outcome(pod) == .preempting("a", victims: ["p2"]))
  }

  @Test("victims are told the most important first, protected or not")
  func order() throws {
    let small = try CycleCluster(["a"])
    try small.running("p2", on: "a", cores: 2, priority: 2, labels: ["app": "db"])
    try small.running("p3", on: "a", cores: 3, priority: 3)
    try small.running("p1", on: "a", cores: 3, priority: 1)
    small.budget("keep", app("db"))
    #expect(
      try small.outcome(small.waiting(cores: 8, priority: 10))
        == .preempting("a", victims: ["p3", "p2", "p1"], violations: 1))
  }

  // MARK: Filters beside resources

  @Test("a pod goes for its port, others stay")
  func ports() throws {
    let small = try CycleCluster(["a"])
    let port: (inout PodSpec) -> Void = { $0.containers[0].hostPorts = [HostPort(port: 80)] }
    try small.running("web", on: "a", cores: 1, priority: 2, port)
    try small.running("other", on: "a", cores: 1, priority: 1)
    #expect(try small.outcome(small.waiting(cores: 1, priority: 10, port)) == .preempting("a", victims: ["web"]))
  }

  @Test("a pod goes that the pod must not be near, and one that must not be near the pod")
  func antiAffinity() throws {
    let small = try CycleCluster(["a"])
    try small.running("db", on: "a", priority: 2, labels: ["app": "db"])
    try small.running("other", on: "a", priority: 1)
    let averse = try small.waiting(priority: 10) { $0.affinity.requiredAntiPods = [near("db")] }
    #expect(small.outcome(averse) == .preempting("a", victims: ["db"]))

    let shunned = try CycleCluster(["a"])
    try shunned.running("shy", on: "a", priority: 2) { $0.affinity.requiredAntiPods = [near("web")] }
    try shunned.running("other", on: "a", priority: 1)
    #expect(
      try shunned.outcome(shunned.waiting(priority: 10, labels: ["app": "web"])) == .preempting("a", victims: ["shy"]))
  }

  @Test("a pod of the zone that stands on another node can't be preempted for this one")
  func antiAffinityBeyondNode() throws {
    let small = try CycleCluster(["a", "b"]) { $0.metadata.labels["zone"] = "z" }
    try small.running("db-a", on: "a", priority: 1, labels: ["app": "db"])
    try small.running("db-b", on: "b", priority: 1, labels: ["app": "db"])
    let pod = try small.waiting(priority: 10) { $0.affinity.requiredAntiPods = [near("db", by: "zone")] }
    #expect(small.outcome(pod) == .unschedulable)
  }

  @Test("a domain that is too full is thinned out, the least important first")
  func spread() throws {
    // a has 2 of the kind and b has 1, with skew 1. On a: 0 + 1 - 0 fits without them, 1 + 1 - 1 with w2, and with both
    // 2 + 1 - 1 = 2 does not. b is full of what may not go.
    let small = try CycleCluster(["a", "b"])
    try small.running("w1", on: "a", priority: 1, labels: ["app": "web"])
    try small.running("w2", on: "a", priority: 2, labels: ["app": "web"])
    try small.running("w3", on: "b", cores: 8, priority: 20, labels: ["app": "web"])
    let pod = try small.waiting(cores: 1, priority: 10, labels: ["app": "web"]) {
      $0.topologySpreadConstraints = [
        TopologySpreadConstraint(
          maxSkew: 1, topologyKey: "kubernetes.io/hostname", whenUnsatisfiable: .doNotSchedule,
          labelSelector: app("web"))
      ]
    }
    #expect(small.outcome(pod) == .preempting("a", victims: ["w1"]))
  }

  @Test("the pod that has a ReadWriteOncePod claim goes, from the node where it is")
  func oncePod() throws {
    let small = try CycleCluster(["a", "b"])
    small.cluster.put(
      StorageClass(
        metadata: ObjectMeta(name: "fast"), provisioner: "example.com/p", volumeBindingMode: .waitForFirstConsumer))
    small.cluster.put(
      PersistentVolumeClaim(
        metadata: ObjectMeta(name: "once", namespace: "ns"),
        spec: PersistentVolumeClaimSpec(accessModes: [.readWriteOncePod], requestBytes: 1, storageClassName: "fast")))
    let claim: (inout PodSpec) -> Void = { $0.volumes = [PodVolume(name: "v", source: named("once"))] }
    try small.running("low-a", on: "a", priority: 1)
    try small.running("low-b", on: "b", priority: 1)
    try small.running("user", on: "b", priority: 2, claim)
    #expect(try small.outcome(small.waiting(priority: 10, claim)) == .preempting("b", victims: ["user"]))
  }

  @Test("GPUs are given back by those who go, one device for another of their own")
  func devices() throws {
    let small = try CycleCluster(["a"]) { $0.devices = [GPUDevice(model: "T4"), GPUDevice(model: "T4")] }
    for (device, priority) in [(0, 2), (1, 1)] as [(Int, Int32)] {
      let pod = try small.waiting("p\(device)", priority: priority) { $0.gpu = GPURequest(wholeDevices: 1) }
      try small.cluster.bind(pod.id, to: Placement(node: NodeID(0), devices: DeviceSet(device: device)))
    }
    let pod = try small.waiting(priority: 10) { $0.gpu = GPURequest(milli: 300) }
    #expect(small.outcome(pod) == .preempting("a", victims: ["p1"]))
  }

  // db is the only pod that the pod must be near, and it would have to go.
  @Test("pods that the pod must be near are not preempted for it", arguments: [(1, false), (20, true)])
  func ownAffinity(priority: Int32, helps: Bool) throws {
    let small = try CycleCluster(["a"])
    try small.running("db", on: "a", cores: 4, priority: priority, labels: ["app": "db"])
    try small.running("low", on: "a", cores: 4, priority: 1)
    let pod = try small.waiting(cores: 4, priority: 10) { $0.affinity.requiredPods = [near("db")] }
    #expect(small.outcome(pod) == (helps ? .preempting("a", victims: ["low"]) : .unschedulable))
  }
}
