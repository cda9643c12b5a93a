import StowageKit

/// Keeps pods that want no GPU off GPU nodes while there is another choice, and packs.
struct SparingGPUs: ScorePlugin {
  let name = "SparingGPUs"

  func score(_ pod: PodInfo, on node: NodeID, in cluster: ClusterView) -> Int64 {
    let hasGPUs = cluster.allocatable(.gpuMilli, on: node) > 0
    return pod.shape.gpu == nil && hasGPUs ? 0 : 100
  }
}

func compareWithSparingGPUs(_ file: String) async throws -> ExperimentResult {
  var experiment = try ExperimentReader.read(bytes: FileContents.read(file), file: file)
  experiment.schedulers.append(
    SchedulerDefinition(name: "sparingGPUs") {
      Profile(name: "sparingGPUs", scorers: [.init(SparingGPUs(), weight: 10), .init(NodeResourcesAllocated(.most))])
    })
  return try await ExperimentRunner(experiment, input: ExperimentInput(opening: experiment)).run(threads: 2)
}
