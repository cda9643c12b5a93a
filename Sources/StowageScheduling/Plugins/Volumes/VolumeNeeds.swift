import StowageCluster
import StowageModel

/// The claims of a pod, by how far they are from having a volume: what kube-scheduler's volume binder works out before
/// it looks at nodes (Kubernetes 1.34).
struct VolumeNeeds {
  /// The claims that have a volume.
  private(set) var bound: [PersistentVolumeClaim] = []
  /// The claims that get a volume when the pod is placed.
  private(set) var waiting: [PersistentVolumeClaim] = []
  /// Whether some claim should have a volume already.
  private(set) var hasUnboundImmediate = false
  private let objects: ClusterObjects
  private var volumesByClass: [String: [PersistentVolume]] = [:]

  /// Why a pod's claims can't be used at all.
  struct Fault: Error {
    /// In Kubernetes' words.
    let reason: String
  }

  /// The needs of a pod with these claims.
  init(_ claims: [PodClaim], in objects: ClusterObjects) throws(Fault) {
    self.objects = objects
    var found: [PersistentVolumeClaim] = []
    for wanted in claims { found.append(try Self.usable(wanted, in: objects)) }
    for claim in found {
      if claim.isFullyBound {
        bound.append(claim)
      } else if Self.waitsForConsumer(claim, in: objects) && claim.spec.volumeName.isEmpty {
        waiting.append(claim)
      } else {
        hasUnboundImmediate = true
      }
    }
    if waiting.isEmpty { return }
    let classes = Set(waiting.map(\.className))
    for volume in objects.volumes where classes.contains(volume.className) {
      volumesByClass[volume.className, default: []].append(volume)
    }
  }

  private static func usable(
    _ wanted: PodClaim, in objects: ClusterObjects
  ) throws(Fault) -> PersistentVolumeClaim {
    guard let claim = wanted.object(in: objects) else {
      throw Fault(
        reason: wanted.ownerPod == nil
          ? wanted.notFound
          : "waiting for ephemeral volume controller to create the persistentvolumeclaim \"\(wanted.name)\"")
    }
    if claim.phase == .lost {
      throw Fault(
        reason: "persistentvolumeclaim \"\(wanted.name)\" bound to non-existent persistentvolume "
          + "\"\(claim.spec.volumeName)\"")
    }
    if claim.metadata.deletionTime != nil {
      throw Fault(reason: "persistentvolumeclaim \"\(wanted.name)\" is being deleted")
    }
    if let fault = wanted.ownershipFault(of: claim) { throw Fault(reason: fault) }
    return claim
  }

  /// A claim whose class is not there counts as one that should have a volume already (`IsDelayBindingMode`, 1.20 to 1.36).
  private static func waitsForConsumer(_ claim: PersistentVolumeClaim, in objects: ClusterObjects) -> Bool {
    if claim.className.isEmpty { return false }
    return objects.storageClass(named: claim.className)?.volumeBindingMode == .waitForFirstConsumer
  }

  /// What the pod's claims get on `node`, and what they lack there.
  func plan(on node: Node) -> VolumePlan {
    let labels = node.metadata.labels
    var plan = VolumePlan()
    for claim in bound {
      guard let volume = objects.volume(named: claim.spec.volumeName) else {
        plan.lacks.insert(.volume)
        break
      }
      if !volume.migrated(on: objects.csiNode(named: node.name)).isReachable(fromNodeLabelled: labels) {
        plan.lacks.insert(.reach)
        break
      }
    }
    if waiting.contains(where: { $0.selectedNode != nil && $0.selectedNode != node.name }) {
      plan.lacks.insert(.match)
      return plan
    }
    var toProvision = waiting.filter { $0.selectedNode != nil }
    var taken: Set<String> = []
    // The smallest first, so that no large volume goes to a claim that a smaller one would have served.
    for claim in waiting.filter({ $0.selectedNode == nil }).smallestFirst {
      let candidates = volumesByClass[claim.className] ?? []
      if let volume = PersistentVolume.matching(claim, among: candidates, except: taken, nodeLabels: labels) {
        taken.insert(volume.metadata.name)
        plan.bindings.append((claim, volume))
      } else {
        toProvision.append(claim)
      }
    }
    for claim in toProvision {
      guard let storageClass = objects.storageClass(named: claim.className),
        objects.canProvision(storageClass, nodeLabels: labels)
      else {
        plan.lacks.insert(.match)
        return plan
      }
      if !objects.hasCapacity(for: claim, storageClass, nodeLabels: labels) {
        plan.lacks.insert(.space)
        return plan
      }
    }
    plan.provisions = toProvision
    return plan
  }
}

/// What a pod's claims get on a node.
struct VolumePlan {
  /// The volumes that are there already, each for one claim.
  var bindings: [(claim: PersistentVolumeClaim, volume: PersistentVolume)] = []
  /// The claims for which volumes are made.
  var provisions: [PersistentVolumeClaim] = []
  /// What is missing on the node.
  var lacks: Set<Lack> = []

  /// What can be missing.
  enum Lack: String, CaseIterable {
    // In the order in which kube-scheduler tells them.
    /// A bound volume can't be reached.
    case reach = "node(s) didn't match PersistentVolume's node affinity"
    /// A claim gets no volume.
    case match = "node(s) didn't find available persistent volumes to bind"
    /// No storage is left to make a volume of.
    case space = "node(s) did not have enough free storage"
    /// A bound volume is not there.
    case volume = "node(s) unavailable due to one or more pvc(s) bound to non-existent pv(s)"
  }

  /// What is missing, in kube-scheduler's words and order.
  var reasons: [String] { Lack.allCases.filter(lacks.contains).map(\.rawValue) }
}

extension [PersistentVolumeClaim] {
  /// The claims by size, equal ones in their order.
  fileprivate var smallestFirst: [PersistentVolumeClaim] {
    enumerated().sorted { ($0.element.spec.requestBytes, $0.offset) < ($1.element.spec.requestBytes, $1.offset) }
      .map(\.element)
  }
}
