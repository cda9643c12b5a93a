import Foundation
import StowageExperiments
import StowageModel
import StowageScheduling
import StowageSimulation
import StowageTraces
import TestSupport
import Testing

struct ManifestExperimentTests {
  private let manifests = """
    apiVersion: v1
    kind: List
    items:
      - kind: Node
        apiVersion: v1
        metadata: {name: a}
        status: {allocatable: {cpu: "4", memory: 8Gi, pods: "10"}}
      - kind: Pod
        apiVersion: v1
        metadata: {name: bound, namespace: default, annotations: {stowage.dev/duration: 10s}}
        spec:
          nodeName: a
          containers: [{name: c, resources: {requests: {cpu: "3", memory: 1Gi}}}]
        status: {phase: Running}
      - kind: Pod
        apiVersion: v1
        metadata: {name: waiting, namespace: default, annotations: {stowage.dev/duration: 5s}}
        spec:
          containers: [{name: c, resources: {requests: {cpu: "2", memory: 1Gi}}}]
      - kind: Pod
        apiVersion: v1
        metadata:
          name: later
          namespace: default
          annotations: {stowage.dev/arrival: 20s}
        spec:
          topologySpreadConstraints:
            - {maxSkew: 1, topologyKey: zone, whenUnsatisfiable: DoNotSchedule}
          volumes:
            - {name: data, persistentVolumeClaim: {claimName: data}}
            - {name: token, projected: {}}
          containers: [{name: c, resources: {requests: {cpu: "2", memory: 1Gi}}}]
      - kind: Pod
        apiVersion: v1
        metadata: {name: lost, namespace: default}
        spec:
          nodeName: gone
          containers: [{name: c}]
        status: {phase: Running}
      - kind: ConfigMap
        apiVersion: v1
        metadata: {name: s}
    """

  @Test("a cluster as kubectl prints it is replayed: bound pods run, pending ones wait, what is left aside is named")
  func replay() async throws {
    let file = try Repository.temporaryFolder().appending(path: "cluster.yaml")
    try Data(manifests.utf8).write(to: file)
    let reference = TraceReference(path: file.path(percentEncoded: false))
    let experiment = Experiment(
      name: "manifests", cluster: .file(reference), workload: WorkloadDefinition(source: .file(reference)),
      schedulers: PolicyCatalog.entries.prefix(1).map { SchedulerDefinition($0) })
    let input = try ExperimentInput(opening: experiment)
    #expect(input.running.map(\.name) == ["default/bound"])
    #expect(input.arrivalCount == 2)
    #expect(input.warnings.contains { $0.contains("lost") && $0.contains("gone") })
    #expect(input.warnings.contains { $0.contains("ConfigMap") })
    #expect(input.warnings.contains { $0.contains("1 pod has topology spread constraints") })
    #expect(input.warnings.contains { $0.contains("1 pod has volume claims or disks") })
    let result = try await ExperimentRunner(experiment, input: input).run(threads: 1)
    // bound holds 3 of 4 cores until 10 s: waiting, with 2 cores, waits 10 s; later arrives at 20 s and has room.
    #expect(result.records[0].metrics["waitingTimeMax"] == 10)
    #expect(result.records[0].metrics["placedPods"] == 3)
    #expect(result.records[0].metrics["donePods"] == 2)
  }
}
