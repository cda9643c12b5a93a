import StowageModel

/// Decides which workloads stand for pods that are not in the input: `kubectl get all` lists a deployment, its replica
/// sets and their pods, and those must not count twice.
struct WorkloadExpansion {
  private var owners: Set<Owner> = []
  private var workloads: Set<Owner> = []

  private struct Owner: Hashable {
    var namespace: String
    var kind: String
    var name: String
  }

  init(workloads: [WorkloadManifest], pods: [Pod]) {
    for workload in workloads {
      self.workloads.insert(
        Owner(namespace: workload.metadata.namespace, kind: workload.kind.rawValue, name: workload.metadata.name))
    }
    for pod in pods { addOwners(of: pod.metadata) }
    // A deployment owns its pods through its replica sets.
    for workload in workloads where workload.kind == .replicaSet {
      let name = workload.metadata.name
      let namespace = workload.metadata.namespace
      if owners.contains(Owner(namespace: namespace, kind: workload.kind.rawValue, name: name)) {
        addOwners(of: workload.metadata)
      }
    }
  }

  private mutating func addOwners(of metadata: ObjectMeta) {
    for owner in metadata.ownerReferences {
      owners.insert(Owner(namespace: metadata.namespace, kind: owner.kind, name: owner.name))
      // The replica set may be missing from the input; its name is the deployment's with the template's hash.
      if owner.kind == "ReplicaSet", let hash = metadata.labels["pod-template-hash"], owner.name.hasSuffix("-" + hash) {
        let name = String(owner.name.dropLast(hash.count + 1))
        owners.insert(Owner(namespace: metadata.namespace, kind: "Deployment", name: name))
      }
    }
  }

  /// Whether pods are to be made for `workload`: none of its own are there, no workload above it makes them, its template
  /// can be run, and it is not paused.
  func isNeeded(for workload: WorkloadManifest) -> Bool {
    let namespace = workload.metadata.namespace
    let isOwned = workload.metadata.ownerReferences.contains {
      workloads.contains(Owner(namespace: namespace, kind: $0.kind, name: $0.name))
    }
    return workload.hasContainers && !workload.isPaused && !isOwned && !hasPods(workload)
  }

  /// Whether pods of `workload` are among those that were read.
  func hasPods(_ workload: WorkloadManifest) -> Bool {
    let (kind, metadata) = (workload.kind.rawValue, workload.metadata)
    return owners.contains(Owner(namespace: metadata.namespace, kind: kind, name: metadata.name))
  }
}
