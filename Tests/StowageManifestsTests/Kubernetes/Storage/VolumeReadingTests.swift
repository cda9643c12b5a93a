import StowageManifests
import StowageModel
import Testing

struct VolumeReadingTests {
  @Test("a volume made by a driver is read with its claim, its nodes and its labels")
  func csiVolume() throws {
    let read = try objects(
      """
      apiVersion: v1
      kind: PersistentVolume
      metadata:
        name: pvc-1f0c
        uid: 7d2a
        annotations: {pv.kubernetes.io/provisioned-by: ebs.csi.aws.com}
        labels: {topology.kubernetes.io/zone: eu-west-1a}
        finalizers: [kubernetes.io/pv-protection]
      spec:
        accessModes: [ReadWriteOnce, ReadOnlyMany]
        capacity: {storage: 8Gi}
        claimRef: {apiVersion: v1, kind: PersistentVolumeClaim, name: data-db-0, namespace: shop, uid: 1f0c}
        csi:
          driver: ebs.csi.aws.com
          fsType: ext4
          volumeAttributes: {storage.kubernetes.io/csiProvisionerIdentity: x}
          volumeHandle: vol-0a1b
        nodeAffinity:
          required:
            nodeSelectorTerms:
            - matchExpressions: [{key: topology.ebs.csi.aws.com/zone, operator: In, values: [eu-west-1a]}]
        persistentVolumeReclaimPolicy: Delete
        storageClassName: gp3
        volumeAttributesClassName: fast
        volumeMode: Block
      status: {phase: Bound}
      """)
    let zone = NodeSelectorRequirement(key: "topology.ebs.csi.aws.com/zone", operator: .in, values: ["eu-west-1a"])
    var expected = PersistentVolume(
      metadata: ObjectMeta(
        name: "pvc-1f0c", labels: ["topology.kubernetes.io/zone": "eu-west-1a"],
        annotations: ["pv.kubernetes.io/provisioned-by": "ebs.csi.aws.com"], uid: "7d2a"),
      capacityBytes: 8 << 30, accessModes: [.readWriteOnce, .readOnlyMany], storageClassName: "gp3",
      volumeMode: .block, claimRef: ClaimReference(namespace: "shop", name: "data-db-0", uid: "1f0c"),
      nodeAffinity: NodeSelector(nodeSelectorTerms: [NodeSelectorTerm(matchExpressions: [zone])]), phase: .bound,
      source: .csi(driver: "ebs.csi.aws.com", volumeHandle: "vol-0a1b"))
    expected.attributesClassName = "fast"
    #expect(read.objects.volume(named: "pvc-1f0c") == expected)
    #expect(read.objects.count == 1)
    #expect(read.leftAside.isEmpty && read.warnings.isEmpty)
  }

