import StowageModel
import Testing

struct StorageRuleTests {
  private static let gce = InTreeVolume.gcePersistentDisk(pdName: "d")
  private static let gceRead = InTreeVolume.gcePersistentDisk(pdName: "d", readOnly: true)
  private static let awsRead = InTreeVolume.awsElasticBlockStore(volumeID: "d", readOnly: true)
  private static func iscsi(_ iqn: String, readOnly: Bool = false) -> InTreeVolume {
    .iscsi(ISCSIVolume(targetPortal: "p", iqn: iqn, lun: 0, readOnly: readOnly))
  }
  private static func rbd(_ monitors: [String], _ image: String = "i", readOnly: Bool = false) -> InTreeVolume {
    .rbd(RBDVolume(monitors: monitors, image: image, readOnly: readOnly))
  }

  @Test(
    "two uses of one disk conflict unless both only read; block store volumes always do, other disks never",
    arguments: [
      (gce, gce, true), (gce, gceRead, true), (gceRead, gceRead, false),
      (gce, .gcePersistentDisk(pdName: "e"), false), (awsRead, awsRead, true), (gce, awsRead, false),
      (awsRead, .awsElasticBlockStore(volumeID: "e"), false), (iscsi("q"), iscsi("q", readOnly: true), true),
      (iscsi("q", readOnly: true), iscsi("q", readOnly: true), false), (iscsi("q"), iscsi("r"), false),
      // One monitor in common is enough.
      (rbd(["a", "b"]), rbd(["b", "c"]), true), (rbd(["a"]), rbd(["b"]), false),
      (rbd(["a"]), rbd(["a"], "j"), false), (rbd(["a"], readOnly: true), rbd(["a"], readOnly: true), false),
      (rbd(["a"]), .rbd(RBDVolume(monitors: ["a"], image: "i", pool: "other")), false),
    ] as [(InTreeVolume, InTreeVolume, Bool)])
  func conflicts(left: InTreeVolume, right: InTreeVolume, conflict: Bool) {
    #expect(left.conflicts(with: right) == conflict)
    #expect(right.conflicts(with: left) == conflict)
  }

  @Test("a class without topologies allows every place; a term without conditions matches none")
  func topologies() {
    var storage = StorageClass(metadata: ObjectMeta(name: "s"), provisioner: "p")
    #expect(storage.allowsTopology(labels: [:]))
    storage.allowedTopologies = [
      TopologySelectorTerm(matchLabelExpressions: [
        .init(key: "zone", values: ["a", "b"]), .init(key: "r", values: ["1"]),
      ]),
      TopologySelectorTerm(matchLabelExpressions: []),
      TopologySelectorTerm(matchLabelExpressions: [.init(key: "zone", values: ["c"])]),
    ]
    #expect(storage.allowsTopology(labels: ["zone": "b", "r": "1"]))
    #expect(storage.allowsTopology(labels: ["zone": "c"]))
    #expect(!storage.allowsTopology(labels: ["zone": "b"]))
    #expect(!storage.allowsTopology(labels: [:]))
  }

  @Test("the beta annotation tells a volume's class before its specification does")
  func volumeClass() {
    var volume = PersistentVolume(metadata: ObjectMeta(name: "v"), capacityBytes: 1, storageClassName: "new")
    #expect(volume.className == "new")
    volume.metadata.annotations[StorageAnnotation.betaClass] = "old"
    #expect(volume.className == "old")
  }
}
