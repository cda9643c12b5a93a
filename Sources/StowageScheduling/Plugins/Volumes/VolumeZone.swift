public import StowageCluster
import StowageModel

/// Keeps pods in the zones and regions that their volumes' labels name (Kubernetes 1.34).
public struct VolumeZone: PreFilterPlugin, BatchFilterPlugin {
  /// Makes the plugin; it has no settings.
  public init() {}

  /// The plugin's name in rejections, scores and configuration files: `VolumeZone`.
  public let name = "VolumeZone"

  /// Pods that name claims. Those of ephemeral volumes don't count.
  public func concerns(_ pod: PodInfo, in cluster: ClusterView) -> Bool {
    pod.shape.spec.volumes.contains { volume in
      if case .persistentVolumeClaim = volume.source { true } else { false }
    }
  }

  /// Every named claim must have a volume or wait for one until its first pod is placed.
  public func rejectEverywhere(_ pod: PodInfo, in cluster: ClusterView) -> Rejection? {
    if pod.shape.spec.volumes.isEmpty { return nil }
    switch topologies(of: pod, in: cluster) {
    case .success: return nil
    case .failure(let fault):
      return Rejection(plugin: name, code: .unschedulableAndUnresolvable, reasons: [fault.reason])
    }
  }

  /// A node that has a zone or region must have those of every volume.
  public func reject(_ pod: PodInfo, on node: NodeID, in cluster: ClusterView) -> Rejection? {
    guard case .success(let topologies) = topologies(of: pod, in: cluster) else { return nil }
    return reject(cluster.node(node), by: topologies)
  }

  /// The same with the volumes looked up once.
  public func filter(_ nodes: inout NodeSet, for pod: PodInfo, in cluster: ClusterView) {
    guard case .success(let topologies) = topologies(of: pod, in: cluster), !topologies.isEmpty else { return }
    nodes.filter { reject(cluster.node(cluster.nodeID(at: $0)), by: topologies) == nil }
  }

  private func reject(_ node: Node, by topologies: [VolumeTopology]) -> Rejection? {
    let labels = node.metadata.labels
    guard Self.keys.contains(where: { labels[$0.key] != nil }) else { return nil }
    for topology in topologies {
      // A volume's beta label also means a node's label of today, but not the other way round.
      guard let value = labels[topology.key] ?? labels[topology.stableKey], topology.values.contains(value) else {
        return Rejection(
          plugin: name, code: .unschedulableAndUnresolvable, reasons: ["node(s) had no available volume zone"])
      }
    }
    return nil
  }

  private func topologies(of pod: PodInfo, in cluster: ClusterView) -> Result<[VolumeTopology], Fault> {
    let objects = cluster.objects
    var topologies: [VolumeTopology] = []
    for claimName in pod.shape.namedClaims {
      guard let claim = objects.claim(namespace: pod.shape.namespace, name: claimName) else {
        return .failure(Fault(reason: "persistentvolumeclaim \"\(claimName)\" not found"))
      }
      if claim.spec.volumeName.isEmpty {
        if let fault = faultOfUnbound(claim, in: objects) { return .failure(fault) }
        continue
      }
      guard let volume = objects.volume(named: claim.spec.volumeName) else {
        return .failure(Fault(reason: "persistentvolume \"\(claim.spec.volumeName)\" not found"))
      }
      topologies += Self.topologies(of: volume)
    }
    return .success(topologies)
  }

  private func faultOfUnbound(_ claim: PersistentVolumeClaim, in objects: ClusterObjects) -> Fault? {
    if claim.className.isEmpty {
      return Fault(reason: "PersistentVolumeClaim had no pv name and storageClass name")
    }
    guard let storageClass = objects.storageClass(named: claim.className) else {
      return Fault(reason: StorageClass.notFound(claim.className))
    }
    return storageClass.volumeBindingMode == .waitForFirstConsumer
      ? nil : Fault(reason: "PersistentVolume had no name")
  }

  static func topologies(of volume: PersistentVolume) -> [VolumeTopology] {
    keys.compactMap { key, stableKey in
      guard let label = volume.metadata.labels[key] else { return nil }
      let values = label.split(separator: "__", omittingEmptySubsequences: false).map { $0.trimmingSpaces }
      // A label that can't be read is passed over, as in Kubernetes.
      return values.contains("") ? nil : VolumeTopology(key: key, stableKey: stableKey, values: values)
    }
  }

  /// The labels that name zones and regions, each with the one that took its place.
  private static let keys: [(key: String, stableKey: String)] = [
    ("failure-domain.beta.kubernetes.io/zone", "topology.kubernetes.io/zone"),
    ("failure-domain.beta.kubernetes.io/region", "topology.kubernetes.io/region"),
    ("topology.kubernetes.io/zone", "topology.kubernetes.io/zone"),
    ("topology.kubernetes.io/region", "topology.kubernetes.io/region"),
  ]

  struct VolumeTopology: Hashable {
    let key: String
    let stableKey: String
    let values: [String]
  }

  private struct Fault: Error {
    let reason: String
  }
}

extension StorageClass {
  /// The API's words for a storage class that is not there.
  static func notFound(_ name: String) -> String { "storageclass.storage.k8s.io \"\(name)\" not found" }
}

extension Substring {
  fileprivate var trimmingSpaces: String {
    var part = self
    while part.first?.isWhitespace == true { part.removeFirst() }
    while part.last?.isWhitespace == true { part.removeLast() }
    return String(part)
  }
}
