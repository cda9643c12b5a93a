/// The labels by which Kubernetes tells where a node is.
public enum TopologyLabel {
  /// The key of a node's zone.
  public static let zone = "topology.kubernetes.io/zone"
  /// The key of a node's own name, which its kubelet sets.
  public static let hostname = "kubernetes.io/hostname"
}
