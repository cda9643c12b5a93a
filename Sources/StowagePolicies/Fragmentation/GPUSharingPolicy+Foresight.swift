import StowageCluster
import StowageScheduling

extension GPUSharingPolicy {
  /// Stowage's own policy for shared GPUs: fragmentation gradient descent that also looks ahead.
  ///
  /// Beside fragmentation it minds idle GPUs that their node's CPU is no longer enough for, GPU models that other pods
  /// depend on, and free capacity at all, in finer steps than FGD's. The documentation's page on fragmentation explains
  /// it.
  public static func gpuForesight() -> GPUSharingPolicy {
    GPUSharingPolicy(name: "gpuForesight") { ForesightRule($0, in: $1) }
  }
}
