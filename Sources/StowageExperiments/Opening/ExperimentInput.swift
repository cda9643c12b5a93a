import StowageCluster
import StowageKernel
import StowageManifests
public import StowageModel
public import StowageScheduling
public import StowageSimulation
import StowageTraces

/// Everything that the runs of an experiment read: opened, counted and checked.
public struct ExperimentInput: Sendable {
  /// The nodes of every run, in the order in which policies see them.
  public let nodes: [Node]
  /// Everything beside nodes and pods that scheduling looks at.
  public let objects: ClusterObjects
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
  /// How many pods of a run of the first seed ask for more CPU, memory or GPUs than any node has, all nodes empty.
  public let oversizedPodCount: Int
  /// What the pods of a run of the first seed ask for against what the nodes have.
  public let offeredLoad: OfferedLoad?
  /// The files that were read, with their checksums.
  public let files: [FileFact]
  /// What was noticed, for the user.
  public let warnings: [String]

  /// What runs are measured by, unless their runner is given others: the probes of the catalog.
  public let probes: [any Probe]

  /// A file that was read.
  public struct FileFact: Sendable, Hashable {
    /// The path as it was given.
    public let path: String
    /// A checksum of its unpacked content.
    public let checksum: String
  }

  /// The number of GPUs of all nodes.
  public let gpuCount: Int

  /// Opens what `experiment` names, reads the nodes, and goes through the workload once to count it.
  ///
  /// - Parameter catalog: The catalog with the formats that files may have, and the probes that measure.
  /// - Throws: What the readers throw, errors that name the file and line, wherever in a file they are;
  ///   ``ExperimentError`` where there is nothing to run.
  /// - Complexity: Linear in the size of the files, each of which is opened and read once.
  public init(opening experiment: Experiment, catalog: Catalog = .builtIn) throws {
    var sources = try OpenedSources(experiment, among: catalog.formats)
    probes = catalog.probes
    if experiment.boundPods == .reschedule { sources.rescheduleBound() }
    nodes = sources.nodes
    gpuCount = nodes.reduce(0) { $0 + $1.devices.count }
    objects = sources.objects
    running = sources.running
    workload = experiment.workload.transformed(sources.workload)
    // What a description could go on to make up is no number of pods: there the ones that arrive are all there are.
    let isFile = if case .file = experiment.workload.source { true } else { false }
    let seed = experiment.seeds.first ?? 0
    let survey = try WorkloadSurvey(
      of: sources.arrivals(seed: seed), through: workload, seed: seed, on: nodes, running: running, readsOn: isFile)
    typicalPods = TypicalPods(counts: survey.shapes.counts)
    arrivalCount = survey.arrivalCount
    oversizedPodCount = survey.oversizedCount
    offeredLoad = survey.load
    sourcePodCount = isFile ? survey.sourceCount + running.count : survey.arrivalCount
    files = try sources.files()
    if nodes.isEmpty { throw ExperimentError.noNodes(source: experiment.clusterText) }
    if arrivalCount == 0 {
      throw ExperimentError.noPods(source: experiment.workloadText, hint: Self.hint(sources, sourcePodCount))
    }
    let warmUp = experiment.simulation.warmUp
    if warmUp > .zero && warmUp >= survey.span {
      if let place = experiment.warmUpPlace {
        throw place.error(
          found: "\(warmUp)", expected: "less than \(survey.span), the time from the first arrival to the last")
      }
      throw ExperimentError.warmUpTooLong(warmUp: "\(warmUp)", span: "\(survey.span)")
    }
    warnings = try sources.warnings + Self.overcommitments(sources, experiment.clusterText)
  }

  private static func hint(_ sources: OpenedSources, _ count: Int) -> String {
    if !sources.running.isEmpty {
      return "; \(sources.running.count) are bound already: boundPods: reschedule places them anew"
    }
    return count > 0 ? "; of \(count) pods none is left by window, limit and loadFactor" : ""
  }

  /// A warning a node on which more is asked for than it has.
  private static func overcommitments(_ sources: OpenedSources, _ source: String) throws -> [String] {
    do {
      _ = try Cluster(nodes: sources.nodes)
    } catch {
      throw ExperimentError.badCluster(source: source, reason: error.description)
    }
    var asked: [String: ResourceList] = [:]
    for pod in sources.running { asked[pod.node, default: [:]].add(pod.shape.requests) }
    return sources.nodes.flatMap { node in
      (asked[node.name]?.sorted ?? []).filter { $0.amount > node.allocatable[$0.name] }.map {
        "\(source): node \"\(node.name)\" is overcommitted: its pods ask for \($0.amount) \($0.name.rawValue) of "
          + "\(node.allocatable[$0.name]) (milli-CPU, bytes or counts)"
      }
    }
  }
}

extension Experiment {
  /// Where the nodes come from, for messages.
  var clusterText: String {
    if case .file(let reference) = cluster { return reference.path }
    return "spec.cluster"
  }

  /// Where the pods come from, for messages.
  var workloadText: String {
    if case .file(let reference) = workload.source { return reference.path }
    return "spec.workload"
  }
}
