import StowageKernel
import StowageModel
public import StowageSimulation

/// Runs an experiment: a simulation for every scheduler and seed, on several threads, with the same results on any.
///
/// Of a scheduler whose runs do not vary with the seed one is made, which stands for all.
public struct ExperimentRunner: Sendable {
  private let experiment: Experiment
  private let input: ExperimentInput
  private let probes: [any Probe]
  /// The runs that are made: the scheduler, and the place of the seed.
  private let runs: [(scheduler: Int, seed: Int)]

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
    runs = experiment.schedulers.indices.flatMap { scheduler in
      let count = experiment.variesWithSeed(scheduler: scheduler, on: input) ? experiment.seeds.count : 1
      return (0..<count).map { (scheduler, $0) }
    }
  }

  /// The number of runs: one a scheduler and seed, or one of a scheduler whose runs are all the same.
  public var runCount: Int { runs.count }

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
    return ExperimentResult(experiment: experiment, input: input, records: byScheduler(records))
  }

  /// A record a scheduler and seed: a run that is the only one of its scheduler stands for every seed.
  private func byScheduler(_ records: [RunRecord]) -> [RunRecord] {
    experiment.schedulers.indices.flatMap { scheduler in
      let own = zip(runs, records).filter { $0.0.scheduler == scheduler }.map(\.1)
      guard own.count == 1, let record = own.first else { return own }
      return experiment.seeds.map { record.standing(for: $0) }
    }
  }

  private func runOne(_ index: Int, _ progress: @Sendable (Progress) -> Void) throws -> RunRecord {
    let scheduler = experiment.schedulers[runs[index].scheduler]
    let seedIndex = runs[index].seed
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
