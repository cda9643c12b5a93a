public import StowageModel

/// What a list of nodes amounts to.
public struct NodeSummary: Hashable, Sendable {
  /// How many nodes there are.
  public let count: Int
  /// How many kinds of them: equal but for their names and labels.
  public let shapeCount: Int
  /// What they can give, by resource.
  public let resources: ResourceList
  /// How many GPUs they have.
  public let gpuCount: Int
  /// The GPUs by model, sorted by model; an unknown model is the empty name.
  public let gpuModels: [ModelCount]

  /// How many GPUs of a model there are.
  public struct ModelCount: Hashable, Sendable {
    /// The model of the GPUs; empty where it is not given.
    public let model: String
    /// The number of GPUs of that model.
    public let count: Int
  }

  /// The totals and the distinct models of `nodes`.
  ///
  /// - Complexity: O(*n* + *m* log *m*) for *n* nodes with *m* different models.
  public init(_ nodes: [Node]) {
    var resources = ResourceList()
    var models: [String: Int] = [:]
    var shapes: Set<Node> = []
    for node in nodes {
      resources.add(node.allocatable)
      for device in node.devices { models[device.model, default: 0] += 1 }
      var shape = node
      shape.metadata = ObjectMeta(name: "")
      shapes.insert(shape)
    }
    count = nodes.count
    shapeCount = shapes.count
    self.resources = resources
    gpuCount = models.values.reduce(0, +)
    gpuModels = models.sorted { $0.key < $1.key }.map { ModelCount(model: $0.key, count: $0.value) }
  }
}
