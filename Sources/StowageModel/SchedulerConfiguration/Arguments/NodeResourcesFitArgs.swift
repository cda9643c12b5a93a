/// The arguments of NodeResourcesFit.
public struct NodeResourcesFitArgs: Hashable, Sendable {
  /// Extended resources that are not looked at when a node is filtered.
  public var ignoredResources: [String]
  /// The part before the `/` of extended resources that are not looked at either.
  public var ignoredResourceGroups: [String]
  /// How nodes are scored.
  public var scoringStrategy: ScoringStrategy

  /// Kubernetes' defaults unless given.
  public init(
    ignoredResources: [String] = [], ignoredResourceGroups: [String] = [],
    scoringStrategy: ScoringStrategy = ScoringStrategy()
  ) {
    self.ignoredResources = ignoredResources
    self.ignoredResourceGroups = ignoredResourceGroups
    self.scoringStrategy = scoringStrategy
  }
}

/// How NodeResourcesFit scores nodes.
public struct ScoringStrategy: Hashable, Sendable {
  /// Which nodes get high scores.
  public var type: Kind
  /// The resources that count, and how much; never empty.
  public var resources: [ResourceSpec]
  /// The score by utilisation, for ``Kind/requestedToCapacityRatio`` alone.
  public var shape: [UtilizationShapePoint]?

  /// A strategy; Kubernetes' default unless given.
  public init(
    type: Kind = .leastAllocated, resources: [ResourceSpec] = ResourceSpec.defaults,
    shape: [UtilizationShapePoint]? = nil
  ) {
    self.type = type
    self.resources = resources
    self.shape = shape
  }

  /// Which nodes get high scores.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Nodes with little requested: pods are spread.
    case leastAllocated = "LeastAllocated"
    /// Nodes with much requested: pods are packed.
    case mostAllocated = "MostAllocated"
    /// Whatever a shape says.
    case requestedToCapacityRatio = "RequestedToCapacityRatio"
  }
}

/// A resource that counts in a score, and how much.
public struct ResourceSpec: Hashable, Sendable {
  /// The resource that counts.
  public var name: ResourceName
  /// How much it counts, 1 ... 100.
  public var weight: Int64

  /// A resource; its weight is 1 unless given.
  public init(_ name: ResourceName, weight: Int64 = 1) {
    self.name = name
    self.weight = weight
  }

  /// What Kubernetes counts unless told otherwise: CPU and memory alike.
  public static let defaults = [ResourceSpec(.cpu), ResourceSpec(.memory)]
}

/// A point of a score by utilisation; between two points the score goes in a straight line.
public struct UtilizationShapePoint: Hashable, Sendable {
  /// How much of a resource is requested, in percent.
  public var utilization: Int
  /// The score at that utilisation, 0 to 10.
  public var score: Int

  /// The score at a utilisation in percent.
  public init(utilization: Int, score: Int) {
    self.utilization = utilization
    self.score = score
  }
}
