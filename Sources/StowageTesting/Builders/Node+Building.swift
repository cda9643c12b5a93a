public import StowageModel

extension Node {
  /// A node with the defaults of a small machine: 4 cores, 16 GiB, 110 pods, and the label of its host name.
  ///
  /// ```swift
  /// let cluster = try Cluster(nodes: [Node("a"), Node("b", cpu: 8, gpus: 2, model: "T4", zone: "east")])
  /// ```
  ///
  /// - Parameters:
  ///   - name: The name, unique in its cluster.
  ///   - cpu: The cores: a whole number, or as in `"7500m"`.
  ///   - memory: The bytes: a whole number, or as in `"16Gi"`.
  ///   - pods: How many pods it takes; `nil` says nothing of it, and then it takes any number.
  ///   - others: What else it has, as in `["example.com/fpga": 1]`.
  ///   - gpus: How many GPUs it has.
  ///   - model: The GPUs' model.
  ///   - zone: The value of its zone label; `nil` for none.
  ///   - labels: Other labels. They take precedence.
  ///   - taints: What keeps pods off.
  ///   - unschedulable: Whether it is cordoned.
  /// - Precondition: The amounts fit 64 bits. What a cluster can't take beyond that, such as negative amounts, its
  ///   initializer throws.
  public init(
    _ name: String, cpu: Amount = 4, memory: Amount = "16Gi", pods: Amount? = 110, others: [ResourceName: Amount] = [:],
    gpus: Int = 0, model: String = "", zone: String? = nil, labels: [String: String] = [:], taints: [Taint] = [],
    unschedulable: Bool = false
  ) {
    var others = others
    if let pods { others[.pods] = pods }
    var allLabels = [TopologyLabel.hostname: name]
    allLabels[TopologyLabel.zone] = zone
    allLabels.merge(labels) { $1 }
    self.init(
      metadata: ObjectMeta(name: name, labels: allLabels), unschedulable: unschedulable, taints: taints,
      allocatable: ResourceList(cpu: cpu, memory: memory, others: others),
      devices: (0..<max(0, gpus)).map { _ in GPUDevice(model: model) })
  }
}
