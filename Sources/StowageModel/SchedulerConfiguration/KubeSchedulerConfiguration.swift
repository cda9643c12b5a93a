/// A configuration file of kube-scheduler: `KubeSchedulerConfiguration`, `kubescheduler.config.k8s.io/v1`.
///
/// It says what the file says: nothing is merged with Kubernetes' default plugins yet, for these differ between versions.
///
/// Fields that have no bearing on which pod goes where are not kept: `leaderElection`, `clientConnection`,
/// `enableProfiling`, `enableContentionProfiling`, `delayCacheUntilActive`, and the `healthzBindAddress` and
/// `metricsBindAddress` that files written for earlier versions carry along.
public struct KubeSchedulerConfiguration: Hashable, Sendable {
  /// The schedulers that pods can name; never empty in a valid configuration.
  public var profiles: [KubeSchedulerProfile]
  /// How many nodes that fit are found before the search stops, in percent of all; 0 or `nil` lets the share shrink as the
  /// cluster grows. A profile's own value goes before it.
  public var percentageOfNodesToScore: Int?
  /// How many nodes are looked at together. It has a bearing on speed, and on chance where only some nodes are looked at;
  /// no decision here depends on it.
  public var parallelism: Int
  /// The wait of a pod after it found no node for the first time, in seconds.
  public var podInitialBackoffSeconds: Int64
  /// The longest wait, in seconds.
  public var podMaxBackoffSeconds: Int64

  /// A configuration; Kubernetes' defaults unless given (1.34, pkg/scheduler/apis/config/v1/defaults.go).
  public init(
    profiles: [KubeSchedulerProfile] = [KubeSchedulerProfile()], percentageOfNodesToScore: Int? = nil,
    parallelism: Int = 16, podInitialBackoffSeconds: Int64 = 1, podMaxBackoffSeconds: Int64 = 10
  ) {
    self.profiles = profiles
    self.percentageOfNodesToScore = percentageOfNodesToScore
    self.parallelism = parallelism
    self.podInitialBackoffSeconds = podInitialBackoffSeconds
    self.podMaxBackoffSeconds = podMaxBackoffSeconds
  }
}
