public import StowageModel
public import StowageScheduling

/// Everything that a run is made of, before it begins.
public struct SimulationSetup {
  /// The cluster's nodes, in the order in which policies see them.
  public var nodes: [Node]
  /// Everything beside nodes and pods that scheduling looks at, such as namespaces.
  public var objects: ClusterObjects
  /// Pods that are on nodes from the start. They may overcommit a node.
  public var running: [RunningPod]
  /// The pods that arrive.
  public var arrivals: any ArrivalStream
  /// Who decides.
  public var policy: any SchedulingPolicy
  /// What chance starts from.
  public var seed: UInt64
  /// The pods for which stranded resources and fragmentation are measured.
  public var typicalPods: TypicalPods
  /// Everything else.
  public var options: SimulationOptions

  /// A run of `policy` on `nodes`, with nothing else in the cluster unless given.
  public init(
    nodes: [Node], objects: ClusterObjects = ClusterObjects(), running: [RunningPod] = [],
    arrivals: any ArrivalStream, policy: any SchedulingPolicy, seed: UInt64 = 0,
    typicalPods: TypicalPods = TypicalPods(), options: SimulationOptions = SimulationOptions()
  ) {
    self.nodes = nodes
    self.objects = objects
    self.running = running
    self.arrivals = arrivals
    self.policy = policy
    self.seed = seed
    self.typicalPods = typicalPods
    self.options = options
  }
}

extension Simulation {
  /// A run that is about to begin.
  ///
  /// - Throws: ``StowageCluster/ClusterError``, ``SimulationError``, or what the arrivals throw.
  public init(_ setup: SimulationSetup) throws {
    try self.init(
      nodes: setup.nodes, objects: setup.objects, running: setup.running, arrivals: setup.arrivals,
      policy: setup.policy, seed: setup.seed, typicalPods: setup.typicalPods, options: setup.options)
  }
}
