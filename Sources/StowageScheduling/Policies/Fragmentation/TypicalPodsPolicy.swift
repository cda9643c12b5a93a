/// A policy that wants to know which pods are typical of the workload, before the first decision.
public protocol TypicalPodsPolicy: SchedulingPolicy {
  /// Takes in which pods are typical. Without, a policy that goes by them sees no difference between nodes.
  mutating func learn(_ typicalPods: TypicalPods)
}
