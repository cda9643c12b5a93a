public import StowageKernel
public import StowageManifests
public import StowageSimulation
public import StowageTraces

/// A comparison of scheduling policies: which cluster, which workload, which policies, which seeds.
///
/// This is what an experiment file says, whoever wrote it: a person in YAML, or the flags of a command.
public struct Experiment: Sendable {
  /// Its name, for reports.
  public var name: String
  /// Where the nodes come from: a file or a description.
  public var cluster: ClusterSource
  /// Where the pods come from, and how they are transformed.
  public var workload: WorkloadDefinition
  /// What becomes of pods that manifests have bound already.
  public var boundPods: BoundPods
  /// The policies to compare, each name once.
  public var schedulers: [SchedulerDefinition]
  /// The name of the scheduler that the others are compared with; the first unless given.
  public var baseline: String?
  /// The least difference of interest, in percent of the baseline's value, and in points of metrics that are shares: a
  /// smaller one is told as none that matters. 1 unless given.
  public var leastPercent: Double
  /// A run a scheduler and seed.
  public var seeds: [UInt64]
  /// What can be set about each run.
  public var simulation: SimulationOptions
  /// Where the experiment's file says when means begin, for messages; `nil` where no file says it.
  public var warmUpPlace: DocumentPlace?
  /// What else is done to each run, in this order.
  public var features: [any ExperimentFeature]

  /// An experiment in code; ``ExperimentReader`` makes one from a file. It runs every scheduler with every seed.
  public init(
    name: String, cluster: ClusterSource, workload: WorkloadDefinition, boundPods: BoundPods = .keep,
    schedulers: [SchedulerDefinition], baseline: String? = nil, leastPercent: Double = 1,
    seeds: [UInt64] = [1],
    simulation: SimulationOptions = SimulationOptions(), features: [any ExperimentFeature] = []
  ) {
    self.name = name
    self.cluster = cluster
    self.workload = workload
    self.boundPods = boundPods
    self.schedulers = schedulers
    self.baseline = baseline
    self.leastPercent = leastPercent
    self.seeds = seeds
    self.simulation = simulation
    self.features = features
  }

  /// The names of the policies that draw from the seed.
  public var policiesUseChance: [String] {
    schedulers.filter(\.usesChance).map(\.name)
  }
}

extension Experiment {
  /// The files that it reads.
  public var files: [String] {
    var files: [String] = []
    if case .file(let reference) = cluster { files.append(reference.path) }
    if case .file(let reference) = workload.source { files.append(reference.path) }
    return files
  }
}

/// What becomes of pods that manifests have bound to nodes already.
public enum BoundPods: String, Sendable, Hashable, CaseIterable {
  /// They stay where they are.
  case keep
  /// They arrive at the start and are placed anew: where would this policy have put what runs now?
  case reschedule
}

/// A file of a trace, and how to read it.
public struct TraceReference: Sendable, Hashable {
  /// The path of the file; the reader of experiment files makes it relative to that file.
  public var path: String
  /// The format's name; told by the content unless given.
  public var format: String?

  /// The file at `path`.
  public init(path: String, format: String? = nil) {
    self.path = path
    self.format = format
  }
}

/// Where the nodes come from.
public enum ClusterSource: Sendable, Hashable {
  /// The nodes of a trace or of manifests.
  case file(TraceReference)
  /// Groups of equal machines.
  case synthetic(SyntheticCluster)
}

/// Where the pods come from, and what is done to them before they are replayed.
///
/// The steps are taken in the order in which they stand here.
public struct WorkloadDefinition: Sendable {
  /// Where the pods come from.
  public var source: Source
  /// A pod arrives every such interval, in the order of the list, whatever its times.
  public var arrivalInterval: Milliseconds?
  /// Only pods that arrive in this part of the trace, times counted from its start.
  public var window: Window?
  /// Only so many of the first pods.
  public var limit: Int?
  /// How much load the workload brings, against what it was: by seeded resampling of its pods.
  public var loadFactor: ExactFactor?
  /// Within what time the copies that resampling adds are spread.
  public var loadSpread: Milliseconds
  /// How much closer together the pods arrive; they run as long as before, so that the load grows as well.
  public var timeCompression: ExactFactor?
  /// By how much every arrival is moved at most, by chance (input shaking).
  public var shake: Milliseconds?

  /// The pods of `source`, as they are.
  public init(source: Source) {
    self.source = source
    loadSpread = .seconds(3_600)
  }

  /// Where the pods come from.
  public enum Source: Sendable, Hashable {
    /// The pods of a trace or of manifests.
    case file(TraceReference)
    /// Pods drawn from a description, anew for each seed.
    case synthetic(WorkloadDescription)
  }

  /// A part of a trace.
  public struct Window: Sendable, Hashable {
    /// The first time of the trace that belongs to the window; it becomes time 0.
    public var start: Instant
    /// Where it ends; an arrival at this time is outside.
    public var end: Instant
    /// Whether pods that arrived before, and would still run, are there at the start.
    public var carryIn: Bool

    /// The part from `start` up to `end`.
    public init(start: Instant = .origin, end: Instant = .never, carryIn: Bool = false) {
      self.start = start
      self.end = end
      self.carryIn = carryIn
    }
  }
}
