public import StowageKernel
public import StowageManifests
public import StowageSimulation

/// `pendingTimeout`: a pod that has waited this long is given up.
public struct PendingTimeout: ExperimentFeature, Hashable {
  /// `pendingTimeout`.
  public static let key = "pendingTimeout"

  /// How long a pod waits before it is given up.
  public var timeout: Milliseconds

  /// Gives pods up after `timeout`.
  public init(_ timeout: Milliseconds) { self.timeout = timeout }

  /// Reads a duration, as in `pendingTimeout: 1h`.
  public init(reading spec: inout ObjectCursor, _ context: ReadingContext) throws(ManifestError) {
    timeout = try spec.duration(Self.key)
  }

  /// Sets the time-out of the run.
  public func configure(_ setup: inout SimulationSetup, seed: UInt64) { setup.options.pendingTimeout = timeout }

  /// How long a pod waits.
  public var provenance: [Fact] { [Fact("Given up", "pods that have waited \(timeout)")] }
}
