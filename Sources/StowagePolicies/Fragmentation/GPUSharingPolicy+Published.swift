import StowageCluster
import StowageScheduling

/// The policies of "Beware of Fragmentation: Scheduling GPU-Sharing Workloads with Fragmentation Gradient Descent"
/// (Weng et al., USENIX ATC 2023), with the scores of its published program: whole numbers from 0 to 100, ties to the
/// first node. Its sixth, Random, is ``RandomFit``.
extension GPUSharingPolicy {
  /// FGD: the node, and the device of it, that becomes least fragmented for the typical pods.
  public static func fragmentationGradientDescent() -> GPUSharingPolicy {
    GPUSharingPolicy(name: "fragmentationGradientDescent") { GradientRule($0, in: $1) }
  }

  /// BestFit as published: the node with the least CPU and GPU left, each of the largest node's.
  public static func gpuBestFit() -> GPUSharingPolicy {
    GPUSharingPolicy(name: "gpuBestFit") { _, _ in LeftoverRule() }
  }

  /// DotProd as published: the node whose free CPU and GPU weigh least along what the pod asks for.
  public static func gpuDotProduct() -> GPUSharingPolicy {
    GPUSharingPolicy(name: "gpuDotProduct") { _, _ in AlignmentRule() }
  }

  /// GpuPacking: GPUs in use first, then free ones of nodes in use, then idle nodes; a pod without GPUs goes to the
  /// first node.
  public static func gpuPacking() -> GPUSharingPolicy {
    GPUSharingPolicy(name: "gpuPacking") { _, _ in PackingRule() }
  }

  /// GpuClustering: pods that take as many GPUs are kept together; a pod without GPUs goes to the first node.
  public static func gpuClustering() -> GPUSharingPolicy {
    GPUSharingPolicy(name: "gpuClustering") { ClusteringRule(nodeSlots: $1.nodeSlots) }
  }
}
