/// Something that a random cluster may have or lack.
///
/// Each cluster has some of them alone, so that each is met by itself and together with every other.
public enum ClusterFeature: String, Hashable, Sendable, CaseIterable {
  /// Taints of the effect `NoSchedule`, and pods that tolerate them.
  case taints
  /// Taints of the effect `PreferNoSchedule`, and pods that tolerate them.
  case softTaints
  /// Nodes that are cordoned from the start.
  case cordons
  /// Pods that must be on nodes with certain labels, by node selectors and required node affinity.
  case nodeSelectors
  /// Pods that would rather be on nodes with certain labels.
  case preferredNodes
  /// Pods that name their node.
  case pins
  /// Topology spread constraints that must be met.
  case hardSpread
  /// Topology spread constraints that should be met.
  case softSpread
  /// Pods that must be near others.
  case requiredAffinity
  /// Pods that must not be near others.
  case antiAffinity
  /// Pods that would rather be near others, or away from them.
  case preferredAffinity
  /// Services and replica sets, by which pods are spread that have no constraint of their own.
  case services
  /// Ports of the node that pods take.
  case hostPorts
  /// Container images on nodes, and pods that run them.
  case images
  /// GPUs of two models, and pods that ask for a share of one or for several.
  case devices
  /// Resources that few nodes have, such as FPGAs and huge pages.
  case extendedResources
  /// Claims, volumes, storage classes and the limits of nodes for volumes.
  case volumes
  /// Priorities, pods that preempt others, and disruption budgets.
  case priorities
  /// Several containers in a pod, init containers and sidecars among them, and pod overhead.
  case containers
  /// Pods that don't say what they need.
  case missingRequests
  /// Nodes without CPU or memory, and nodes that say nothing about the number of their pods.
  case oddNodes
  /// Nodes that lack a label, or have it with an empty value.
  case missingLabels
}
