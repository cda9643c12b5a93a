/// A version of Kubernetes whose scheduler's decisions are known, by the rules of its source and by recordings.
public enum KubernetesVersion: String, Hashable, Sendable, CaseIterable {
  /// 1.34, recorded from 1.34.9.
  case v1_34 = "1.34"
  /// 1.36, recorded from 1.36.2.
  case v1_36 = "1.36"
}
