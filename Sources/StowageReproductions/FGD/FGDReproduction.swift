public import StowageExperiments
import StowageKernel

/// The experiment of "Beware of Fragmentation: Scheduling GPU-Sharing Workloads with Fragmentation Gradient Descent"
/// (Weng et al., USENIX ATC 2023), or a part of it: 17 workloads, six policies, ten seeds.
///
/// It repeats the published program in all that decides its numbers, quirks included. Nothing here is meant for
/// experiments of one's own: those are an ``Experiment``, where the same policies and metrics are at hand.
public struct FGDReproduction: Sendable {
  /// The workloads, by the last part of their lists' names.
  public static let publishedWorkloads = [
    "cpu050", "cpu100", "cpu200", "cpu250", "default", "gpushare100", "gpushare40", "gpushare60", "gpushare80",
    "gpuspec10", "gpuspec20", "gpuspec25", "gpuspec33", "multigpu20", "multigpu30", "multigpu40", "multigpu50",
  ]

  /// The seeds of the published runs, 42 to 51.
  public static let publishedSeeds = Array(42...51)

  private let workloads: [FGDWorkload]
  private let policies: [FGDPolicy]
  private let seeds: [Int]

  /// The experiment on these lists.
  ///
  /// - Parameters:
  ///   - dataFolder: Where `openb_node_list_gpu_node.csv` and the pod lists are.
  ///   - workloads: The lists, as in `default` for `openb_pod_list_default.csv`.
  /// - Throws: ``TraceError`` where a list can't be read, ``FGDError`` where there is none, it makes no load,
  ///   or something is named twice.
  public init(
    dataFolder: String, workloads: [String] = publishedWorkloads, policies: [FGDPolicy] = FGDPolicy.published,
    seeds: [Int] = publishedSeeds
  ) throws {
    for (index, policy) in policies.enumerated() where policies[..<index].contains(where: { $0.name == policy.name }) {
      throw FGDError.namedTwice(name: policy.name)
    }
    let lists = FGDLists(folder: dataFolder)
    self.workloads = try lists.names(workloads).map { name in
      let read = try FGDWorkload(name: name, nodesPath: lists.nodesPath, podsPath: lists.podsPath(name))
      try read.check()
      return read
    }
    self.policies = policies
    self.seeds = seeds
  }

  /// The number of runs.
  public var runCount: Int { workloads.count * policies.count * seeds.count }

  /// Runs everything, several runs at one time; the results are in the order of the published files: by workload, policy
  /// and seed.
  ///
  /// - Parameters:
  ///   - threads: How many runs go on at one time, 1 or more.
  ///   - progress: Is told of each run that is over.
  public func run(
    threads: Int, progress: @escaping @Sendable (ExperimentRunner.Progress) -> Void = { _ in }
  ) async throws -> [FGDRun] {
    let runs = try await BoundedTasks.results(count: runCount, limit: threads, of: runOne) { index, run in
      progress(ExperimentRunner.Progress(run: index, podsArrived: run.podCount, isFinished: true))
    }
    return runs.sorted {
      ($0.workload, $0.policy, $0.seed) < ($1.workload, $1.policy, $1.seed)
    }
  }

  /// About how many pods arrive in a run, for progress.
  ///
  /// - Complexity: O(*n*) in the number of workloads.
  public var podsPerRun: Int { workloads.reduce(0) { $0 + $1.pods.count * 4 / 3 } / max(1, workloads.count) }

  @Sendable
  private func runOne(_ index: Int) throws -> FGDRun {
    let policy = policies[index / seeds.count % policies.count]
    return try FGDRun(workloads[index / seeds.count / policies.count], policy: policy, seed: seeds[index % seeds.count])
  }
}
