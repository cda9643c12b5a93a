public import StowageModel

/// A synthetic cluster: groups of equal machines.
public struct SyntheticCluster: Hashable, Sendable {
  /// The groups, in the order of the nodes.
  public var groups: [NodeGroup]
  /// The zones, which the nodes take in turn over all groups; empty for none.
  public var zones: [String]

  /// A cluster of these groups; without zones its nodes have no zone label.
  public init(groups: [NodeGroup], zones: [String] = []) {
    self.groups = groups
    self.zones = zones
  }

  /// The nodes, group by group, called `PREFIX0`, `PREFIX1` and so on, with the labels `kubernetes.io/hostname` and,
  /// where there are zones, `topology.kubernetes.io/zone`.
  ///
  /// - Complexity: O(*n*) in the number of machines; made anew at each call.
  public var nodes: [Node] {
    var nodes: [Node] = []
    for group in groups {
      for number in 0..<max(0, group.count) {
        let name = "\(group.prefix)\(number)"
        var labels = group.labels
        if !zones.isEmpty { labels["topology.kubernetes.io/zone"] = zones[nodes.count % zones.count] }
        var resources: ResourceList = [.cpu: group.cpuMilli, .memory: group.memoryBytes]
        if let limit = group.pods { resources[.pods] = limit }
        nodes.append(
          Node(
            metadata: ObjectMeta(name: name, labels: labels), taints: group.taints, allocatable: resources,
            devices: Array(repeating: GPUDevice(model: group.gpuModel), count: max(0, group.gpus))
          ).labelledByKubelet)
      }
    }
    return nodes
  }
}

/// Equal machines of a synthetic cluster.
public struct NodeGroup: Hashable, Sendable {
  /// The number of machines; a negative one counts as 0.
  public var count: Int
  /// What their names begin with.
  public var prefix: String
  /// Processor time, in milli-CPU.
  public var cpuMilli: Int64
  /// Allocatable memory of each machine, in bytes.
  public var memoryBytes: Int64
  /// How many pods each takes; `nil` for no limit. Kubernetes' default is 110.
  public var pods: Int64?
  /// How many GPUs each has.
  public var gpus: Int
  /// The model of the GPUs; empty for none in particular.
  public var gpuModel: String
  /// Labels beside those that every node gets.
  public var labels: [String: String]
  /// The taints of each machine.
  public var taints: [Taint]

  /// `count` equal machines that take 110 pods each and have no GPUs unless told otherwise.
  public init(
    count: Int, prefix: String, cpuMilli: Int64, memoryBytes: Int64, pods: Int64? = 110, gpus: Int = 0,
    gpuModel: String = "", labels: [String: String] = [:], taints: [Taint] = []
  ) {
    self.count = count
    self.prefix = prefix
    self.cpuMilli = cpuMilli
    self.memoryBytes = memoryBytes
    self.pods = pods
    self.gpus = gpus
    self.gpuModel = gpuModel
    self.labels = labels
    self.taints = taints
  }
}
