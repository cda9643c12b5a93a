import StowageCluster
import StowageKernel
public import StowageModel
public import StowageScheduling
public import StowageSimulation
import StowageTraces

/// Everything that the runs of an experiment read: opened, counted and checked.
public struct ExperimentInput: Sendable {
  /// The nodes.
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
  public let gpuCount: Int

  /// Opens what `experiment` names, reads the nodes, and goes through the workload to count it.
  ///
  /// - Throws: What the readers throw, errors that name the file and line; ``ExperimentError`` where there is nothing
  ///   to run.
  public init(opening experiment: Experiment) throws {
    var sources = try OpenedSources(experiment)
    if experiment.boundPods == .reschedule { sources.rescheduleBound() }
    nodes = sources.nodes
    gpuCount = nodes.reduce(0) { $0 + $1.devices.count }
    objects = sources.objects
    running = sources.running
    files = sources.files
    workload = experiment.workload.transformed(sources.workload)
    let seed = experiment.seeds.first ?? 0
    let arrivals = try Arrivals(of: workload, seed: seed, on: nodes)
    typicalPods = TypicalPods(counts: arrivals.shapes.counts)
    arrivalCount = arrivals.count
    oversizedPodCount = arrivals.oversizedCount
    // What a description could go on to make up is no number of pods: there the ones that arrive are all there are.
    if case .file = experiment.workload.source {
      sourcePodCount = try Arrivals(of: sources.workload, seed: seed, on: []).count + running.count
    } else {
      sourcePodCount = arrivalCount
    }
    if nodes.isEmpty { throw ExperimentError.noNodes(source: experiment.clusterText) }
    if arrivalCount == 0 {
      throw ExperimentError.noPods(source: experiment.workloadText, hint: Self.hint(sources, sourcePodCount))
    }
    let warmUp = experiment.simulation.warmUp
    if warmUp > .zero && warmUp >= arrivals.span {
      throw ExperimentError.warmUpTooLong(warmUp: "\(warmUp)", span: "\(arrivals.span)")
    }
    warnings = try sources.warnings + Self.overcommitments(sources, experiment.clusterText)
  }

  /// How many pods arrive, over what time, and of which shapes.
  private struct Arrivals {
    var count = 0
    var first: Instant?
    var last = Instant.origin
    var shapes = ShapeCounter()
    var oversizedCount = 0

    init(of workload: any Workload, seed: UInt64, on nodes: [Node]) throws {
      let largest = LargestNodes(of: nodes)
      var stream = try workload.arrivals(seed: seed)
      while let arrival = try stream.next() {
        if first == nil { first = arrival.time }
        last = arrival.time
        shapes.add(arrival)
        if !largest.fit(arrival.shape) { oversizedCount += 1 }
        count += 1
      }
    }

    var span: Milliseconds { first.map { last - $0 } ?? .zero }
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
