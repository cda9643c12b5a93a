import StowageCluster
import StowageModel

/// Scores a node for a pod by nothing but what the node itself is like now, so that scores can be kept until it changes.
protocol NodeScoreRule {
  /// Takes in what the node at `index` is like now, before any score of it is asked for.
  mutating func update(_ index: Int, to node: NodeRoom, in cluster: ClusterView)

  /// How well a pod that asks for `demand` would lie on the node: more is better, never below 0.
  mutating func score(_ demand: ScoredDemand, on index: Int, _ node: NodeRoom) -> Int32

  /// The one device for a share of a GPU; `nil` leaves it to the tightest.
  mutating func device(for demand: ScoredDemand, on index: Int, _ node: NodeRoom) -> Int?
}

extension NodeScoreRule {
  mutating func update(_ index: Int, to node: NodeRoom, in cluster: ClusterView) {}
  mutating func device(for demand: ScoredDemand, on index: Int, _ node: NodeRoom) -> Int? { nil }
}

/// What is free on a node, as scores look at it.
struct NodeRoom {
  var cpu: Int64
  var devices: DeviceRoom
}

/// What a pod asks for, as scores look at it.
struct ScoredDemand {
  let cpu: Int64
  /// How many devices; 0 for pods without.
  let deviceCount: Int
  /// How much of each.
  let milli: Int32
  /// The models that will do, one bit a model.
  let accepted: UInt64

  init(_ pod: PodInfo, in cluster: ClusterView) {
    cpu = pod.demand(.cpu)
    deviceCount = pod.shape.gpu?.count ?? 0
    milli = Int32(truncatingIfNeeded: pod.shape.gpu?.milliPerDevice ?? 0)
    accepted = pod.shape.gpu.map(cluster.acceptedModels) ?? 0
  }

  /// What it asks for of all devices together.
  var totalMilli: Int32 { Int32(truncatingIfNeeded: deviceCount) * milli }

  /// Whether it asks for a part of one device.
  var isShare: Bool { deviceCount == 1 && milli < 1_000 }
}
