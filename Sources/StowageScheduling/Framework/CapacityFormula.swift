/// A score, or a filter's rule, that looks at nothing of a node but its CPU, its memory and how many pods it takes: written
/// as a formula, so that it can be worked out for many nodes in a few instructions each.
///
/// The formulas are those of Kubernetes; what they come to must be what the plugin's own rule says.
public enum CapacityFormula: Hashable, Sendable {
  /// Whole percents of what would be free, by resource, in the weighted mean cut to a whole number: LeastAllocated.
  case leastAllocated(CPUAndMemory, weights: CPUAndMemory, of: UsageBasis)
  /// Whole percents of what would be used, by resource, in the weighted mean cut to a whole number: MostAllocated.
  case mostAllocated(CPUAndMemory, weights: CPUAndMemory, of: UsageBasis)
  /// 100 less half the difference of the used shares in percent, cut to a whole number.
  case evenness(CPUAndMemory)
  /// 75 and half of what the pod adds to that.
  case evennessGained(CPUAndMemory)
}

/// An amount of CPU and one of memory, or a number for each.
public struct CPUAndMemory: Hashable, Sendable {
  /// CPU, in milli-CPU; or the weight of CPU.
  public var cpu: Int64
  /// Memory, in bytes; or the weight of memory.
  public var memory: Int64

  /// An amount, or a weight, of each of the two resources.
  public init(cpu: Int64, memory: Int64) {
    self.cpu = cpu
    self.memory = memory
  }
}

/// What counts as used on a node.
public enum UsageBasis: Hashable, Sendable {
  /// The sum of the pods' requests.
  case requested
  /// What scores count as requested: a container without a request has a default (kube-scheduler's `NonZeroRequested`).
  case nonZeroRequested
}
