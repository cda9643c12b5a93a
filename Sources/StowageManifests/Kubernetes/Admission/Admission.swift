import StowageModel

/// Completes objects as the API server, its admission and the controllers do before a scheduler sees them.
///
/// Everything that is added to what was written is added here, or in the pods that workloads are expanded to
/// (``WorkloadPods``).
enum Admission {
  /// Completes `objects`, whose pods are all there.
  ///
  /// - Complexity: O(*n*) in the number of all objects.
  static func complete(_ objects: inout KubernetesObjects) {
    labelNamespaces(&objects)
    for index in objects.pods.indices where objects.pods[index].isWritten {
      mergeMatchLabelKeys(of: &objects.pods[index])
    }
    makeEphemeralClaims(&objects)
    setDefaultClasses(&objects.objects)
    disownClaims(&objects)
  }

  /// Every namespace has a label with its name (`SetDefaults_Namespace`), also those that nobody has listed.
  private static func labelNamespaces(_ objects: inout KubernetesObjects) {
    var namespaces = Array(objects.objects.namespaces)
    var names = Set(namespaces.map(\.metadata.name))
    for pod in objects.pods where names.insert(pod.metadata.namespace).inserted {
      namespaces.append(Namespace(metadata: ObjectMeta(name: pod.metadata.namespace)))
      objects.unlistedNamespaces.insert(pod.metadata.namespace)
    }
    for var namespace in namespaces where !namespace.metadata.name.isEmpty {
      namespace.metadata.labels["kubernetes.io/metadata.name"] = namespace.metadata.name
      objects.objects.namespaces.update(namespace)
    }
  }

  /// What `matchLabelKeys` and `mismatchLabelKeys` of affinity terms mean for a pod of these labels becomes a part of the
  /// terms' selectors (pkg/registry/core/pod/strategy.go, on since 1.31).
  static func mergeMatchLabelKeys(of pod: inout Pod) {
    let labels = pod.metadata.labels
    func merge(_ term: inout PodAffinityTerm) {
      guard var selector = term.labelSelector else { return }
      for (keys, means) in [
        (term.matchLabelKeys, LabelSelector.Operator.in),
        (term.mismatchLabelKeys, LabelSelector.Operator.notIn),
      ] {
        for key in keys {
          guard let value = labels[key] else { continue }
          let requirement = LabelSelector.Requirement(key: key, operator: means, values: [value])
          if !selector.matchExpressions.contains(requirement) { selector.matchExpressions.append(requirement) }
        }
      }
      term.labelSelector = selector
    }
    if pod.spec.affinity == Affinity() { return }
    for index in pod.spec.affinity.requiredPods.indices { merge(&pod.spec.affinity.requiredPods[index]) }
    for index in pod.spec.affinity.requiredAntiPods.indices { merge(&pod.spec.affinity.requiredAntiPods[index]) }
    for index in pod.spec.affinity.preferredPods.indices { merge(&pod.spec.affinity.preferredPods[index].term) }
    for index in pod.spec.affinity.preferredAntiPods.indices { merge(&pod.spec.affinity.preferredAntiPods[index].term) }
  }

  /// The ephemeral volume controller makes a claim for each ephemeral volume of a pod. Those of pods that an API server has
  /// seen were made there, or are missing there.
  private static func makeEphemeralClaims(_ objects: inout KubernetesObjects) {
    for pod in objects.pods where pod.isWritten && !pod.phase.isTerminal {
      for claim in pod.ephemeralClaims {
        let (namespace, name) = (claim.metadata.namespace, claim.metadata.name)
        if objects.objects.claim(namespace: namespace, name: name) == nil { objects.objects.claims.update(claim) }
      }
    }
  }

  /// A claim that names no class gets the default one, from the admission plugin DefaultStorageClass or later from the
  /// volume controller.
  private static func setDefaultClasses(_ objects: inout ClusterObjects) {
    guard let standard = objects.defaultStorageClass else { return }
    for var claim in Array(objects.claims) where claim.setDefaultClass(standard) { objects.claims.update(claim) }
  }

  /// The claim of an ephemeral volume belongs to one pod, and not to a later one of the same name: owners are compared by
  /// their identifiers.
  private static func disownClaims(_ objects: inout KubernetesObjects) {
    var identifiers: [String: String] = [:]
    for pod in objects.pods where !pod.metadata.uid.isEmpty { identifiers[pod.qualifiedName] = pod.metadata.uid }
    for var claim in Array(objects.objects.claims) {
      let before = claim.metadata.ownerReferences.count
      claim.metadata.ownerReferences.removeAll { owner in
        guard owner.kind == "Pod", !owner.uid.isEmpty else { return false }
        return identifiers["\(claim.metadata.namespace)/\(owner.name)"].map { $0 != owner.uid } ?? false
      }
      if claim.metadata.ownerReferences.count != before { objects.objects.claims.update(claim) }
    }
  }
}

extension Pod {
  /// Whether it was written by hand, or made here from a workload: no API server has given it an identifier.
  fileprivate var isWritten: Bool { metadata.uid.isEmpty }
}
