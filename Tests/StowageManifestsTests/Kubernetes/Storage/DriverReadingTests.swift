import StowageManifests
import StowageModel
import Testing

struct DriverReadingTests {
  @Test("the drivers of a node are read with their limits; no number is no limit")
  func csiNode() throws {
    let read = try objects(
      """
      apiVersion: storage.k8s.io/v1
      kind: CSINode
      metadata:
        name: worker-1
        annotations: {storage.alpha.kubernetes.io/migrated-plugins: kubernetes.io/aws-ebs}
        ownerReferences: [{apiVersion: v1, kind: Node, name: worker-1, uid: 55}]
      spec:
        drivers:
        - {name: ebs.csi.aws.com, nodeID: i-0a1b, topologyKeys: [zone], allocatable: {count: 25}}
        - {name: nfs.csi.k8s.io, nodeID: worker-1, topologyKeys: null, allocatable: {}}
      """.replacing("uid: 55", with: "uid: \"55\""))
    let node = try #require(read.objects.csiNode(named: "worker-1"))
    #expect(
      node.drivers == [
        .init(name: "ebs.csi.aws.com", nodeID: "i-0a1b", topologyKeys: ["zone"], allocatableCount: 25),
        .init(name: "nfs.csi.k8s.io", nodeID: "worker-1"),
      ])
    #expect(node.driver(named: "nfs.csi.k8s.io")?.allocatableCount == nil)
    #expect(node.driver(named: "other") == nil)
    #expect(node.metadata.annotations["storage.alpha.kubernetes.io/migrated-plugins"] == "kubernetes.io/aws-ebs")
  }

  @Test("drivers, their capacities and their attachments are read")
  func driver() throws {
    let read = try objects(
      """
      apiVersion: storage.k8s.io/v1
      kind: CSIDriver
      metadata: {name: local.csi.example.com}
      spec: {attachRequired: false, podInfoOnMount: true, storageCapacity: true, volumeLifecycleModes: [Persistent]}
      ---
      {apiVersion: storage.k8s.io/v1, kind: CSIDriver, metadata: {name: plain}, spec: {}}
      ---
      apiVersion: storage.k8s.io/v1
      kind: CSIStorageCapacityList
      items:
      - metadata: {name: csisc-1, namespace: kube-system}
        storageClassName: local
        nodeTopology: {matchLabels: {rack: r1}}
        capacity: 100Gi
        maximumVolumeSize: 10Gi
      - {metadata: {name: csisc-2}, storageClassName: local, nodeTopology: {}}
      ---
      apiVersion: storage.k8s.io/v1
      kind: VolumeAttachment
      metadata: {name: csi-77}
      spec: {attacher: ebs.csi.aws.com, nodeName: worker-1, source: {persistentVolumeName: pvc-1f0c}}
      status: {attached: true, attachmentMetadata: {devicePath: /dev/xvdba}}
      ---
      {kind: VolumeAttachment, metadata: {name: csi-78}, spec: {attacher: a, nodeName: n, source: {inlineVolumeSpec: {}}}}
      """)
    #expect(read.objects.csiDriver(named: "local.csi.example.com")?.storageCapacity == true)
    #expect(read.objects.csiDriver(named: "plain")?.storageCapacity == false)
    #expect(
      read.objects.storageCapacities == [
        CSIStorageCapacity(
          metadata: ObjectMeta(name: "csisc-1", namespace: "kube-system"), storageClassName: "local",
          nodeTopology: LabelSelector(matchLabels: ["rack": "r1"]), capacityBytes: 100 << 30,
          maximumVolumeSizeBytes: 10 << 30),
        CSIStorageCapacity(
          metadata: ObjectMeta(name: "csisc-2", namespace: "default"), storageClassName: "local",
          nodeTopology: LabelSelector()),
      ])
    #expect(
      read.objects.volumeAttachments == [
        VolumeAttachment(
          metadata: ObjectMeta(name: "csi-77"), attacher: "ebs.csi.aws.com", nodeName: "worker-1",
          persistentVolumeName: "pvc-1f0c", attached: true),
        VolumeAttachment(metadata: ObjectMeta(name: "csi-78"), attacher: "a", nodeName: "n"),
      ])
    #expect(read.leftAside.isEmpty)
  }

  @Test("kinds of the same names in other API groups are left aside")
  func otherGroups() throws {
    let read = try objects(
      """
      {apiVersion: serving.knative.dev/v1, kind: Service, metadata: {name: s}}
      ---
      {apiVersion: v1, kind: StorageClass, metadata: {name: s}}
      ---
      {apiVersion: snapshot.example.com/v1, kind: PersistentVolumeClaim}
      """)
    #expect(read.objects.count == 0)
    #expect(read.leftAside == ["Service": 1, "StorageClass": 1, "PersistentVolumeClaim": 1])
  }
}
