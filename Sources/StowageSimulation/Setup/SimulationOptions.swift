public import StowageKernel

/// What can be set about a run beside cluster, workload and policy.
public struct SimulationOptions: Sendable, Hashable {
  /// A pod that has waited this long is given up; `nil` waits for ever, as Kubernetes does.
  public var pendingTimeout: Milliseconds?
  /// What becomes of pods that leave their nodes before their time.
  public var evictedPods: EvictedPods
  /// How long after the first arrival the means over time begin.
  public var warmUp: Milliseconds
  /// Whether series and the shapes that waited are recorded, for a report; metrics always are.
  public var recordsDetail: Bool
  /// Whether it is recorded how full every node was at a few times.
  public var recordsMap: Bool

  /// Options; Kubernetes' behaviour and a full recording unless given.
  public init(
    pendingTimeout: Milliseconds? = nil, evictedPods: EvictedPods = .requeue, warmUp: Milliseconds = .zero,
    recordsDetail: Bool = true
  ) {
    self.pendingTimeout = pendingTimeout
    self.evictedPods = evictedPods
    self.warmUp = warmUp
    self.recordsDetail = recordsDetail
    recordsMap = recordsDetail
  }
}
