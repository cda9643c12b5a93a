extension Block {
  /// Nodes, and how full they were at a few points in time.
  public struct NodeMap: Sendable, Hashable, Codable {
    /// The resources that snapshots tell of, such as CPU, memory and GPU.
    public var resources: [Resource]
    /// The nodes that were there at any time, in the order in which they are drawn within their group.
    public var nodes: [Node]
    /// The snapshots in the order of time.
    public var snapshots: [Snapshot]

    /// A map of `nodes`.
    public init(resources: [Resource], nodes: [Node], snapshots: [Snapshot]) {
      self.resources = resources
      self.nodes = nodes
      self.snapshots = snapshots
    }

    /// A resource, as people read it.
    public struct Resource: Sendable, Hashable, Codable {
      /// The name, such as "GPU" or "memory".
      public var label: String
      /// The unit of the nodes' capacities, such as "GiB"; empty for counts.
      public var unit: Metric.Unit
      /// How many decimals an amount shows.
      public var decimals: Int
      /// Whether the node's colour looks at it; `false` for what merely informs, such as the number of pods.
      public var isScarce: Bool
      /// Whether groups of nodes that have it are drawn before the others.
      public var leadsGroups: Bool

      /// A resource that the map can show; amounts have `decimals` places.
      public init(
        _ label: String, unit: Metric.Unit = .none, decimals: Int = 0, isScarce: Bool = true, leadsGroups: Bool = false
      ) {
        self.label = label
        self.unit = unit
        self.decimals = decimals
        self.isScarce = isScarce
        self.leadsGroups = leadsGroups
      }
    }

    /// A node that the map draws.
    public struct Node: Sendable, Hashable, Codable {
      /// The name of the node, shown when it is pointed at.
      public var name: String
      /// The heading under which it is drawn, such as its GPU model or zone.
      public var group: String
      /// What it has, in the order and the units of the map's resources; 0 for what it lacks.
      public var capacities: [Double]

      /// A node; `capacities` are by resource, in the resource's unit.
      public init(_ name: String, group: String, capacities: [Double]) {
        self.name = name
        self.group = group
        self.capacities = capacities
      }
    }

    /// How full every node was at one moment, a byte for each node and resource.
    ///
    /// Shares are in steps of 0.4 %: a map of 1,200 nodes, 4 resources, 24 moments and 5 policies takes 0.6 MB.
    public struct Snapshot: Sendable, Hashable, Codable {
      /// The byte of a node that is not there or not ready.
      public static let absent: UInt8 = 255
      /// The byte of a resource that is used up.
      public static let full: UInt8 = 250

      /// The moment, in seconds of simulated time.
      public var seconds: Double
      /// For each resource, for each node: the share in use in steps of 1/250, or ``absent``. Nodes beyond the last one
      /// were not there yet.
      public var shares: [[UInt8]]

      /// A snapshot of `shares[resource][node]`, in steps of 1/250.
      public init(seconds: Double, steps shares: [[UInt8]]) {
        self.seconds = seconds
        self.shares = shares
      }

      /// A snapshot of `shares[resource][node]`, each from 0 to 1; `nil` for a node that is not there.
      public init(seconds: Double, shares: [[Double?]]) {
        self.seconds = seconds
        self.shares = shares.map { $0.map(Self.step(of:)) }
      }

      /// The step that a share falls on; only what is used up entirely counts as full, only 0 as empty.
      public static func step(of share: Double?) -> UInt8 {
        guard let share, share.isFinite, share >= 0 else { return absent }
        if share >= 1 { return full }
        if share == 0 { return 0 }
        return UInt8(min(max((share * Double(full)).rounded(), 1), Double(full) - 1))
      }

      /// The step of a node and a resource, ``absent`` beyond the recorded ones.
      public func step(resource: Int, node: Int) -> UInt8 {
        guard shares.indices.contains(resource), shares[resource].indices.contains(node) else { return Self.absent }
        return shares[resource][node]
      }
    }
  }
}
