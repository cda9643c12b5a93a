import StowageManifests
import Testing

struct StorageRefusalTests {
  @Test(
    "what is wrong with a volume or a claim is named",
    arguments: [
      ("PersistentVolume\nmetadata: {}", "test.yaml:2: metadata: the field \"name\" is missing"),
      ("PersistentVolume\nmetadata: {name: v}", "test.yaml:1: the field \"spec\" is missing"),
      ("PersistentVolume\nmetadata: {name: v}\nspec: {}", "test.yaml:3: spec: the field \"capacity\" is missing"),
      (
        "PersistentVolume\nmetadata: {name: v}\nspec: {capacity: {cpu: 1}}",
        "test.yaml:3: spec.capacity: the field \"storage\" is missing"
      ),
      (
        "PersistentVolume\nmetadata: {name: v}\nspec: {capacity: {storage: 5GB}}",
        "test.yaml:3: spec.capacity.storage: expected a quantity such as 500m, 2 or 1.5Gi, found \"5GB\""
      ),
      (
        "PersistentVolume\nmetadata: {name: v}\nspec: {capacity: {storage: -1}}",
        "test.yaml:3: spec.capacity.storage: expected an amount that is not negative, found the number -1"
      ),
      (
        "PersistentVolume\nmetadata: {name: v}\nspec: {capacity: {storage: 8Ei}}",
        "test.yaml:3: spec.capacity.storage: expected an amount that fits 64 bits, found \"8Ei\""
      ),
      (
        "PersistentVolume\nmetadata: {name: v}\nspec: {capacity: {storage: 1}, accessModes: [ReadWriteOnly]}",
        "test.yaml:3: spec.accessModes[0]: expected one of ReadWriteOnce, ReadOnlyMany, ReadWriteMany, ReadWriteOncePod, found \"ReadWriteOnly\"; did you mean \"ReadWriteOnce\"?"
      ),
      (
        "PersistentVolume\nmetadata: {name: v}\nspec: {capacity: {storage: 1}, volumeMode: Blocks}",
        "test.yaml:3: spec.volumeMode: expected one of Filesystem, Block, found \"Blocks\"; did you mean \"Block\"?"
      ),
      (
        "PersistentVolume\nmetadata: {name: v}\nspec: {capacity: {storage: 1}, storageClassName: 5}",
        "test.yaml:3: spec.storageClassName: expected a text in quotes, found the number 5"
      ),
      (
        "PersistentVolume\nmetadata: {name: v}\nspec: {capacity: {storage: 1}, claimRef: {namespace: n}}",
        "test.yaml:3: spec.claimRef: the field \"name\" is missing"
      ),
      (
        "PersistentVolume\nmetadata: {name: v}\nspec: {capacity: {storage: 1}, csi: {driver: d}}",
        "test.yaml:3: spec.csi: the field \"volumeHandle\" is missing"
      ),
      (
        "PersistentVolume\nmetadata: {name: v}\nspec: {capacity: {storage: 1}, nodeAffinity: {required: []}}",
        "test.yaml:3: spec.nodeAffinity.required: expected an object, found a list"
      ),
      (
        "PersistentVolume\nmetadata: {name: v}\nspec: {capacity: {storage: 1}}\nstatus: {phase: Lost}",
        "test.yaml:4: status.phase: expected one of Pending, Available, Bound, Released, Failed, found \"Lost\""
      ),
      (
        "PersistentVolumeClaim\nmetadata: {name: c}\nspec: {}",
        "test.yaml:3: spec: the field \"resources\" is missing"
      ),
      (
        "PersistentVolumeClaim\nmetadata: {name: c}\nspec: {resources: {requests: {storage: big}}}",
        "test.yaml:3: spec.resources.requests.storage: expected a quantity such as 500m, 2 or 1.5Gi, found \"big\""
      ),
      (
        "PersistentVolumeClaim\nmetadata: {name: c}\nspec: {resources: {requests: {storage: 1}}, volumeName: 1}",
        "test.yaml:3: spec.volumeName: expected a text in quotes, found the number 1"
      ),
      (
        "PersistentVolumeClaim\nmetadata: {name: c}\nspec: {resources: {requests: {storage: 1}}, selector: x}",
        "test.yaml:3: spec.selector: expected an object, found \"x\""
      ),
      (
        "PersistentVolumeClaim\nmetadata: {name: c}\nspec: {resources: {requests: {storage: 1}}}\nstatus: {phase: Bond}",
        "test.yaml:4: status.phase: expected one of Pending, Bound, Lost, found \"Bond\"; did you mean \"Bound\"?"
      ),
    ])
  func volumes(text: String, message: String) {
    #expect(manifestRefusal("kind: " + text) == message)
  }

