/// A version of Kubernetes whose scheduler's decisions are known.
public enum KubernetesVersion: String, Hashable, Sendable, CaseIterable {
  /// 1.34.
  case v1_34 = "1.34"
  /// 1.36.
  case v1_36 = "1.36"
}
