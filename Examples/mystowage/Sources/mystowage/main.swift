import StowageCommands
import StowageKit

/// Keeps pods that want no GPU off GPU nodes while there is another choice.
struct SparingGPUs: ScorePlugin {
  let name = "SparingGPUs"

  func score(_ pod: PodInfo, on node: NodeID, in cluster: ClusterView) -> Int64 {
    pod.shape.gpu == nil && cluster.allocatable(.gpuMilli, on: node) > 0 ? 0 : 100
  }
}

/// `cordon: [gpu-1, gpu-2]` in an experiment's `spec`: these nodes take no pods.
struct Cordon: ExperimentFeature {
  static let key = "cordon"
  /// By name: where it stands in the file.
  private let nodes: [String: DocumentPlace]

  init(reading spec: inout ObjectCursor, _ context: ReadingContext) throws(ManifestError) {
    var nodes: [String: DocumentPlace] = [:]
    for (name, place) in try spec.placedStrings(Self.key) { nodes[name] = place }
    self.nodes = nodes
  }

  func configure(_ setup: inout SimulationSetup, seed: UInt64) throws {
    try setup.requireNodes(named: nodes.keys.sorted(), key: Self.key, places: nodes)
    for index in setup.nodes.indices where nodes[setup.nodes[index].name] != nil {
      setup.nodes[index].unschedulable = true
    }
  }

  var provenance: [Fact] { [Fact("Cordoned", nodes.keys.sorted().joined(separator: ", "))] }
}

var catalog = Catalog.builtIn
catalog.policies.append(
  .init(name: "sparing", summary: "spares GPU nodes for pods with GPUs, packs", usesChance: false) {
    Profile(name: "sparing", scorers: [.init(SparingGPUs(), weight: 10), .init(NodeResourcesAllocated(.most))])
  })
catalog.formats.append(LineFormat())
catalog.features.append(Cordon.self)
catalog.failureModels.append(SpotReclaims.self)
await StowageCommandLine.main(catalog: catalog, programName: "mystowage")
