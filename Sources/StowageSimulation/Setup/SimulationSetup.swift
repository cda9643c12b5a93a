public import StowageModel
public import StowageScheduling

/// Everything that a run is made of.
public struct SimulationSetup {
  /// The cluster's nodes, in the order in which policies see them.
  public var nodes: [Node]
  /// Everything beside nodes and pods that scheduling looks at, such as namespaces.
  public var objects = ClusterObjects()
  /// Pods that are on nodes from the start. They may overcommit a node.
  public var running: [RunningPod] = []
  /// The workload.
  public var arrivals: any ArrivalStream
  /// Who decides.
  public var policy: any SchedulingPolicy
  /// What chance starts from.
  public var seed: UInt64 = 0
  /// The pods for which unusable capacity and fragmentation are measured.
  public var typicalPods = TypicalPods()
  /// What else acts: failure models, controllers, autoscalers. Of one phase they act in this order.
  public var components: [any Component] = []
  /// Everything else.
  public var options = SimulationOptions()

  /// A run of `arrivals` on `nodes` under `policy`.
  public init(nodes: [Node], arrivals: any ArrivalStream, policy: any SchedulingPolicy) {
    self.nodes = nodes
    self.arrivals = arrivals
    self.policy = policy
  }
}
