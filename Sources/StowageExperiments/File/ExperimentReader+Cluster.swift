import StowageManifests
import StowageModel
import StowageTraces

extension ExperimentReader {
  func clusterSource(_ cluster: inout ObjectCursor) throws(ManifestError) -> ClusterSource {
    let path = try cluster.optionalString("nodes")
    let format = try traceFormat(&cluster)
    let groups = cluster.optional("nodeGroups")
    let zones = try cluster.strings("zones")
    if let path {
      if groups != nil {
        throw cluster.error(at: "nodeGroups", found: "nodeGroups beside nodes", expected: "one of them")
      }
      if !zones.isEmpty { throw cluster.error(at: "zones", found: "zones without nodeGroups") }
      return .file(TraceReference(path: context.resolve(path), format: format))
    }
    guard let groups else {
      throw ManifestError(
        at: cluster.position, path: cluster.path.description, found: "neither nodes nor nodeGroups",
        expected: "nodes: a file, or nodeGroups: a list")
    }
    var made: [NodeGroup] = []
    for item in try groups.list() {
      var cursor = try item.object()
      made.append(try nodeGroup(&cursor))
      try cursor.finish()
      try checkNumbers(of: made, cursor)
      if made.dropLast().contains(where: { $0.prefix == made.last?.prefix }) {
        throw cursor.error(at: "name", found: "a second group of this name", expected: "each name once")
      }
    }
    if made.isEmpty { throw groups.error(found: "an empty list", expected: "at least one group of nodes") }
    return .synthetic(SyntheticCluster(groups: made, zones: zones))
  }

  /// Each node and each GPU takes memory: their numbers are checked before the first node is made.
  private func checkNumbers(of groups: [NodeGroup], _ last: ObjectCursor) throws(ManifestError) {
    let nodes = groups.reduce(0) { $0 + $1.count }
    if nodes > Self.mostNodes {
      throw last.error(
        at: "count", found: "\(nodes) nodes up to here", expected: "at most \(Self.mostNodes) in all groups")
    }
    let gpus = groups.reduce(0) { $0 + $1.count * $1.gpus }
    if gpus > Self.mostGPUs {
      throw last.error(at: "gpus", found: "\(gpus) GPUs up to here", expected: "at most \(Self.mostGPUs) in all groups")
    }
  }

  private static let mostNodes = 1_000_000
  private static let mostGPUs = 8_000_000

  private func nodeGroup(_ group: inout ObjectCursor) throws(ManifestError) -> NodeGroup {
    let name = try group.string("name")
    let count = try group.int("count", in: 1...1_000_000)
    let cpu = try group.required("cpu").amount(of: .cpu)
    let memory = try group.required("memory").amount(of: .memory)
    var made = NodeGroup(
      count: count, prefix: name + "-", cpuMilli: cpu, memoryBytes: memory,
      pods: try group.optionalInt("pods", in: 0...1_000_000).map(Int64.init) ?? 110)
    made.gpus = try group.optionalInt("gpus", in: 0...64) ?? 0
    made.gpuModel = try group.optionalString("gpuModel") ?? ""
    made.labels = try group.stringMap("labels")
    for item in try group.list("taints") {
      var taint = try item.object()
      made.taints.append(
        Taint(
          key: try taint.string("key"), value: try taint.optionalString("value") ?? "",
          effect: try taint.enumeration("effect", of: Taint.Effect.self)))
      try taint.finish()
    }
    return made
  }

  func traceFormat(_ cursor: inout ObjectCursor) throws(ManifestError) -> String? {
    try cursor.optionalEnumeration("format", context.catalog.formatNames)
  }
}
