import StowageCluster
import StowageKernel
import StowageModel
import StowageScheduling
import Testing

/// A cluster of a few nodes for tests of single plugins; all pods are in one namespace.
struct SmallCluster {
  let cluster: Cluster

  init(_ nodes: [Node], objects: ClusterObjects = ClusterObjects()) throws {
    cluster = try Cluster(nodes: nodes, objects: objects)
  }

  /// Nodes of these names and labels, each with 4 CPUs and 8 GiB.
  init(labels: [(name: String, labels: [String: String])], objects: ClusterObjects = ClusterObjects()) throws {
    try self.init(
      labels.map { name, labels in
        Node(
          metadata: ObjectMeta(name: name, labels: labels),
          allocatable: [.cpu: 4_000, .memory: 8 << 30, .pods: 110])
      }, objects: objects)
  }

  /// A pod that waits.
  func pod(_ spec: PodSpec, labels: [String: String] = [:]) throws -> PodInfo {
    let shape = PodShape(spec: spec, namespace: "ns", labels: labels)
    let id = cluster.add(PodArrival(time: .origin, name: "ns/pod", shape: shape, duration: .infinite))
    return try #require(PodInfo(id, in: cluster.view))
  }

  /// A pod of one container that asks for these amounts.
  func pod(_ requests: ResourceList) throws -> PodInfo {
    try pod(PodSpec(containers: [Container(name: "main", resources: ResourceRequirements(requests: requests))]))
  }

  /// A pod on a node.
  func bind(_ spec: PodSpec, to node: Int, labels: [String: String] = [:]) throws {
    try cluster.bind(pod(spec, labels: labels).id, to: Placement(node: NodeID(node)))
  }

  /// The scores of all nodes as they are weighed, without the weight.
  func scores(_ pod: PodInfo, _ plugin: any ScorePlugin) -> [Int64] {
    let plugin = PreparedScore(plugin)
    let all = NodeSet(allOf: cluster.view.nodeCount)
    if plugin.isSkipped(pod, nodes: all, in: cluster.view) {
      return [Int64](repeating: 0, count: cluster.view.nodeCount)
    }
    var scores = [Int64](repeating: -1, count: cluster.view.nodeCount)
    plugin.score(pod, nodes: all, in: cluster.view, into: &scores)
    plugin.normalize(&scores, of: all, for: pod, in: cluster.view)
    return scores
  }

  /// What the filters of a profile say of every node, asked one by one; they must say the same of all nodes at once.
  func rejections(_ pod: PodInfo, _ filters: [any FilterPlugin]) -> [Rejection?] {
    var feasibility = Feasibility(filters: filters)
    let each = (0..<cluster.view.nodeCount).map { feasibility.rejection(of: pod, on: NodeID($0), in: cluster.view) }
    let nodes = feasibility.nodes(for: pod, in: cluster.view)
    #expect((0..<cluster.view.nodeCount).map { nodes.contains(NodeID($0)) } == each.map { $0 == nil })
    return each
  }
}

/// The one profile of a configuration with these plugins and arguments.
func profile(
  _ plugins: SchedulerPlugins = SchedulerPlugins(), _ arguments: SchedulerPluginArguments...,
  version: KubernetesVersion = .v1_34
) throws -> KubernetesProfile {
  let configuration = KubeSchedulerConfiguration(profiles: [
    KubeSchedulerProfile(plugins: plugins, pluginConfig: arguments)
  ])
  return try #require(try KubernetesProfile.profiles(of: configuration, version: version).first)
}

extension KubernetesProfile {
  /// The scorer of a plugin; the test fails where there is none.
  func scorer(_ name: String) throws -> any ScorePlugin {
    try #require(scorers.first { $0.plugin.name == name }).plugin
  }

  /// The filter of a plugin; the test fails where there is none.
  func filter(_ name: String) throws -> any FilterPlugin { try #require(filters.first { $0.name == name }) }

  /// The scorers as in `NodeAffinity 2`.
  var weights: [String] { scorers.map { "\($0.plugin.name) \($0.weight)" } }
}
