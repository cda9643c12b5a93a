import Foundation
import StowageExperiments
import StowageFiles
import StowageKernel
import StowageManifests
import StowageMeasurement
import StowageModel
import StowagePolicies
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
        metadata: {name: a, labels: {zone: z}}
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
      - kind: Pod
        apiVersion: v1
        metadata: {name: claimless, namespace: default, annotations: {stowage.dev/arrival: 20s}}
        spec:
          volumes: [{name: data, persistentVolumeClaim: {claimName: nowhere}}]
          containers: [{name: c}]
      - kind: PersistentVolume
        apiVersion: v1
        metadata: {name: disk}
        spec: {capacity: {storage: 1Gi}, claimRef: {namespace: default, name: data}}
        status: {phase: Bound}
      - kind: PersistentVolumeClaim
        apiVersion: v1
        metadata: {name: data, namespace: default, annotations: {pv.kubernetes.io/bind-completed: "yes"}}
        spec: {volumeName: disk, resources: {requests: {storage: 1Gi}}}
        status: {phase: Bound}
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
    #expect(input.arrivalCount == 3)
    #expect(input.warnings.contains { $0.contains("lost") && $0.contains("gone") })
    #expect(input.warnings.contains { $0.contains("ConfigMap") })
    let result = try await ExperimentRunner(experiment, input: input).run(threads: 1)
    // bound holds 3 of 4 cores until 10 s: waiting, with 2 cores, waits 10 s; later arrives at 20 s and has room and its
    // volume; claimless arrives then too and waits for ever for a claim that is not there.
    #expect(result.records[0].metrics["waitingTimeMax"] == 10)
    #expect(result.records[0].metrics["placedPods"] == 3)
    #expect(result.records[0].metrics["donePods"] == 2)
  }
}

struct BoundPodTests {
  private let node = """
    apiVersion: v1
    kind: Node
    metadata: {name: a}
    status: {allocatable: {cpu: "4", memory: 8Gi, pods: "10"}}
    """
  private let pods = """
    apiVersion: v1
    kind: List
    items:
      - kind: Pod
        apiVersion: v1
        metadata: {name: one, namespace: default}
        spec: {nodeName: a, containers: [{name: c, resources: {requests: {cpu: "1"}}}]}
        status: {phase: Running}
      - kind: Pod
        apiVersion: v1
        metadata: {name: two, namespace: default}
        spec: {nodeName: a, containers: [{name: c, resources: {requests: {cpu: "4"}}}]}
        status: {phase: Running}
    """

  private func experiment(_ boundPods: BoundPods, extra: String = "") throws -> Experiment {
    let folder = try Repository.temporaryFolder()
    let nodeFile = folder.appending(path: "nodes.yaml")
    let podFile = folder.appending(path: "pods.yaml")
    try Data(node.utf8).write(to: nodeFile)
    try Data((pods + extra).utf8).write(to: podFile)
    return Experiment(
      name: "bound", cluster: .file(TraceReference(path: nodeFile.path(percentEncoded: false))),
      workload: WorkloadDefinition(source: .file(TraceReference(path: podFile.path(percentEncoded: false)))),
      boundPods: boundPods, schedulers: PolicyCatalog.entries.prefix(1).map { SchedulerDefinition($0) })
  }

  @Test("pods of one file that are bound to nodes of another are there, and an overcommitted node is a warning")
  func twoFiles() throws {
    let pending = """

        - {kind: Pod, apiVersion: v1, metadata: {name: new, namespace: default}, spec: {containers: [{name: c}]}}
      """
    let input = try ExperimentInput(opening: experiment(.keep, extra: pending))
    #expect(input.running.map(\.name) == ["default/one", "default/two"])
    #expect(input.warnings.count == 1)
    // 1 + 4 cores of 4.
    #expect(input.warnings.first?.contains("node \"a\" is overcommitted: its pods ask for 5000 cpu of 4000") == true)
  }

  @Test("a cluster where all pods are bound is nothing to run, unless they are placed anew")
  func reschedule() async throws {
    let error = try #require(throws: ExperimentError.self) { try ExperimentInput(opening: experiment(.keep)) }
    #expect(error.description.contains("2 are bound already: boundPods: reschedule places them anew"))
    let anew = try experiment(.reschedule)
    let result = try await ExperimentRunner(anew, input: ExperimentInput(opening: anew)).run(threads: 1)
    #expect(result.records[0].metrics["placedPods"] == 1)
    #expect(result.records[0].metrics["neverPlacedPods"] == 1)
    #expect(result.records[0].metrics["cpuAllocation"] == 25)
  }

  @Test("a window without pods, a cluster without nodes and a warm-up beyond the last arrival are refused")
  func nothingToRun() throws {
    let path = Repository.file("Traces/quickstart/experiment.yaml").path(percentEncoded: false)
    var experiment = try ExperimentReader.read(bytes: FileContents.read(path), file: path)
    experiment.workload.window = WorkloadDefinition.Window(start: .seconds(900_000))
    #expect(throws: ExperimentError.self) { try ExperimentInput(opening: experiment) }
    experiment.workload.window = nil
    experiment.simulation.warmUp = .seconds(90_000)
    #expect(throws: ExperimentError.self) { try ExperimentInput(opening: experiment) }
    // Where the file says so, the error has the place there.
    experiment.warmUpPlace = DocumentPlace(DocumentPosition(file: path, line: 7, column: 3), path: "spec.warmUp")
    let error = #expect(throws: ManifestError.self) { try ExperimentInput(opening: experiment) }
    #expect(error?.description.contains("experiment.yaml:7") == true)
    experiment.warmUpPlace = nil
    experiment.simulation.warmUp = .seconds(3_600)
    _ = try ExperimentInput(opening: experiment)
    experiment.cluster = .synthetic(SyntheticCluster(groups: []))
    #expect(throws: ExperimentError.noNodes(source: "spec.cluster")) { try ExperimentInput(opening: experiment) }
  }
}
