public import StowageKernel
public import StowageModel

/// Why a simulation can't begin or go on.
public enum SimulationError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A pod is said to run on a node that is not there.
  case runningOnMissingNode(pod: String, node: String)
  /// A pod is said to run on a node that has not the GPUs for it.
  case runningWithoutDevices(pod: String, node: String)
  /// What pods that run from the start ask for and what the nodes have is more than can be counted exactly.
  case runningOverflow(pod: String, resource: ResourceName)
  /// The workload gave an arrival earlier than the one before.
  case arrivalOutOfOrder(pod: String, time: Instant, previous: Instant)
  /// A pod arrives before the origin of simulated time or after its end.
  case arrivalOutOfRange(pod: String, time: Instant)

  /// What is wrong, and what would be right.
  public var description: String {
    switch self {
    case .runningOnMissingNode(let pod, let node):
      "pod \"\(pod)\" is bound to node \"\(node)\", which the cluster does not have"
    case .runningWithoutDevices(let pod, let node):
      "pod \"\(pod)\" is bound to node \"\(node)\", which has not the GPUs that it asks for left"
    case .runningOverflow(let pod, let resource):
      "with pod \"\(pod)\" the running pods' \(resource.rawValue) and the nodes' together are more than can be counted exactly "
        + "(2^63 - 1)"
    case .arrivalOutOfOrder(let pod, let time, let previous):
      "pod \"\(pod)\" arrives at \(time), after one that arrives at \(previous); arrivals must be in order of time"
    case .arrivalOutOfRange(let pod, let time):
      "pod \"\(pod)\" arrives at \(time); expected a time from 0 to \(Simulation.horizon)"
    }
  }
}
