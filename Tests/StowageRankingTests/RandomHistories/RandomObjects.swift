import StowageKernel
import StowageModel

/// The objects beside nodes and pods, and how they change.
struct RandomObjects {
  let traits: RandomTraits

  static let claimCount = 5
  static func claimName(_ number: Int) -> String { "claim-\(number)" }

  /// Objects of all kinds that the cluster's pods may have to do with.
  func objects(nodes: Int, _ random: inout RandomStream) -> ClusterObjects {
    var objects = ClusterObjects()
    for name in RandomPods.namespaces { objects.namespaces.update(namespace(name, &random)) }
    if traits.has(.services) { addServices(to: &objects, &random) }
    if traits.has(.priorities) { addBudgets(to: &objects, &random) }
    if traits.has(.volumes) { addVolumes(to: &objects, nodes: nodes, &random) }
    return objects
  }

  /// The objects after one kind of them changed.
  func changed(_ objects: ClusterObjects, nodes: Int, _ random: inout RandomStream) -> ClusterObjects {
    var objects = objects
    switch random.next(below: 4) {
    case 0: objects.namespaces.update(namespace(random.one(of: RandomPods.namespaces), &random))
    case 1 where traits.has(.priorities):
      objects.budgets = []
      addBudgets(to: &objects, &random)
    case 2 where traits.has(.volumes): addVolumes(to: &objects, nodes: nodes, &random)
    default:
      objects.services = []
      objects.owners = []
      if traits.has(.services) && random.once(in: 2) { addServices(to: &objects, &random) }
    }
    return objects
  }

  private func namespace(_ name: String, _ random: inout RandomStream) -> Namespace {
    Namespace(metadata: ObjectMeta(name: name, labels: random.once(in: 2) ? ["team": "x"] : [:]))
  }

  private func addServices(to objects: inout ClusterObjects, _ random: inout RandomStream) {
    for namespace in RandomPods.namespaces {
      for app in RandomPods.apps where random.once(in: 2) {
        objects.services.update(
          Service(metadata: ObjectMeta(name: app, namespace: namespace), selector: ["app": app]))
      }
      for number in 0..<2 where random.once(in: 2) {
        objects.owners.update(
          PodOwner(
            kind: .replicaSet, metadata: ObjectMeta(name: "set-\(number)", namespace: namespace),
            selector: LabelSelector(matchLabels: ["app": random.one(of: RandomPods.apps)])))
      }
    }
  }

  private func addBudgets(to objects: inout ClusterObjects, _ random: inout RandomStream) {
    for app in RandomPods.apps where random.once(in: 2) {
      objects.budgets.update(
        PodDisruptionBudget(
          metadata: ObjectMeta(name: app, namespace: random.one(of: RandomPods.namespaces)),
          selector: LabelSelector(matchLabels: ["app": app]), disruptionsAllowed: Int32(random.next(below: 3))))
    }
  }

  private func addVolumes(to objects: inout ClusterObjects, nodes: Int, _ random: inout RandomStream) {
    objects.storageClasses = [
      StorageClass(
        metadata: ObjectMeta(name: "late"), provisioner: random.one(of: ["csi.example", StorageClass.noProvisioner]),
        volumeBindingMode: .waitForFirstConsumer,
        allowedTopologies: random.once(in: 2)
          ? [] : [TopologySelectorTerm(matchLabelExpressions: [.init(key: RandomNodes.zone, values: ["a", "b"])])]),
      StorageClass(metadata: ObjectMeta(name: "now"), provisioner: "csi.example"),
    ]
    objects.csiDrivers = [CSIDriver(metadata: ObjectMeta(name: "csi.example"), storageCapacity: random.once(in: 3))]
    for number in 0..<min(nodes, 6) {
      objects.csiNodes.update(
        CSINode(
          metadata: ObjectMeta(name: "node-\(number)"),
          drivers: [.init(name: "csi.example", nodeID: "n\(number)", allocatableCount: random.one(of: [nil, 1, 3]))]))
    }
    for namespace in RandomPods.namespaces {
      for number in 0..<Self.claimCount { addClaim(number, in: namespace, to: &objects, nodes: nodes, &random) }
    }
  }

  private func addClaim(
    _ number: Int, in namespace: String, to objects: inout ClusterObjects, nodes: Int, _ random: inout RandomStream
  ) {
    let volume = "pv-\(namespace)-\(number)"
    let isBound = random.once(in: 2)
    var metadata = ObjectMeta(name: Self.claimName(number), namespace: namespace, uid: "uid-\(namespace)-\(number)")
    if isBound { metadata.annotations[StorageAnnotation.bindCompleted] = "yes" }
    objects.claims.update(
      PersistentVolumeClaim(
        metadata: metadata,
        spec: PersistentVolumeClaimSpec(
          accessModes: [random.one(of: [.readWriteOnce, .readWriteMany, .readWriteOncePod])], requestBytes: 10,
          storageClassName: random.one(of: ["late", "late", "late", "now"]), volumeName: isBound ? volume : ""),
        phase: isBound ? .bound : .pending))
    var labels: [String: String] = [:]
    if random.once(in: 3) { labels[RandomNodes.zone] = random.one(of: ["a", "b"]) }
    let places = NodeSelectorRequirement(
      key: RandomNodes.host, operator: .in, values: (0...2).map { _ in "node-\(random.next(below: nodes))" })
    objects.volumes.update(
      PersistentVolume(
        metadata: ObjectMeta(name: volume, labels: labels), capacityBytes: random.one(of: [5, 10, 20]),
        accessModes: AccessMode.allCases, storageClassName: "late",
        nodeAffinity: random.once(in: 2)
          ? nil : NodeSelector(nodeSelectorTerms: [NodeSelectorTerm(matchExpressions: [places])]),
        phase: isBound ? .bound : .available,
        source: random.once(in: 2) ? .other("local") : .csi(driver: "csi.example", volumeHandle: volume)))
  }
}
