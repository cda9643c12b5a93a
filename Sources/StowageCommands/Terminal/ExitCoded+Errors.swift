public import StowageCluster
public import StowageExperiments
public import StowageFiles
public import StowageManifests
public import StowagePlanning
public import StowageReproductions
public import StowageSimulation
public import StowageTraces

extension FileError.Kind {
  fileprivate var exitKind: ExitKind {
    switch self {
    case .unreadable: .noInput
    case .malformed: .badInput
    }
  }
}

extension FileError: ExitCoded {
  /// ``ExitKind/noInput`` where nothing could be read, else ``ExitKind/badInput``.
  public var exitKind: ExitKind { kind.exitKind }
}

extension TraceError: ExitCoded {
  /// ``ExitKind/noInput`` where nothing could be read, else ``ExitKind/badInput``.
  public var exitKind: ExitKind { kind.exitKind }
}

extension FileWriteError: ExitCoded {
  /// ``ExitKind/noOutput``.
  public var exitKind: ExitKind { .noOutput }
}

extension ManifestError: ExitCoded {}

extension WorkloadError: ExitCoded {}

extension PodNotPending: ExitCoded {}

extension ClusterError: ExitCoded {}

extension ClusterLoadError: ExitCoded {}

extension SimulationError: ExitCoded {}

extension ExperimentError: ExitCoded {}

extension FGDError: ExitCoded {}

extension PlacementError: ExitCoded {
  /// ``ExitKind/software``: the policy did what no policy may.
  public var exitKind: ExitKind { .software }
}

extension PathsDiffer: ExitCoded {
  /// ``ExitKind/software``: one of the two ways of deciding is wrong.
  public var exitKind: ExitKind { .software }
}
