public import StowageCluster

/// Sets something aside for a pod that a policy has placed, before it is bound (Kubernetes' Reserve).
public protocol ReservePlugin: Sendable {
  /// The plugin's name, as Kubernetes spells it where it has one.
  var name: String { get }

  /// What is to be done so that nobody else takes what `pod` gets with its placement. Nothing is done yet.
  func reserve(_ pod: PodInfo, at placement: Placement, in cluster: ClusterView) -> Reservation
}

/// What is set aside for a pod, and how it is given back where the pod can't be bound after all (Kubernetes' Unreserve).
public struct Reservation: Sendable {
  /// What sets it aside, in order.
  public var actions: [Action]
  /// What gives it back, in order.
  public var unreserve: [Action]

  /// A reservation of these actions; of none unless given.
  public init(actions: [Action] = [], unreserve: [Action] = []) {
    self.actions = actions
    self.unreserve = unreserve
  }

  /// Adds what another plugin sets aside. It is given back first.
  public mutating func add(_ other: Reservation) {
    actions += other.actions
    unreserve = other.unreserve + unreserve
  }
}

/// A policy that sets something aside for the pods that it places.
public protocol ReservingPolicy {
  /// What is set aside for `pod`; see ``ReservePlugin/reserve(_:at:in:)``. It may change what the policy remembers; and so
  /// a policy with much to remember is not copied for the question.
  mutating func reserve(_ pod: PodInfo, at placement: Placement, in cluster: ClusterView) -> Reservation
}
