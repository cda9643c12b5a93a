import StowageCluster
import StowageKernel
import StowageModel
import StowageScheduling
import Testing

/// A small cluster for tests of volumes: nodes called `a`, `b`, ... in zones, all objects in the namespace `ns`.
struct VolumeCluster {
  let cluster: Cluster

  /// Nodes of these names, each with the labels given and its host name.
  init(nodes: [(name: String, labels: [String: String])]) throws {
    cluster = try Cluster(
      nodes: nodes.map { name, labels in
        Node(
          metadata: ObjectMeta(name: name, labels: labels.merging(["kubernetes.io/hostname": name]) { $1 }),
          allocatable: [.cpu: 4_000, .memory: 8 << 30, .pods: 110])
      })
  }

  /// Nodes `a` and `b` without labels of their own.
  init() throws { try self.init(nodes: [("a", [:]), ("b", [:])]) }

  /// A pod that waits and has these volumes.
  func pod(_ name: String = "pod", _ sources: PodVolume.Source...) throws -> PodInfo {
    try pod(name, sources: sources)
  }

  /// A pod on a node.
  func bind(_ name: String, to node: Int, _ sources: PodVolume.Source...) throws {
    let pod = try pod(name, sources: sources)
    try cluster.bind(pod.id, to: Placement(node: NodeID(node)))
  }

  private func pod(_ name: String, sources: [PodVolume.Source]) throws -> PodInfo {
    let volumes = sources.enumerated().map { PodVolume(name: "v\($0.offset)", source: $0.element) }
    let shape = PodShape(spec: PodSpec(volumes: volumes), namespace: "ns")
    let id = cluster.add(PodArrival(time: .origin, name: "ns/\(name)", shape: shape, duration: .infinite))
    return try #require(PodInfo(id, in: cluster.view))
  }

  /// Adds a claim, bound where `volume` is given.
  func claim(
    _ name: String, class className: String? = nil, bytes: Int64 = 10, modes: [AccessMode] = [.readWriteOnce],
    volume: String? = nil, phase: PersistentVolumeClaim.Phase = .pending, owner: String? = nil
  ) {
    var metadata = ObjectMeta(name: name, namespace: "ns", uid: "uid-\(name)")
    if volume != nil { metadata.annotations[StorageAnnotation.bindCompleted] = "yes" }
    if let owner { metadata.ownerReferences = [OwnerReference(kind: "Pod", name: owner, isController: true)] }
    cluster.put(
      PersistentVolumeClaim(
        metadata: metadata,
        spec: PersistentVolumeClaimSpec(
          accessModes: modes, requestBytes: bytes, storageClassName: className, volumeName: volume ?? ""),
        phase: phase))
  }

  /// Adds a volume that is free, reachable from the nodes of these names alone where some are given.
  func volume(
    _ name: String, class className: String = "", bytes: Int64 = 10, labels: [String: String] = [:],
    nodes: [String]? = nil, source: PersistentVolume.Source = .other("local"), modes: [AccessMode] = [.readWriteOnce]
  ) {
    let affinity = nodes.map {
      NodeSelector(nodeSelectorTerms: [
        NodeSelectorTerm(matchExpressions: [
          NodeSelectorRequirement(key: "kubernetes.io/hostname", operator: .in, values: $0)
        ])
      ])
    }
    cluster.put(
      PersistentVolume(
        metadata: ObjectMeta(name: name, labels: labels), capacityBytes: bytes, accessModes: modes,
        storageClassName: className, nodeAffinity: affinity, phase: .available, source: source))
  }

  /// Adds a storage class.
  func storageClass(
    _ name: String, provisioner: String = StorageClass.noProvisioner,
    _ mode: VolumeBindingMode = .waitForFirstConsumer, zones: [String] = []
  ) {
    let term = TopologySelectorTerm(matchLabelExpressions: [.init(key: "topology.kubernetes.io/zone", values: zones)])
    cluster.put(
      StorageClass(
        metadata: ObjectMeta(name: name), provisioner: provisioner, volumeBindingMode: mode,
        allowedTopologies: zones.isEmpty ? [] : [term]))
  }

  /// What `filter` says of a pod on every node.
  func rejections(of pod: PodInfo, by filter: any FilterPlugin) -> [Rejection?] {
    cluster.rejections(of: pod, by: filter)
  }

  /// The reasons of ``rejections(of:by:)``; empty where a node is not rejected.
  func reasons(_ pod: PodInfo, _ filter: any FilterPlugin) -> [[String]] { cluster.reasons(pod, filter) }
}

/// A named claim, as a pod's volume.
func named(_ claim: String) -> PodVolume.Source { .persistentVolumeClaim(claimName: claim) }
