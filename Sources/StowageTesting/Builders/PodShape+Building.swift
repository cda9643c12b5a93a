public import StowageModel

extension PodShape {
  /// The shape of pods of one container.
  ///
  /// ```swift
  /// let web = PodShape(cpu: "500m", memory: "1Gi", labels: ["app": "web"]) { spec in
  ///   spec.nodeSelector = ["disk": "ssd"]
  /// }
  /// ```
  ///
  /// - Parameters:
  ///   - cpu: The cores that it requests: a whole number, or as in `"500m"`; `nil` requests none.
  ///   - memory: The bytes that it requests: a whole number, or as in `"1Gi"`; `nil` requests none.
  ///   - others: What else it requests, as in `["example.com/fpga": 1]`.
  ///   - gpu: What it wants in GPUs.
  ///   - priority: Higher ones are scheduled first and may preempt lower ones.
  ///   - namespace: The namespace of its pods.
  ///   - labels: The labels, by which other pods' selectors find it.
  ///   - edit: Changes the specification before it is taken.
  /// - Precondition: The amounts fit 64 bits.
  public convenience init(
    cpu: Amount?, memory: Amount? = "1Gi", others: [ResourceName: Amount] = [:], gpu: GPURequest? = nil,
    priority: Int32 = 0, namespace: String = "default", labels: [String: String] = [:],
    _ edit: (inout PodSpec) -> Void = { _ in }
  ) {
    let requests = ResourceList(cpu: cpu, memory: memory, others: others)
    let container = Container(name: "main", resources: ResourceRequirements(requests: requests))
    var spec = PodSpec(containers: [container], gpu: gpu, priority: priority)
    edit(&spec)
    self.init(spec: spec, namespace: namespace, labels: labels)
  }
}
