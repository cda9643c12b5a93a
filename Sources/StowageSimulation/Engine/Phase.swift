/// When a component has its turn among those that act at one instant.
public enum Phase: UInt8, Hashable, Comparable, Sendable, CaseIterable {
  /// Pods whose time has come end.
  case endings
  /// Nodes fail and come back.
  case failures
  /// What has waited for too long is given up.
  case timeouts
  /// Pods and nodes arrive.
  case arrivals
  /// Controllers bring the cluster to what is wanted.
  case controllers
  /// Autoscalers change what is wanted.
  case autoscalers
  /// Waiting pods are decided.
  case scheduling

  /// Whether `left` comes first.
  public static func < (left: Phase, right: Phase) -> Bool { left.rawValue < right.rawValue }
}
