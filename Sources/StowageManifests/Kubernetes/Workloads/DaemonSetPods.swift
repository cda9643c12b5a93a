import StowageModel

extension WorkloadManifest {
  /// The pods that a daemon set's controller keeps: one for each node that should run it, tied to that node by affinity and
  /// called after it. Whether there is room on the node is for the scheduler to say (Kubernetes 1.36,
  /// daemon_controller.go `NodeShouldRunDaemonPod`, util/daemonset_util.go).
  func daemonPods(of pod: Pod, on nodes: [Node]) -> [Pod] {
    var daemon = pod
    daemon.spec.tolerations += Self.daemonTolerations(isOnHostNetwork: pod.spec.hostNetwork)
    return nodes.filter { daemon.spec.canRunAsDaemon(on: $0) }.map { node in
      var copy = daemon
      copy.metadata.name = "\(metadata.name)-\(node.name)"
      copy.spec.affinity.requiredNodes = Self.selector(ofNode: node.name)
      Admission.mergeMatchLabelKeys(of: &copy)
      return copy
    }
  }

  /// What every pod of a daemon set tolerates.
  private static func daemonTolerations(isOnHostNetwork: Bool) -> [Toleration] {
    let noSchedule = ["disk-pressure", "memory-pressure", "pid-pressure", "unschedulable"]
    return ["not-ready", "unreachable"].map { tolerates($0, .noExecute) }
      + (noSchedule + (isOnHostNetwork ? ["network-unavailable"] : [])).map { tolerates($0, .noSchedule) }
  }

  private static func tolerates(_ key: String, _ effect: Taint.Effect) -> Toleration {
    Toleration(key: "node.kubernetes.io/\(key)", operator: .exists, effect: effect)
  }

  /// The node of this name alone, whatever the template selects (`ReplaceDaemonSetPodNodeNameNodeAffinity`).
  private static func selector(ofNode node: String) -> NodeSelector {
    let name = NodeSelectorRequirement(key: "metadata.name", operator: .in, values: [node])
    return NodeSelector(nodeSelectorTerms: [NodeSelectorTerm(matchFields: [name])])
  }
}

extension PodSpec {
  /// Whether a daemon set keeps a pod like this on `node`: by name, selector, affinity and taints.
  fileprivate func canRunAsDaemon(on node: Node) -> Bool {
    (nodeName.isEmpty || nodeName == node.name) && node.hasLabels(nodeSelector)
      && affinity.requiredNodes?.matches(name: node.name, labels: node.metadata.labels) ?? true
      && node.taints.allSatisfy { taint in
        taint.effect == .preferNoSchedule || tolerations.contains { $0.tolerates(taint) }
      }
  }
}
