public import StowageCluster
public import StowageModel

extension PodTopologySpread {
  // Usable from inline, so that the imports are public: a package import keeps the optimiser from inlining across modules.
  /// The constraints of one kind that apply to a pod: its own, or the default ones where it has none of either kind and
  /// something selects pods like it.
  @usableFromInline package func constraints(
    _ action: TopologySpreadConstraint.Action, of pod: PodInfo, in cluster: ClusterView
  ) -> [SpreadConstraint] {
    let shape = pod.shape
    let own = shape.spec.topologySpreadConstraints
    if !own.isEmpty {
      return own.filter { $0.whenUnsatisfiable == action }.map { SpreadConstraint($0, labels: shape.labels) }
    }
    let defaults = defaultConstraints.filter { $0.whenUnsatisfiable == action }
    if defaults.isEmpty { return [] }
    let selector = cluster.objects.defaultSpreadSelector(of: shape)
    return selector.isEmpty ? [] : defaults.map { SpreadConstraint(default: $0, selector: selector) }
  }

  /// Whether nodes that lack some constraint's label are left out of the score.
  package func needsAllKeys(_ pod: PodInfo) -> Bool {
    defaults != .system || !pod.shape.spec.topologySpreadConstraints.isEmpty
  }

  private var defaultConstraints: [TopologySpreadConstraint] {
    switch defaults {
    case .system: Self.systemConstraints
    case .list(let constraints): constraints
    }
  }

  private static let systemConstraints = [
    TopologySpreadConstraint(
      maxSkew: 3, topologyKey: "kubernetes.io/hostname", whenUnsatisfiable: .scheduleAnyway, labelSelector: nil),
    TopologySpreadConstraint(
      maxSkew: 5, topologyKey: "topology.kubernetes.io/zone", whenUnsatisfiable: .scheduleAnyway, labelSelector: nil),
  ]
}

extension ClusterObjects {
  /// The pods that are of a kind with a pod: those that all the services which reach it, and its controller, select
  /// (Kubernetes 1.34, plugins/helper/spread.go). Empty where there are none.
  func defaultSpreadSelector(of shape: PodShape) -> LabelSelector {
    var selector = LabelSelector()
    for service in services(selecting: shape.labels, inNamespace: shape.namespace) {
      selector.matchLabels.merge(service.selector) { _, later in later }
    }
    guard let reference = shape.controller, let kind = PodOwner.Kind(rawValue: reference.kind),
      let owner = owner(kind, namespace: shape.namespace, name: reference.name)
    else { return selector }
    if kind == .replicationController {
      selector.matchLabels.merge(owner.selector?.matchLabels ?? [:]) { _, later in later }
      return selector
    }
    // A label that a service asks for as well may have another value there: both conditions stand.
    for (key, value) in owner.selector?.matchLabels ?? [:] {
      selector.matchExpressions.append(LabelSelector.Requirement(key: key, operator: .in, values: [value]))
    }
    selector.matchExpressions += owner.selector?.matchExpressions ?? []
    return selector
  }
}
