import StowageCluster
import StowageModel
import StowageScheduling
import Testing

/// What the plugins for volumes say of events, by Kubernetes' rules for their queueing hints.
struct VolumeHintTests {
  private let cluster: VolumeCluster

  init() throws { cluster = try VolumeCluster() }

  private func helps(_ event: ClusterEvent, _ plugin: any FilterPlugin, _ pod: PodInfo) -> Bool {
    let plugin = PreparedFilter(plugin)
    return !plugin.registeredEvents.isDisjoint(with: event.kinds)
      && plugin.queueingHint(event, pod, in: cluster.cluster.view)
  }

  private func claim(_ name: String, namespace: String = "ns") -> PersistentVolumeClaim {
    PersistentVolumeClaim(
      metadata: ObjectMeta(name: name, namespace: namespace), spec: PersistentVolumeClaimSpec(requestBytes: 1))
  }

  private func storageClass(_ mode: VolumeBindingMode, zones: [String] = []) -> StorageClass {
    let term = TopologySelectorTerm(matchLabelExpressions: [.init(key: "zone", values: zones)])
    return StorageClass(
      metadata: ObjectMeta(name: "fast"), provisioner: "p", volumeBindingMode: mode, allowedTopologies: [term])
  }

  private let node = Node(metadata: ObjectMeta(name: "n"), allocatable: [:])

  private let disk = PodVolume.Source.inTree(.gcePersistentDisk(pdName: "d"))

  @Test("VolumeRestrictions: nodes that join, pods that leave a disk or a claim that is wanted, claims that are made")
  func volumeRestrictions() throws {
    let plugin = VolumeRestrictions()
    let pod = try cluster.pod("pod", named("data"), disk)
    #expect(helps(.nodeAdded(node), plugin, pod))
    #expect(helps(.podRemoved(try cluster.pod("b", named("data")).shape), plugin, pod))
    #expect(helps(.podRemoved(try cluster.pod("c", disk).shape), plugin, pod))
    #expect(!helps(.podRemoved(try cluster.pod("d", named("other")).shape), plugin, pod))
    #expect(helps(.claimChanged(from: nil, to: claim("data")), plugin, pod))
    #expect(!helps(.claimChanged(from: claim("data"), to: claim("data")), plugin, pod))
    #expect(!helps(.claimChanged(from: nil, to: claim("data", namespace: "other")), plugin, pod))
  }

  @Test("NodeVolumeLimits: limits that are raised, pods that leave volumes, claims that are made, volumes detached")
  func nodeVolumeLimits() throws {
    let plugin = NodeVolumeLimits()
    let pod = try cluster.pod("pod", named("data"))
    func drivers(_ limit: Int32) -> CSINode {
      CSINode(
        metadata: ObjectMeta(name: "n"), drivers: [.init(name: "ebs", nodeID: "i", allocatableCount: limit)])
    }
    #expect(helps(.csiNodeChanged(from: nil, to: drivers(1)), plugin, pod))
    #expect(helps(.csiNodeChanged(from: drivers(1), to: drivers(2)), plugin, pod))
    #expect(!helps(.csiNodeChanged(from: drivers(2), to: drivers(1)), plugin, pod))
    #expect(helps(.podRemoved(try cluster.pod("b", named("other")).shape), plugin, pod))
    #expect(!helps(.podRemoved(try cluster.pod("c").shape), plugin, pod))
    #expect(helps(.claimChanged(from: nil, to: claim("data")), plugin, pod))
    #expect(!helps(.claimChanged(from: nil, to: claim("other")), plugin, pod))
    #expect(!helps(.nodeAdded(node), plugin, pod))
    let detached = VolumeAttachment(metadata: ObjectMeta(name: "a"), attacher: "pd.csi.storage.gke.io", nodeName: "n")
    #expect(helps(.attachmentRemoved(detached), plugin, pod))
    #expect(helps(.attachmentRemoved(detached), plugin, try cluster.pod("d", disk)))
    #expect(!helps(.attachmentRemoved(detached), plugin, try cluster.pod("e")))
  }

  @Test("VolumeBinding: nodes, volumes, the pod's claims, classes, drivers, and storage of which there is more")
  func volumeBinding() throws {
    let plugin = VolumeBinding()
    let pod = try cluster.pod("pod", named("data"))
    let volume = PersistentVolume(metadata: ObjectMeta(name: "v"), capacityBytes: 1)
    #expect(helps(.nodeAdded(node), plugin, pod))
    #expect(helps(.volumeChanged(from: volume, to: volume), plugin, pod))
    #expect(helps(.claimChanged(from: claim("data"), to: claim("data")), plugin, pod))
    #expect(!helps(.claimChanged(from: nil, to: claim("other")), plugin, pod))
    let ephemeral = try cluster.pod("e", .ephemeral(claimTemplate: PersistentVolumeClaimSpec(requestBytes: 1)))
    #expect(helps(.claimChanged(from: nil, to: claim("e-v0")), plugin, ephemeral))
    let (one, two) = (storageClass(.immediate, zones: ["a"]), storageClass(.immediate, zones: ["b"]))
    #expect(helps(.storageClassChanged(from: nil, to: one), plugin, pod))
    #expect(helps(.storageClassChanged(from: one, to: two), plugin, pod))
    #expect(!helps(.storageClassChanged(from: one, to: one), plugin, pod))
    func left(_ bytes: Int64?) -> CSIStorageCapacity {
      CSIStorageCapacity(metadata: ObjectMeta(name: "c"), storageClassName: "fast", capacityBytes: bytes)
    }
    #expect(helps(.storageCapacityChanged(from: nil, to: left(1)), plugin, pod))
    #expect(helps(.storageCapacityChanged(from: left(1), to: left(2)), plugin, pod))
    #expect(helps(.storageCapacityChanged(from: left(nil), to: left(0)), plugin, pod))
    #expect(!helps(.storageCapacityChanged(from: left(2), to: left(1)), plugin, pod))
    let drivers = CSINode(metadata: ObjectMeta(name: "n"))
    #expect(helps(.csiNodeChanged(from: nil, to: drivers), plugin, pod))
    #expect(!helps(.csiNodeChanged(from: drivers, to: drivers), plugin, pod))
    #expect(!helps(.podRemoved(pod.shape), plugin, pod))
  }

  @Test("VolumeZone: nodes, claims that the pod names, volumes whose zones change, classes that wait for pods")
  func volumeZone() throws {
    let plugin = VolumeZone()
    let pod = try cluster.pod("pod", named("data"))
    func volume(_ zone: String) -> PersistentVolume {
      PersistentVolume(
        metadata: ObjectMeta(name: "v", labels: ["topology.kubernetes.io/zone": zone]), capacityBytes: 1)
    }
    #expect(helps(.nodeAdded(node), plugin, pod))
    #expect(helps(.volumeChanged(from: nil, to: volume("a")), plugin, pod))
    #expect(helps(.volumeChanged(from: volume("a"), to: volume("b")), plugin, pod))
    #expect(!helps(.volumeChanged(from: volume("a"), to: volume("a")), plugin, pod))
    #expect(helps(.claimChanged(from: claim("data"), to: claim("data")), plugin, pod))
    #expect(!helps(.claimChanged(from: nil, to: claim("other")), plugin, pod))
    #expect(helps(.storageClassChanged(from: nil, to: storageClass(.waitForFirstConsumer)), plugin, pod))
    #expect(!helps(.storageClassChanged(from: nil, to: storageClass(.immediate)), plugin, pod))
    #expect(!helps(.podRemoved(pod.shape), plugin, pod))
  }
}
