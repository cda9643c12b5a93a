import StowageKernel
import StowageManifests
import StowageModel
import Testing

struct PodVolumeReadingTests {
  @Test("the volumes of a pod are read; those that no scheduler looks at keep their kind alone")
  func volumes() throws {
    let pod = try #require(
      try objects(
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: db-0, namespace: shop}
        spec:
          containers: [{name: db, image: "db:1"}]
          initContainers: [{name: setup, image: "setup:2"}]
          volumes:
          - {name: data, persistentVolumeClaim: {claimName: data-db-0}}
          - {name: old, persistentVolumeClaim: {claimName: old, readOnly: true}}
          - name: scratch
            ephemeral:
              volumeClaimTemplate:
                metadata: {labels: {a: b}}
                spec: {accessModes: [ReadWriteOnce], storageClassName: "", resources: {requests: {storage: 1Gi}}}
          - {name: gce, gcePersistentDisk: {pdName: d, partition: 1, readOnly: true}}
          - {name: secrets, csi: {driver: secrets-store.csi.k8s.io, readOnly: true}}
          - {name: model, image: {reference: "reg:5000/model:1", pullPolicy: Always}}
          - {name: kube-api-access-x2k8p, projected: {sources: []}}
          - {name: empty}
        """
      ).pods.first)
    let template = PersistentVolumeClaimSpec(requestBytes: 1 << 30, storageClassName: "")
    #expect(
      pod.spec.volumes == [
        PodVolume(name: "data", source: .persistentVolumeClaim(claimName: "data-db-0")),
        PodVolume(name: "old", source: .persistentVolumeClaim(claimName: "old", readOnly: true)),
        PodVolume(name: "scratch", source: .ephemeral(claimTemplate: template)),
        PodVolume(name: "gce", source: .inTree(.gcePersistentDisk(pdName: "d", readOnly: true))),
        PodVolume(name: "secrets", source: .csi(driver: "secrets-store.csi.k8s.io", readOnly: true)),
        PodVolume(name: "model", source: .image(reference: "reg:5000/model:1")),
        PodVolume(name: "kube-api-access-x2k8p", source: .other("projected")),
        PodVolume(name: "empty", source: .other("emptyDir")),
      ])
    #expect(
      pod.spec.volumes.map { $0.claimName(inPod: "db-0") } == [
        "data-db-0", "old", "db-0-scratch", nil, nil, nil, nil, nil,
      ])
    #expect(pod.spec.initContainers.map(\.image) == ["setup:2"])
  }

  @Test("when a pod started, which node it is nominated for and whether it was preempted is read from its status")
  func status() throws {
    func pod(_ status: String) throws -> Pod {
      let text = """
        {kind: Pod, metadata: {name: p, deletionTimestamp: "1970-01-01T00:00:01Z"}, spec: {}, status: \(status)}
        """
      return try #require(try objects(text).pods.first)
    }
    let running = try pod("{phase: Running, startTime: \"1970-01-01T00:01:00Z\", nominatedNodeName: n}")
    #expect(running.startTime == .seconds(60))
    #expect(running.nominatedNodeName == "n")
    #expect(!running.isPreempted && !running.isTerminatingByPreemption)
    #expect(try pod("{}").startTime == nil)

    let ready = "{type: Ready, status: \"True\"}"
    func condition(_ status: String, _ reason: String) -> String {
      "{type: DisruptionTarget, status: \"\(status)\", reason: \(reason)}"
    }
    func conditions(_ conditions: String...) throws -> Pod {
      try pod("{conditions: [\(conditions.joined(separator: ", "))]}")
    }
    let preempted = try conditions(ready, condition("True", "PreemptionByScheduler"))
    #expect(preempted.isPreempted && preempted.isTerminatingByPreemption)
    #expect(try !conditions(ready).isPreempted)
    #expect(try !conditions(condition("False", "PreemptionByScheduler")).isPreempted)
    #expect(try !conditions(condition("True", "EvictionByEvictionAPI")).isPreempted)
    // The first condition of the type decides.
    #expect(
      try !conditions(condition("True", "DeletionByTaintManager"), condition("True", "PreemptionByScheduler"))
        .isPreempted)
    var kept = preempted
    kept.metadata.deletionTime = nil
    #expect(!kept.isTerminatingByPreemption)
  }

  @Test(
    "what is wrong with a pod's volumes or status is named",
    arguments: [
      ("spec: {volumes: {}}", "test.yaml:3: spec.volumes: expected a list, found an object"),
      ("spec: {volumes: [{emptyDir: {}}]}", "test.yaml:3: spec.volumes[0]: the field \"name\" is missing"),
      (
        "spec: {volumes: [{name: v, persistentVolumeClaim: {}}]}",
        "test.yaml:3: spec.volumes[0].persistentVolumeClaim: the field \"claimName\" is missing"
      ),
      (
        "spec: {volumes: [{name: v, ephemeral: {}}]}",
        "test.yaml:3: spec.volumes[0].ephemeral: the field \"volumeClaimTemplate\" is missing"
      ),
      (
        "spec: {volumes: [{name: v, gcePersistentDisk: {pdName: d, readOnly: 1}}]}",
        "test.yaml:3: spec.volumes[0].gcePersistentDisk.readOnly: expected true or false, found the number 1"
      ),
      (
        "spec: {volumes: [{name: v, awsElasticBlockStore: {}}]}",
        "test.yaml:3: spec.volumes[0].awsElasticBlockStore: the field \"volumeID\" is missing"
      ),
      (
        "spec: {volumes: [{name: v, iscsi: {iqn: q, lun: -1}}]}",
        "test.yaml:3: spec.volumes[0].iscsi.lun: expected a whole number from 0 to 2147483647, found the number -1"
      ),
      (
        "spec: {volumes: [{name: v, rbd: {image: i, monitors: m}}]}",
        "test.yaml:3: spec.volumes[0].rbd.monitors: expected a list, found \"m\""
      ),
      ("spec: {volumes: [{name: v, csi: {}}]}", "test.yaml:3: spec.volumes[0].csi: the field \"driver\" is missing"),
      (
        "spec: {hostNetwork: 1}", "test.yaml:3: spec.hostNetwork: expected true or false, found the number 1"
      ),
      (
        "spec: {}\nstatus: {startTime: now}",
        "test.yaml:4: status.startTime: expected a time such as 2026-01-31T12:00:00Z, found \"now\""
      ),
      (
        "spec: {}\nstatus: {nominatedNodeName: 5}",
        "test.yaml:4: status.nominatedNodeName: expected a text in quotes, found the number 5"
      ),
    ])
  func wrong(text: String, message: String) {
    #expect(manifestRefusal("kind: Pod\nmetadata: {name: p}\n" + text) == message)
  }
}
