/// What becomes of pods that leave their nodes before their time.
public enum EvictedPods: String, Hashable, Sendable, CaseIterable {
  /// Each comes back at once as a new pod that waits for a node and has all its work to do again, as with pods that a
  /// controller keeps up.
  case requeue
  /// The pods leave the cluster and nothing replaces them.
  case drop
}
