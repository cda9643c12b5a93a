public import StowageKernel

/// A pod: what is placed on a node as one.
public struct Pod: Hashable, Sendable {
  /// Name, namespace and labels.
  public var metadata: ObjectMeta
  /// What the pod asks for, and where it may run.
  public var spec: PodSpec
  /// How far the pod's life has come.
  public var phase: Phase
  /// When its node's kubelet took note of it, counted as in its metadata; `nil` before that.
  public var startTime: Instant?
  /// The node on which capacity is being freed for it; empty where none is.
  public var nominatedNodeName: String
  /// Whether the scheduler has preempted it: its condition `DisruptionTarget` is true, for the reason
  /// `PreemptionByScheduler`.
  public var isPreempted: Bool

  /// A pod; neither started nor nominated nor preempted unless told.
  public init(
    metadata: ObjectMeta, spec: PodSpec, phase: Phase = .pending, startTime: Instant? = nil,
    nominatedNodeName: String = "", isPreempted: Bool = false
  ) {
    self.metadata = metadata
    self.spec = spec
    self.phase = phase
    self.startTime = startTime
    self.nominatedNodeName = nominatedNodeName
    self.isPreempted = isPreempted
  }

  /// Whether it is on its way out because the scheduler has preempted it; a pod that waits for its capacity does not
  /// preempt others meanwhile (kube-scheduler's DefaultPreemption, 1.34).
  public var isTerminatingByPreemption: Bool { isPreempted && metadata.deletionTime != nil }

  /// `namespace/name`, or the name alone where there is no namespace.
  public var qualifiedName: String { metadata.qualifiedName }

  /// Where a pod stands in its life.
  public enum Phase: String, Hashable, Sendable, CaseIterable {
    /// Accepted, not yet running.
    case pending = "Pending"
    /// Bound to a node and running.
    case running = "Running"
    /// All containers ended with success and are not restarted.
    case succeeded = "Succeeded"
    /// All containers ended, at least one with a failure.
    case failed = "Failed"
    /// Its node cannot be reached.
    case unknown = "Unknown"

    /// Whether the pod has ended and holds nothing any more.
    public var isTerminal: Bool { self == .succeeded || self == .failed }
  }
}
