public import StowageModel
public import StowageScheduling

/// Everything that a run is made of.
public struct SimulationSetup {
  /// The cluster's nodes, in the order in which policies see them.
  public var nodes: [Node]
  /// Everything beside nodes and pods that scheduling looks at, such as namespaces.
  public var objects: ClusterObjects
  /// Pods that are on nodes from the start. They may overcommit a node.
  public var running: [RunningPod]
  /// The workload.
  public var arrivals: any ArrivalStream
  /// Who decides.
  public var policy: any SchedulingPolicy
  /// What chance starts from.
  public var seed: UInt64
  /// The pods for which unusable capacity and fragmentation are measured.
  public var typicalPods: TypicalPods
  /// What else acts: failure models, controllers, autoscalers. Of one phase they act in this order.
  public var components: [any Component]
  /// What measures.
  public var probes: [any Probe]
  /// Everything else.
  public var options: SimulationOptions

  /// A run of `arrivals` on `nodes` under `policy`, with nothing else in the cluster unless given.
  public init(
    nodes: [Node], objects: ClusterObjects = ClusterObjects(), running: [RunningPod] = [],
    arrivals: any ArrivalStream, policy: any SchedulingPolicy, seed: UInt64 = 0,
    typicalPods: TypicalPods = TypicalPods(), components: [any Component] = [],
    probes: [any Probe] = BuiltInProbes.all, options: SimulationOptions = SimulationOptions()
  ) {
    self.nodes = nodes
    self.objects = objects
    self.running = running
    self.arrivals = arrivals
    self.policy = policy
    self.seed = seed
    self.typicalPods = typicalPods
    self.components = components
    self.probes = probes
    self.options = options
  }
}
