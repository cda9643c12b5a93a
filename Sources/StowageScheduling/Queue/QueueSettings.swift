public import StowageKernel

/// How long a pod that found no node waits before it is tried again: `podInitialBackoffSeconds` and `podMaxBackoffSeconds` of
/// a KubeSchedulerConfiguration.
public struct QueueSettings: Hashable, Sendable {
  /// The wait after the first failure; each further failure doubles it.
  public var initialBackoff: Milliseconds
  /// The longest wait, however often the pod has failed.
  public var maxBackoff: Milliseconds

  /// Kubernetes' defaults unless given: 1 s and 10 s (1.34, pkg/scheduler/apis/config/v1/defaults.go).
  public init(initialBackoff: Milliseconds = Milliseconds(1_000), maxBackoff: Milliseconds = Milliseconds(10_000)) {
    self.initialBackoff = initialBackoff
    self.maxBackoff = maxBackoff
  }
}
