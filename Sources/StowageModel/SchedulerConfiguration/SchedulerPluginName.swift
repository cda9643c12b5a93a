/// The plugins of kube-scheduler that a profile can be made of (1.34 and 1.36, pkg/scheduler/framework/plugins).
public enum SchedulerPluginName: String, Hashable, Sendable, CaseIterable {
  /// Keeps pods with scheduling gates out of the queue.
  case schedulingGates = "SchedulingGates"
  /// Puts pods of high priority first.
  case prioritySort = "PrioritySort"
  /// Keeps pods off cordoned nodes.
  case nodeUnschedulable = "NodeUnschedulable"
  /// Keeps pods on the node that they name.
  case nodeName = "NodeName"
  /// Keeps pods off nodes with taints that they do not tolerate, and prefers nodes with fewer such taints.
  case taintToleration = "TaintToleration"
  /// Looks at node selectors and node affinity.
  case nodeAffinity = "NodeAffinity"
  /// Looks at host ports.
  case nodePorts = "NodePorts"
  /// Keeps pods off nodes without enough free capacity, and scores by what is requested.
  case nodeResourcesFit = "NodeResourcesFit"
  /// Looks at volumes that only some pods can share.
  case volumeRestrictions = "VolumeRestrictions"
  /// Looks at how many volumes a node can have.
  case nodeVolumeLimits = "NodeVolumeLimits"
  /// Looks for volumes for claims.
  case volumeBinding = "VolumeBinding"
  /// Looks at the zones of volumes.
  case volumeZone = "VolumeZone"
  /// Spreads pods over domains.
  case podTopologySpread = "PodTopologySpread"
  /// Looks at affinity between pods.
  case interPodAffinity = "InterPodAffinity"
  /// Looks at resource claims.
  case dynamicResources = "DynamicResources"
  /// Pushes pods of lower priority out.
  case defaultPreemption = "DefaultPreemption"
  /// Evens out the use of a node's resources.
  case nodeResourcesBalancedAllocation = "NodeResourcesBalancedAllocation"
  /// Prefers nodes that have the pod's images.
  case imageLocality = "ImageLocality"
  /// Binds pods to the chosen node.
  case defaultBinder = "DefaultBinder"
  /// Looks at what nodes declare that they can do (1.36).
  case nodeDeclaredFeatures = "NodeDeclaredFeatures"

  /// The points at which it can be asked.
  public var extensionPoints: [SchedulerExtensionPoint] {
    switch self {
    case .schedulingGates: [.preEnqueue]
    case .prioritySort: [.queueSort]
    case .nodeUnschedulable, .nodeName: [.filter]
    case .taintToleration: [.filter, .preScore, .score]
    case .nodeAffinity, .nodeResourcesFit, .podTopologySpread, .interPodAffinity:
      [.preFilter, .filter, .preScore, .score]
    case .nodePorts, .volumeRestrictions, .nodeVolumeLimits, .volumeZone, .nodeDeclaredFeatures: [.preFilter, .filter]
    case .volumeBinding: [.preFilter, .filter, .preScore, .score, .reserve, .preBind]
    case .dynamicResources: [.preEnqueue, .preFilter, .filter, .postFilter, .score, .reserve, .preBind]
    case .defaultPreemption: [.preEnqueue, .postFilter]
    case .nodeResourcesBalancedAllocation: [.preScore, .score]
    case .imageLocality: [.score]
    case .defaultBinder: [.bind]
    }
  }

  /// Plugins of Kubernetes 1.36 that nothing here stands for: switching them off changes nothing, switching them on is
  /// refused.
  public static let unsupported = [
    "GangScheduling", "PodGroupPodsCount", "TopologyPlacementGenerator",
  ]

  /// Plugins that Kubernetes had once, of which old files speak.
  public static let removed = [
    "AzureDiskLimits", "CinderLimits", "EBSLimits", "GCEPDLimits", "NodeLabel", "NodePreferAvoidPods",
    "NodeResourcesLeastAllocated", "NodeResourcesMostAllocated", "RequestedToCapacityRatio", "SelectorSpread",
    "ServiceAffinity",
  ]
}
