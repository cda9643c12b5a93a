/// A volume that a pod's containers can mount (`Volume` of core/v1).
public struct PodVolume: Hashable, Sendable {
  /// The name by which the pod's containers mount it.
  public var name: String
  /// Where it comes from.
  public var source: Source

  /// A volume of a pod.
  public init(name: String, source: Source) {
    self.name = name
    self.source = source
  }

  /// Where a pod's volume comes from.
  public enum Source: Hashable, Sendable {
    /// A claim in the pod's namespace.
    case persistentVolumeClaim(claimName: String, readOnly: Bool = false)
    /// A claim that is made with the pod and goes with it.
    case ephemeral(claimTemplate: PersistentVolumeClaimSpec)
    /// A disk named directly.
    case inTree(InTreeVolume)
    /// Something that a driver makes for this pod alone, on its node; not counted against the node's limits.
    case csi(driver: String, readOnly: Bool = false)
    /// The files of a container image; empty where the specification names none yet.
    case image(reference: String)
    /// Something else, by its field in the specification, as in `emptyDir`.
    case other(String)
  }

  /// The name of the claim behind it, `nil` where there is none; an ephemeral volume's claim is called `POD-VOLUME`.
  public func claimName(inPod podName: String) -> String? {
    switch source {
    case .persistentVolumeClaim(let name, _): name
    case .ephemeral: "\(podName)-\(name)"
    case .inTree, .csi, .image, .other: nil
    }
  }

  /// Whether it can matter to the choice of a node. Kubernetes gives every pod a volume for its credentials under a
  /// name of its own; if that mattered, no two pods would be alike.
  public var concernsScheduling: Bool {
    switch source {
    case .persistentVolumeClaim, .ephemeral, .inTree, .image: true
    case .csi, .other: false
    }
  }
}
