extension ComparisonReport {
  /// The nodes of the cluster, and how full they were at a few points in time under each policy.
  public struct ClusterMap: Sendable, Equatable, Codable {
    /// The resources that snapshots tell of, such as GPU, CPU, memory and pods.
    public var resources: [Resource]
    /// The nodes, in the order in which they are drawn within their group.
    public var nodes: [Node]
    /// The snapshots, one element for each policy.
    public var timelines: [Timeline]

    /// A map of `nodes`.
    public init(resources: [Resource], nodes: [Node], timelines: [Timeline]) {
      self.resources = resources
      self.nodes = nodes
      self.timelines = timelines
    }

    /// A resource, as people read it.
    public struct Resource: Sendable, Equatable, Codable {
      /// The name, such as "GPU" or "memory".
      public var label: String
      /// The unit of the nodes' capacities, such as "GiB"; empty for counts.
      public var unit: String
      /// How many decimals an amount shows.
      public var decimals: Int
      /// Whether the node's colour looks at it; `false` for what merely informs, such as the number of pods.
      public var isScarce: Bool

      /// A resource.
      public init(label: String, unit: String = "", decimals: Int = 0, isScarce: Bool = true) {
        self.label = label
        self.unit = unit
        self.decimals = decimals
        self.isScarce = isScarce
      }
    }

    /// A node that the map draws.
    public struct Node: Sendable, Equatable, Codable {
      /// The node's name.
      public var name: String
      /// The heading under which it is drawn, such as its GPU model or zone.
      public var group: String
      /// What it has, in the order and the units of the map's resources; 0 for what it lacks.
      public var capacities: [Double]

      /// A node.
      public init(name: String, group: String, capacities: [Double]) {
        self.name = name
        self.group = group
        self.capacities = capacities
      }
    }

    /// The snapshots of one policy, of one seed.
    public struct Timeline: Sendable, Equatable, Codable {
      /// The policy's name.
      public var policy: String
      /// The snapshots in the order of time.
      public var snapshots: [Snapshot]

      /// The snapshots of `policy`.
      public init(policy: String, snapshots: [Snapshot]) {
        self.policy = policy
        self.snapshots = snapshots
      }
    }
  }
}
