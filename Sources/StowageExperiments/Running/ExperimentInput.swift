public import StowageModel
public import StowageSimulation
import StowageTraces

/// Everything that the runs of an experiment read: opened, counted and checked.
public struct ExperimentInput: Sendable {
  /// The nodes.
  public let nodes: [Node]
  /// The pods that are on nodes from the start.
  public let running: [RunningPod]
  /// The pods that arrive.
  public let workload: any Workload
  /// The pods for which stranded resources are told.
  public let typicalPods: TypicalPods
  /// How many pods the source has, before anything is done to them; those running from the start included.
  public let sourcePodCount: Int
  /// How many pods arrive in a run of the first seed.
  public let arrivalCount: Int
  /// The files that were read, with their checksums.
  public let files: [FileFact]
  /// What was noticed, for the user.
  public let warnings: [String]

  /// A file that was read.
  public struct FileFact: Sendable, Hashable {
    /// The path as it was given.
    public let path: String
    /// A checksum of its unpacked content.
    public let checksum: String
  }

  /// The number of GPUs of all nodes.
  public var gpuCount: Int { nodes.reduce(0) { $0 + $1.devices.count } }

  /// Opens what `experiment` names, reads the nodes, and goes through the workload to count it.
  ///
  /// - Throws: What the readers throw: errors that name the file and line.
  public init(opening experiment: Experiment) throws {
    let sources = try OpenedSources(experiment)
    nodes = sources.nodes
    running = sources.running
    files = sources.files
    workload = experiment.workload.transformed(sources.workload)
    let seed = experiment.seeds.first ?? 0
    sourcePodCount = try Self.count(sources.workload, seed: seed) + running.count
    typicalPods = try TypicalPods(of: workload, seed: seed)
    arrivalCount = try Self.count(workload, seed: seed)
    warnings = sources.warnings
  }

  private static func count(_ workload: any Workload, seed: UInt64) throws -> Int {
    var stream = try workload.arrivals(seed: seed)
    var count = 0
    while try stream.next() != nil { count += 1 }
    return count
  }
}

extension WorkloadDefinition {
  /// `source` with all the steps taken.
  func transformed(_ source: any Workload) -> any Workload {
    var workload = source
    if let window {
      workload = WindowedWorkload(workload, from: window.start, to: window.end, carryingIn: window.carryIn)
    }
    if let limit { workload = LimitedWorkload(workload, count: limit) }
    if let loadFactor { workload = ResampledWorkload(workload, factor: loadFactor, spread: loadSpread) }
    if let timeCompression { workload = CompressedWorkload(workload, factor: timeCompression) }
    if let shake { workload = ShakenWorkload(workload, magnitude: shake) }
    return workload
  }
}
