package import StowageModel

/// The pods of a workload, each with its number: what a controller makes of a template.
package struct WorkloadPods: Sendable {
  /// The pod of the template, called like the workload.
  package let pod: Pod
  /// The number of the first pod.
  package let firstNumber: Int
  private let kind: SupportedKind
  private let claimTemplates: [PersistentVolumeClaim]
  private let isIndexed: Bool

  /// The pods of `workload`, whose template is `pod`.
  init(_ workload: WorkloadManifest, pod: Pod) {
    var pod = pod
    // A claim template takes the place of a volume of its name (stateful set controller, updateStorage).
    let claimed = Set(workload.claimTemplates.map(\.metadata.name))
    pod.spec.volumes.removeAll { claimed.contains($0.name) }
    self.pod = pod
    kind = workload.kind
    claimTemplates = workload.claimTemplates
    firstNumber = workload.firstNumber
    isIndexed = workload.isIndexed
  }

  /// The workload's kind, name and namespace, as its pods refer to it.
  package var owner: OwnerReference? { pod.metadata.ownerReferences.first }

  /// Whether the pods differ in more than their names: in labels or in the claims that are made for them.
  package var areNumbered: Bool { kind == .statefulSet || isIndexed }

  /// The pod of this number.
  package func pod(_ number: Int) -> Pod {
    var copy = pod
    copy.metadata.name = "\(pod.metadata.name)-\(number)"
    switch kind {
    case .statefulSet:
      copy.metadata.labels["statefulset.kubernetes.io/pod-name"] = copy.metadata.name
      copy.metadata.labels["apps.kubernetes.io/pod-index"] = "\(number)"
      copy.spec.volumes += claimTemplates.map { claim in
        let name = "\(claim.metadata.name)-\(copy.metadata.name)"
        return PodVolume(name: claim.metadata.name, source: .persistentVolumeClaim(claimName: name))
      }
    case .job where isIndexed:
      copy.metadata.labels["batch.kubernetes.io/job-completion-index"] = "\(number)"
      copy.metadata.annotations["batch.kubernetes.io/job-completion-index"] = "\(number)"
    default: break
    }
    Admission.mergeMatchLabelKeys(of: &copy)
    return copy
  }

  /// The claims that are made for the pod of this number: those of a stateful set's templates, and those of ephemeral
  /// volumes. Claims without a class get the default one of `objects`.
  package func claims(_ number: Int, in objects: ClusterObjects) -> [PersistentVolumeClaim] {
    let pod = pod(number)
    let own = claimTemplates.map { template in
      var claim = template
      claim.metadata.name = "\(template.metadata.name)-\(pod.metadata.name)"
      claim.metadata.namespace = pod.metadata.namespace
      return claim
    }
    return (own + pod.ephemeralClaims).map { claim in
      var claim = claim
      claim.setDefaultClass(objects.defaultStorageClass)
      return claim
    }
  }
}
