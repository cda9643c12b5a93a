public import StowageKernel
public import StowageModel

extension PodArrival {
  /// A pod of one container that arrives.
  ///
  /// ```swift
  /// let workload = FixedWorkload([
  ///   PodArrival("first", cpu: 2, for: .seconds(60)),
  ///   PodArrival("second", cpu: 4, at: .seconds(10), for: .seconds(5), priority: 10),
  /// ])
  /// ```
  ///
  /// - Parameters:
  ///   - name: The name, for people and for reports.
  ///   - cpu: The cores that it requests: a whole number, or as in `"500m"`; `nil` requests none.
  ///   - memory: The bytes that it requests: a whole number, or as in `"1Gi"`; `nil` requests none.
  ///   - others: What else it requests, as in `["example.com/fpga": 1]`.
  ///   - gpu: What it wants in GPUs.
  ///   - time: When it arrives.
  ///   - duration: How long it runs once it has a node.
  ///   - priority: Higher ones are scheduled first and may preempt lower ones.
  ///   - namespace: Its namespace.
  ///   - labels: The labels, by which other pods' selectors find it.
  ///   - edit: Changes the specification before it is taken.
  /// - Precondition: The amounts fit 64 bits.
  public init(
    _ name: String, cpu: Amount? = 1, memory: Amount? = "1Gi", others: [ResourceName: Amount] = [:],
    gpu: GPURequest? = nil, at time: Instant = .origin, for duration: Milliseconds = .infinite, priority: Int32 = 0,
    namespace: String = "default", labels: [String: String] = [:], _ edit: (inout PodSpec) -> Void = { _ in }
  ) {
    self.init(
      name,
      PodShape(
        cpu: cpu, memory: memory, others: others, gpu: gpu, priority: priority, namespace: namespace, labels: labels,
        edit), at: time, for: duration)
  }

  /// A pod of a shape that arrives: at the origin and for ever unless told.
  public init(
    _ name: String, _ shape: PodShape, at time: Instant = .origin, for duration: Milliseconds = .infinite
  ) {
    self.init(time: time, name: name, shape: shape, duration: duration)
  }
}
