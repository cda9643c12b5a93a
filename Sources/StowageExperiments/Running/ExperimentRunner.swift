import StowageKernel
import StowageModel
public import StowageSimulation

/// Runs an experiment: a simulation for every scheduler and seed, on several threads, with the same results on any.
public struct ExperimentRunner: Sendable {
  private let experiment: Experiment
  private let input: ExperimentInput
  private let probes: [any Probe]

  /// How far an experiment has come.
  public struct Progress: Sendable, Hashable {
    /// The run that this is about: its place among all runs.
    public let run: Int
    /// How many pods have arrived in it.
    public let podsArrived: Int
    /// Whether it is over.
    public let isFinished: Bool

    /// Says how far a run is.
    public init(run: Int, podsArrived: Int, isFinished: Bool) {
      self.run = run
      self.podsArrived = podsArrived
      self.isFinished = isFinished
    }
  }

  /// What is about to run, measured by `probes`; unless given, by those of the catalog that the input was opened with.
  public init(_ experiment: Experiment, input: ExperimentInput, probes: [any Probe]? = nil) {
    self.experiment = experiment
    self.input = input
    self.probes = probes ?? input.probes
  }

  /// The number of runs: one a scheduler and seed.
  public var runCount: Int { experiment.schedulers.count * experiment.seeds.count }

  /// Runs everything.
  ///
  /// - Parameters:
  ///   - threads: How many runs go on at one time, 1 or more.
  ///   - progress: Is told now and then, from any thread.
  /// - Complexity: O(schedulers × seeds × cost of a run), on `threads` threads.
  public func run(
    threads: Int, progress: @escaping @Sendable (Progress) -> Void = { _ in }
  ) async throws -> ExperimentResult {
    let records = try await BoundedTasks.results(count: runCount, limit: threads) { try runOne($0, progress) }
    return ExperimentResult(experiment: experiment, input: input, records: records)
  }

  private func runOne(_ index: Int, _ progress: @Sendable (Progress) -> Void) throws -> RunRecord {
    let scheduler = experiment.schedulers[index / experiment.seeds.count]
    let seedIndex = index % experiment.seeds.count
    let seed = experiment.seeds[seedIndex]
    // The map in the report is of the first seed; the others' would not be shown.
    var options = experiment.simulation
    options.recordsMap = options.recordsDetail && seedIndex == 0
    var setup = SimulationSetup(
      nodes: input.nodes, objects: input.objects, running: input.running,
      arrivals: try input.workload.arrivals(seed: seed), policy: scheduler.make(), seed: seed,
      typicalPods: input.typicalPods, probes: probes, options: options)
    for feature in experiment.features { try feature.configure(&setup, seed: seed) }
    let simulation = try Simulation(setup)
    let record = try simulation.run {
      progress(Progress(run: index, podsArrived: $0, isFinished: false))
    }
    progress(Progress(run: index, podsArrived: input.arrivalCount, isFinished: true))
    return record
  }
}
