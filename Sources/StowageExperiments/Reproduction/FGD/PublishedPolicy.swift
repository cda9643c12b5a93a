import StowageScheduling

/// The policies of the experiment, under the names that its files have.
public enum PublishedPolicy: String, Hashable, Sendable, CaseIterable {
  /// Any node and any device that will do.
  case random = "01-Random"
  /// The node along whose free resources the pod weighs least.
  case dotProduct = "02-DotProd"
  /// Pods of as many GPUs together.
  case clustering = "03-GpuClustering"
  /// GPUs in use before idle ones.
  case packing = "04-GpuPacking"
  /// The node with the least left.
  case bestFit = "05-BestFit"
  /// Fragmentation gradient descent.
  case gradientDescent = "06-FGD"

  /// The policy of Stowage that it is.
  public var policyName: String {
    switch self {
    case .random: "randomFit"
    case .dotProduct: "gpuDotProduct"
    case .clustering: "gpuClustering"
    case .packing: "gpuPacking"
    case .bestFit: "gpuBestFit"
    case .gradientDescent: "fragmentationGradientDescent"
    }
  }

  /// Whether the published results can be repeated to the last digit: Random's came out of a race of threads.
  public var isDeterministic: Bool { self != .random }
}
