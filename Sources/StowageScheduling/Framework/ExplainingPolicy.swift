public import StowageCluster
public import StowageKernel

/// A policy that can give an account of every node that it looked at.
public protocol ExplainingPolicy: SchedulingPolicy {
  /// One decision with an account of every node that was looked at; the outcome, and what is drawn from `random`, is that of
  /// ``SchedulingPolicy/decide(_:in:random:)``.
  mutating func cycle(_ pod: PodInfo, in cluster: ClusterView, random: inout RandomStream) -> SchedulingCycle
}
