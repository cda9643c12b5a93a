extension ComparisonReport.ClusterMap {
  /// How full every node was at one moment, a byte for each node and resource.
  ///
  /// Shares are kept in steps of 0.4 %: a map of 1,200 nodes, 4 resources, 24 moments and 5 policies takes 0.6 MB.
  public struct Snapshot: Sendable, Equatable, Codable {
    /// The byte of a node that is not there or not ready.
    public static let absent: UInt8 = 255
    /// The byte of a resource that is used up.
    public static let full: UInt8 = 250

    /// The moment, in seconds of simulated time.
    public var seconds: Double
    /// For each resource, for each node: the share in use in steps of 1/250, or ``absent``.
    public var shares: [[UInt8]]

    /// A snapshot of `shares[resource][node]`, each from 0 to 1; `nil` for a node that is not there.
    public init(seconds: Double, shares: [[Double?]]) {
      self.seconds = seconds
      self.shares = shares.map { $0.map(Self.byte(of:)) }
    }

    /// The step that a share falls on; only what is used up entirely counts as full, only 0 as empty.
    static func byte(of share: Double?) -> UInt8 {
      guard let share, share.isFinite, share >= 0 else { return absent }
      if share >= 1 { return full }
      if share == 0 { return 0 }
      return UInt8(min(max((share * Double(full)).rounded(), 1), Double(full) - 1))
    }

    /// The byte of a node and a resource, ``absent`` beyond the recorded ones.
    func byte(resource: Int, node: Int) -> UInt8 {
      guard shares.indices.contains(resource), shares[resource].indices.contains(node) else { return Self.absent }
      return shares[resource][node]
    }
  }

  /// The groups by name, those that have GPUs first.
  var groupOrder: [String] {
    let gpu = resources.firstIndex { $0.label == "GPU" }
    var hasGPU: [String: Bool] = [:]
    for node in nodes {
      let gpus = gpu.map { node.capacities.indices.contains($0) ? node.capacities[$0] : 0 } ?? 0
      hasGPU[node.group] = hasGPU[node.group] ?? false || gpus > 0
    }
    return hasGPU.sorted { ($0.value ? 0 : 1, $0.key) < ($1.value ? 0 : 1, $1.key) }.map(\.key)
  }

  /// The share in use of the node's scarcest resource at `snapshot`, as a byte.
  func scarcest(node: Int, in snapshot: Snapshot) -> UInt8 {
    var highest: UInt8?
    for (index, resource) in resources.enumerated() where resource.isScarce {
      guard nodes[node].capacities.indices.contains(index), nodes[node].capacities[index] > 0 else { continue }
      let byte = snapshot.byte(resource: index, node: node)
      if byte != Snapshot.absent { highest = max(highest ?? 0, byte) }
    }
    return highest ?? Snapshot.absent
  }
}