  @Test(
    "a volume's source is the disk it names, or the name of its field",
    arguments: [
      ("gcePersistentDisk: {pdName: d, fsType: ext4}", .inTree(.gcePersistentDisk(pdName: "d"))),
      (
        "awsElasticBlockStore: {volumeID: v, readOnly: true}",
        .inTree(.awsElasticBlockStore(volumeID: "v", readOnly: true))
      ),
      (
        "iscsi: {targetPortal: \"10.0.0.1:3260\", iqn: \"iqn.2026-01.example:disk\", lun: 2}",
        .inTree(.iscsi(ISCSIVolume(targetPortal: "10.0.0.1:3260", iqn: "iqn.2026-01.example:disk", lun: 2)))
      ),
      ("rbd: {monitors: [a, b], image: i}", .inTree(.rbd(RBDVolume(monitors: ["a", "b"], image: "i", pool: "rbd")))),
      ("persistentVolumeReclaimPolicy: Retain, nfs: {server: s, path: /}", .other("nfs")),
      ("hostPath: null, local: {path: /mnt}", .other("local")),
      ("volumeMode: Filesystem", .other("")),
    ] as [(String, PersistentVolume.Source)])
  func sources(field: String, source: PersistentVolume.Source) throws {
    let text = "{kind: PersistentVolume, metadata: {name: v, namespace: x}, spec: {capacity: {storage: 1}, \(field)}}"
    let volume = try #require(try objects(text).objects.volume(named: "v"))
    // What is left open: one byte of no class, for no claim, on every node, in Kubernetes' default mode and phase.
    #expect(
      volume
        == PersistentVolume(metadata: ObjectMeta(name: "v"), capacityBytes: 1, accessModes: [], source: source))
  }

  @Test("a claim is read with its wish, and its annotations tell how far its binding is")
  func claim() throws {
    let read = try objects(
      """
      apiVersion: v1
      kind: PersistentVolumeClaim
      metadata:
        name: data-db-0
        namespace: shop
        uid: 1f0c
        annotations:
          pv.kubernetes.io/bind-completed: "yes"
          volume.kubernetes.io/selected-node: worker-1
          volume.kubernetes.io/storage-provisioner: ebs.csi.aws.com
      spec:
        accessModes: [ReadWriteOncePod]
        resources: {requests: {storage: 1500m}, limits: {storage: 9Gi}}
        selector: {matchLabels: {tier: fast}}
        storageClassName: gp3
        volumeMode: Filesystem
        volumeName: pvc-1f0c
      status: {accessModes: [ReadWriteOnce], capacity: {storage: 8Gi}, phase: Bound}
      """)
    let claim = try #require(read.objects.claim(namespace: "shop", name: "data-db-0"))
    // A byte and a half is rounded up.
    let spec = PersistentVolumeClaimSpec(
      accessModes: [.readWriteOncePod], requestBytes: 2, storageClassName: "gp3", volumeName: "pvc-1f0c",
      selector: LabelSelector(matchLabels: ["tier": "fast"]))
    #expect(claim.spec == spec)
    #expect(claim.phase == .bound)
    #expect(claim.metadata.uid == "1f0c")
    #expect(claim.isBindCompleted && claim.isFullyBound)
    #expect(claim.selectedNode == "worker-1")
    #expect(claim.className == "gp3")
  }

  @Test("a claim without a class and one of the empty class are told apart; the beta annotation goes first")
  func claimClass() throws {
    func claim(_ fields: String, _ metadata: String = "") throws -> PersistentVolumeClaim {
      let text = """
        {kind: PersistentVolumeClaim, metadata: {name: c, \(metadata)}, spec: {resources: {requests: {storage: 1Gi}}, \(fields)}}
        """
      return try #require(try objects(text).objects.claim(namespace: "default", name: "c"))
    }
    let open = try claim("")
    #expect(open.spec.storageClassName == nil && open.className == "")
    #expect(try claim("storageClassName: null").spec.storageClassName == nil)
    #expect(try claim("storageClassName: \"\"").spec.storageClassName == "")
    let old = try claim("storageClassName: new", "annotations: {volume.beta.kubernetes.io/storage-class: old}")
    #expect(old.spec.storageClassName == "new" && old.className == "old")
    #expect(open.phase == .pending && open.selectedNode == nil && !open.isBindCompleted)
    // Named but not completed is not bound for good.
    #expect(try !claim("volumeName: v").isFullyBound)
  }

  @Test("a storage class is read with when and where its volumes are made")
  func storageClass() throws {
    let read = try objects(
      """
      apiVersion: storage.k8s.io/v1
      kind: StorageClass
      metadata: {name: gp3, annotations: {storageclass.kubernetes.io/is-default-class: "true"}}
      provisioner: ebs.csi.aws.com
      parameters: {type: gp3}
      reclaimPolicy: Delete
      allowVolumeExpansion: true
      volumeBindingMode: WaitForFirstConsumer
      allowedTopologies:
      - matchLabelExpressions: [{key: zone, values: [a, b]}]
      ---
      {apiVersion: storage.k8s.io/v1, kind: StorageClass, metadata: {name: now}, provisioner: p}
      """)
    let gp3 = try #require(read.objects.storageClass(named: "gp3"))
    #expect(gp3.provisioner == "ebs.csi.aws.com" && gp3.volumeBindingMode == .waitForFirstConsumer)
    #expect(
      gp3.allowedTopologies == [TopologySelectorTerm(matchLabelExpressions: [.init(key: "zone", values: ["a", "b"])])])
    let now = try #require(read.objects.storageClass(named: "now"))
    #expect(now == StorageClass(metadata: ObjectMeta(name: "now"), provisioner: "p", volumeBindingMode: .immediate))
  }
}