  @Test(
    "what is wrong with a class, a driver, a capacity or an attachment is named",
    arguments: [
      ("StorageClass\nmetadata: {name: s}", "test.yaml:1: the field \"provisioner\" is missing"),
      (
        "StorageClass\nmetadata: {name: s}\nprovisioner: p\nvolumeBindingMode: Later",
        "test.yaml:4: volumeBindingMode: expected one of Immediate, WaitForFirstConsumer, found \"Later\""
      ),
      (
        "StorageClass\nmetadata: {name: s}\nprovisioner: p\nallowedTopologies: [{matchLabelExpressions: [{key: a, values: []}]}]",
        "test.yaml:4: allowedTopologies[0].matchLabelExpressions[0].values: expected at least one value, found none"
      ),
      ("CSINode\nmetadata: {name: n}", "test.yaml:1: the field \"spec\" is missing"),
      (
        "CSINode\nmetadata: {name: n}\nspec: {drivers: [{name: d}]}",
        "test.yaml:3: spec.drivers[0]: the field \"nodeID\" is missing"
      ),
      (
        "CSINode\nmetadata: {name: n}\nspec: {drivers: [{name: d, nodeID: i, allocatable: {count: -1}}]}",
        "test.yaml:3: spec.drivers[0].allocatable.count: expected a whole number from 0 to 2147483647, found the number -1"
      ),
      (
        "CSIDriver\nmetadata: {name: d}\nspec: {storageCapacity: yes please}",
        "test.yaml:3: spec.storageCapacity: expected true or false, found \"yes please\""
      ),
      ("CSIStorageCapacity\nmetadata: {name: c}", "test.yaml:1: the field \"storageClassName\" is missing"),
      (
        "CSIStorageCapacity\nmetadata: {name: c}\nstorageClassName: s\ncapacity: [1]",
        "test.yaml:4: capacity: expected a quantity such as 500m, 2 or 1.5Gi, found a list"
      ),
      (
        "VolumeAttachment\nmetadata: {name: a}\nspec: {attacher: d, nodeName: n}",
        "test.yaml:3: spec: the field \"source\" is missing"
      ),
      (
        "VolumeAttachment\nmetadata: {name: a}\nspec: {attacher: d, nodeName: n, source: {}}\nstatus: {attached: 1}",
        "test.yaml:4: status.attached: expected true or false, found the number 1"
      ),
    ])
  func classes(text: String, message: String) {
    #expect(manifestRefusal("kind: " + text) == message)
  }

  @Test(
    "of two objects of one name that differ the later counts, with a warning; namespaces make the difference only where there are any",
    arguments: [
      ("PersistentVolume", "spec: {capacity: {storage: 1}}", false),
      ("PersistentVolumeClaim", "spec: {resources: {requests: {storage: 1}}}", true),
      ("StorageClass", "provisioner: p", false), ("CSINode", "spec: {}", false), ("CSIDriver", "spec: {}", false),
      ("CSIStorageCapacity", "storageClassName: s", true),
      ("VolumeAttachment", "spec: {attacher: d, nodeName: n, source: {}}", false), ("Service", "spec: {}", true),
      ("Namespace", "spec: {}", false), ("PriorityClass", "value: 1", false),
      ("PodDisruptionBudget", "spec: {}", true), ("ReplicaSet", "spec: {template: {spec: {}}}", true),
      ("ReplicationController", "spec: {template: {spec: {}}}", true), ("Job", "spec: {template: {spec: {}}}", true),
    ])
  func twice(kind: String, rest: String, isNamespaced: Bool) throws {
    let first = "kind: \(kind)\nmetadata: {name: x}\n\(rest)\n---\n"
    let name = isNamespaced ? "default/x" : "x"
    let labelled = first.replacing("{name: x}", with: "{name: x, labels: {a: b}}")
    #expect(try objects(first + first).warnings.isEmpty)
    #expect(
      try objects(first + labelled).warnings.map(\.description) == [
        "test.yaml:5: \(kind) \(name) (first at test.yaml:1) is there twice and not the same: the later one counts"
      ])
    let other = first.replacing("{name: x}", with: "{name: x, namespace: other}")
    #expect(try objects(first + other).warnings.isEmpty == isNamespaced)
  }
}
