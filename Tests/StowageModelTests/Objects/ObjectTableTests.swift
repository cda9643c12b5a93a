import StowageKernel
import StowageModel
import Testing

struct ObjectTableTests {
  private func claim(_ namespace: String, _ name: String, bytes: Int64 = 1) -> PersistentVolumeClaim {
    PersistentVolumeClaim(
      metadata: ObjectMeta(name: name, namespace: namespace), spec: PersistentVolumeClaimSpec(requestBytes: bytes))
  }

  @Test("objects keep their order, and an update takes the place of the object of that name")
  func order() {
    var table: ObjectTable<PersistentVolumeClaim> = [claim("b", "x"), claim("a", "x"), claim("a", "y")]
    #expect(table.update(claim("a", "x", bytes: 7)) == claim("a", "x"))
    #expect(table.update(claim("c", "z")) == nil)
    #expect(Array(table) == [claim("b", "x"), claim("a", "x", bytes: 7), claim("a", "y"), claim("c", "z")])
    #expect(table.object(named: "x", inNamespace: "a")?.spec.requestBytes == 7)
    #expect(table.object(named: "x") == nil)
    #expect(table.inNamespace("a").map(\.metadata.name) == ["x", "y"])
    #expect(table.remove(claim("a", "x")) == claim("a", "x", bytes: 7))
    #expect(table.remove(claim("a", "x")) == nil)
    #expect(table == [claim("b", "x"), claim("a", "y"), claim("c", "z")])
    #expect(table != [claim("a", "y"), claim("b", "x"), claim("c", "z")])
  }

  @Test("a table acts like a list that is searched from the front", arguments: 0..<20 as Range<UInt64>)
  func likeAList(seed: UInt64) {
    var random = RandomStream(seed: seed, purpose: "object table")
    var table = ObjectTable<PersistentVolumeClaim>()
    var list: [PersistentVolumeClaim] = []
    for step in 0..<200 {
      let one = claim("ns\(random.next(below: 3))", "c\(random.next(below: 8))", bytes: Int64(step))
      let place = list.firstIndex {
        $0.metadata.name == one.metadata.name && $0.metadata.namespace == one.metadata.namespace
      }
      let previous = place.map { list[$0] }
      #expect(table.object(named: one.metadata.name, inNamespace: one.metadata.namespace) == previous, "seed \(seed)")
      if random.next(below: 3) == 0 {
        #expect(table.remove(one) == previous, "seed \(seed)")
        if let place { list.remove(at: place) }
      } else {
        #expect(table.update(one) == previous, "seed \(seed)")
        if let place { list[place] = one } else { list.append(one) }
      }
      #expect(Array(table) == list, "seed \(seed)")
    }
  }

  @Test("objects are found by name; what is not there is nil, and an unknown namespace has no labels")
  func lookups() {
    var objects = ClusterObjects()
    objects.namespaces = [Namespace(metadata: ObjectMeta(name: "shop", labels: ["team": "x"]))]
    objects.claims = [claim("shop", "c")]
    objects.volumes = [PersistentVolume(metadata: ObjectMeta(name: "v"), capacityBytes: 1)]
    objects.storageClasses = [StorageClass(metadata: ObjectMeta(name: "s"), provisioner: "p")]
    objects.csiNodes = [CSINode(metadata: ObjectMeta(name: "n"))]
    objects.csiDrivers = [CSIDriver(metadata: ObjectMeta(name: "d"))]
    objects.priorityClasses = [PriorityClass(metadata: ObjectMeta(name: "high"), value: 9)]
    #expect(objects.count == 7)
    #expect(objects.labels(ofNamespace: "shop") == ["team": "x"] && objects.labels(ofNamespace: "x").isEmpty)
    #expect(objects.claim(namespace: "shop", name: "c") != nil && objects.claim(namespace: "x", name: "c") == nil)
    #expect(objects.volume(named: "v") != nil && objects.volume(named: "c") == nil)
    #expect(objects.storageClass(named: "s") != nil && objects.storageClass(named: "v") == nil)
    #expect(objects.csiNode(named: "n") != nil && objects.csiNode(named: "d") == nil)
    #expect(objects.csiDriver(named: "d") != nil && objects.csiDriver(named: "n") == nil)
    #expect(objects.priorityClass(named: "high")?.value == 9 && objects.priorityClass(named: "low") == nil)
  }

  @Test("a pod's owner is the one that manages it, by kind, name and namespace")
  func controllers() {
    let replicaSet = PodOwner(
      kind: .replicaSet, metadata: ObjectMeta(name: "x", namespace: "ns"), selector: LabelSelector())
    var statefulSet = replicaSet
    statefulSet.kind = .statefulSet
    var objects = ClusterObjects()
    objects.owners = [replicaSet, statefulSet]
    #expect(objects.owners.count == 2)
    func metadata(_ kind: String, _ name: String = "x", isController: Bool = true) -> ObjectMeta {
      let other = OwnerReference(kind: "ReplicaSet", name: "other")
      let owner = OwnerReference(kind: kind, name: name, isController: isController)
      return ObjectMeta(name: "p", namespace: "ns", ownerReferences: [other, owner])
    }
    #expect(objects.controller(of: metadata("StatefulSet")) == statefulSet)
    #expect(objects.controller(of: metadata("ReplicaSet")) == replicaSet)
    #expect(objects.controller(of: metadata("Job")) == nil)
    #expect(objects.controller(of: metadata("ReplicaSet", "y")) == nil)
    #expect(objects.controller(of: metadata("ReplicaSet", isController: false)) == nil)
    #expect(objects.owner(.deployment, namespace: "ns", name: "x") == nil)
  }

  @Test("services reach pods of their namespace that have all their labels; without labels they reach none")
  func services() {
    func service(_ name: String, _ namespace: String, _ selector: [String: String]) -> Service {
      Service(metadata: ObjectMeta(name: name, namespace: namespace), selector: selector)
    }
    var objects = ClusterObjects()
    objects.services = [
      service("b", "ns", ["a": "1"]), service("a", "ns", ["a": "1", "b": "2"]), service("all", "ns", [:]),
      service("wrong", "ns", ["a": "2"]), service("far", "x", ["a": "1"]),
    ]
    let found = objects.services(selecting: ["a": "1", "b": "2", "c": "3"], inNamespace: "ns")
    #expect(found.map(\.metadata.name) == ["b", "a"])
  }
}
