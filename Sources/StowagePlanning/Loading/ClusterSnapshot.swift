import StowageKernel
public import StowageManifests
public import StowageModel

/// A cluster as it was found: its nodes, the pods on them, and those that wait to be decided, in the order of the queue.
///
/// It is a value: a what-if takes one, changes it, and brings both to life as a ``LoadedCluster``.
public struct ClusterSnapshot: Sendable {
  /// The nodes, in the order of the input.
  public var nodes: [Node] = []
  /// Everything beside nodes and pods that scheduling looks at.
  public var objects = ClusterObjects()
  /// The pods that are on one of the nodes, in the order of the input.
  public var bound: [Pod] = []
  /// The pods to decide: larger priority first, then the older, then by the order of the input.
  public var pending: [Pod] = []
  /// Pods that scheduling gates keep out of the queue (`spec.schedulingGates`).
  public var gated: [Pod] = []
  /// Pods that another scheduler is to decide (`spec.schedulerName`).
  public var ofOtherSchedulers: [Pod] = []
  /// Pods that wait, but whose deletion has been asked for: kube-scheduler skips them.
  public var terminating: [Pod] = []
  /// Pods on nodes that are not in the input: no node counts them.
  public var onMissingNodes: [Pod] = []
  /// The namespaces that pods are in, but of which no object is there: nothing but their names is known.
  public var unlistedNamespaces: Set<String> = []
  /// What is no error but worth knowing, one sentence each, in a fixed order.
  public var warnings: [ClusterWarning] = []

  /// The name under which pods go to the scheduler unless they name another.
  public static let defaultScheduler = "default-scheduler"

  /// A cluster without anything.
  public init() {}

  /// The cluster that `objects` describe. Pods that have ended are left out, as in Kubernetes.
  ///
  /// - Parameters:
  ///   - objects: What was read.
  ///   - schedulers: The names under which pods go to the scheduler that decides here.
  /// - Complexity: O(*n* log *n*) in the number of pods.
  public init(_ objects: KubernetesObjects, schedulers: Set<String> = [ClusterSnapshot.defaultScheduler]) {
    nodes = objects.nodes
    self.objects = objects.objects
    unlistedNamespaces = objects.unlistedNamespaces
    let names = Set(nodes.map(\.name))
    for pod in objects.pods where !pod.phase.isTerminal {
      if !pod.spec.nodeName.isEmpty {
        if names.contains(pod.spec.nodeName) { bound.append(pod) } else { onMissingNodes.append(pod) }
      } else if pod.metadata.deletionTime != nil {
        terminating.append(pod)
      } else if !schedulers.contains(pod.spec.schedulerName) {
        ofOtherSchedulers.append(pod)
      } else if !pod.spec.schedulingGates.isEmpty {
        gated.append(pod)
      } else {
        pending.append(pod)
      }
    }
    pending = Self.queueOrder(pending)
    warnings = objects.warnings.map { ClusterWarning(.reading($0)) } + foundWarnings(leftAside: objects.leftAside)
  }

  /// `pods` as kube-scheduler's queue hands them out: larger priority first, then the older; of one age, and where no
  /// age is told, in the order given.
  ///
  /// - Complexity: O(*n* log *n*).
  public static func queueOrder(_ pods: [Pod]) -> [Pod] {
    pods.enumerated().sorted { left, right in
      let (one, other) = (left.element, right.element)
      if one.spec.priority != other.spec.priority { return one.spec.priority > other.spec.priority }
      return (one.metadata.creationTime ?? .never, left.offset) < (other.metadata.creationTime ?? .never, right.offset)
    }.map(\.element)
  }
}
