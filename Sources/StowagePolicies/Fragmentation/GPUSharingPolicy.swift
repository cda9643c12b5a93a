public import StowageCluster
public import StowageKernel
import StowageModel
public import StowageScheduling

/// A policy for clusters whose GPUs are shared: scores each node by what it is like, takes the best, of equals the one
/// that joined the cluster first, and chooses the devices.
///
/// Scores are cached until a node changes, so that a decision is quick on large clusters as well; with filters that
/// look beyond the node, such as affinity, all that are feasible are gone through.
public struct GPUSharingPolicy: FilteringPolicy, ConfigurablePolicy {
  /// The name in files, tables and reports, as in `fragmentationGradientDescent`.
  public let name: String
  /// Which nodes a pod can be on.
  public private(set) var feasibility = Feasibility()
  /// Whether scores are worked out anew for every pod, or cached until a node changes; both are the same.
  public var path = DecisionPath.fast
  private let makeScores: (TypicalPods, ClusterView) -> any NodeScores
  private var typical = TypicalPods()
  private var scores: (any NodeScores)?
  private var orderVersion = -1
  private var largestVersion = -1
  private var identity: ClusterIdentity?

  init<Rule: NodeScoreRule>(name: String, rule: @escaping (TypicalPods, ClusterView) -> Rule) {
    self.name = name
    makeScores = { CachedScores(rule($0, $1), cluster: $1) }
  }

  /// The path, and the typical pods, by which the policies go that look at fragmentation.
  public var settings: PolicySettings { PolicySettings(path: path, typicalPods: typical) }

  /// Goes by the path and the typical pods that are given.
  public mutating func configure(_ settings: PolicySettings) {
    if let path = settings.path { self.path = path }
    if let typicalPods = settings.typicalPods {
      typical = typicalPods
      scores = nil
    }
  }

  /// The node with the highest score among those that no filter rejects.
  public mutating func decide(_ pod: PodInfo, in cluster: ClusterView, random: inout RandomStream) -> Decision {
    // The rules go by all nodes together: by what GPUs there are, and by the largest node.
    if path == .plain || scores == nil || orderVersion != cluster.nodeOrderVersion
      || largestVersion != cluster.largestVersion || !cluster.isIdentified(by: identity)
    {
      orderVersion = cluster.nodeOrderVersion
      largestVersion = cluster.largestVersion
      identity = cluster.identity
      scores = makeScores(typical, cluster)
    }
    scores?.follow(cluster)
    if feasibility.rejectionEverywhere(of: pod, in: cluster) != nil { return .unschedulable }
    let best =
      feasibility.looksBeyondNode(pod, in: cluster)
      ? scores?.best(of: feasibility.nodes(for: pod, in: cluster), for: pod, in: cluster)
      : scores?.best(for: pod, &feasibility, in: cluster)
    guard let best else { return .unschedulable }
    if let gpu = pod.shape.gpu, gpu.count == 1, gpu.milliPerDevice < 1_000,
      let device = scores?.device(for: pod, on: best, in: cluster)
    {
      return .place(Placement(node: cluster.nodeID(at: best), devices: DeviceSet(device: device)))
    }
    return DeviceChoice.tightest.place(pod, on: cluster.nodeID(at: best), in: cluster, random: &random)
  }
}
