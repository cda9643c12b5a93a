import StowageKernel
public import StowageManifests
import StowageModel
import StowagePolicies
import StowageScheduling
import StowageSimulation

/// Reads experiment files: YAML or JSON, `apiVersion: stowage.dev/v1alpha1`, `kind: Experiment`.
///
/// What is not known is refused, with file, line and the nearest name that is.
public struct ExperimentReader {
  /// The version of Stowage's own kinds.
  public static let apiVersion = "stowage.dev/v1alpha1"

  let context: ReadingContext
  private var catalog: Catalog { context.catalog }

  /// A reader of `file`. Paths in the file are relative to the file's own folder.
  ///
  /// - Parameters:
  ///   - file: The experiment file's path.
  ///   - catalog: What is known by name.
  public init(file: String, catalog: Catalog = .builtIn) {
    context = ReadingContext(file: file, catalog: catalog)
  }

  /// The experiment that `bytes`, the content of `file`, describes, with the names of `catalog`.
  public static func read(
    bytes: [UInt8], file: String, catalog: Catalog = .builtIn
  ) throws(ManifestError) -> Experiment {
    let documents = try DocumentReader.read(bytes: bytes, file: file)
    guard let document = documents.first else {
      throw ManifestError(
        at: DocumentPosition(file: file, line: 1, column: 1), path: "", found: "an empty file",
        expected: "kind: Experiment")
    }
    if documents.count > 1 {
      throw ManifestError(
        at: documents[1].position, path: "", found: "a second document", expected: "one experiment a file")
    }
    return try ExperimentReader(file: file, catalog: catalog).experiment(document)
  }

  func experiment(_ document: DocumentValue) throws(ManifestError) -> Experiment {
    var root = try ObjectCursor(document)
    try Self.checkKind(&root, "Experiment")
    var metadata = try root.object("metadata")
    let name = try metadata.string("name")
    _ = try metadata.stringMap("labels")
    _ = try metadata.stringMap("annotations")
    try metadata.finish()
    var spec = try root.object("spec")
    let experiment = try specification(&spec, name: name)
    try spec.finish()
    try root.finish()
    return experiment
  }

  static func checkKind(_ root: inout ObjectCursor, _ kind: String) throws(ManifestError) {
    let version = try root.string("apiVersion")
    if version != apiVersion {
      throw root.error(at: "apiVersion", found: "\"\(version)\"", expected: "\"\(apiVersion)\"")
    }
    let found = try root.string("kind")
    if found != kind { throw root.error(at: "kind", found: "\"\(found)\"", expected: "\"\(kind)\"") }
  }

  private func specification(_ spec: inout ObjectCursor, name: String) throws(ManifestError) -> Experiment {
    var cluster = try spec.object("cluster")
    var workload = try spec.object("workload")
    let source = try clusterSource(&cluster)
    try cluster.finish()
    let definition = try workloadDefinition(&workload)
    try workload.finish()
    let schedulers = try schedulers(&spec)
    var simulation = SimulationOptions()
    simulation.warmUp = try spec.optionalDuration("warmUp") ?? .zero
    let baseline = try spec.optionalEnumeration("baseline", schedulers.map(\.name))
    let least = try spec.optional("least")?.double(in: 0...100)
    let boundPods = try spec.optionalEnumeration("boundPods", of: BoundPods.self) ?? .keep
    let warmUpPlace = spec.keys.contains("warmUp") ? spec.place(of: "warmUp") : nil
    var experiment = Experiment(
      name: name, cluster: source, workload: definition, boundPods: boundPods, schedulers: schedulers,
      baseline: baseline, leastPercent: least ?? 1, seeds: try seeds(&spec), simulation: simulation,
      features: try features(&spec))
    experiment.warmUpPlace = warmUpPlace
    return experiment
  }

  /// The features of the catalog whose keys the experiment has.
  private func features(_ spec: inout ObjectCursor) throws(ManifestError) -> [any ExperimentFeature] {
    var features: [any ExperimentFeature] = []
    for feature in catalog.features {
      // Asking makes the key a known one, whether it is there or not.
      guard spec.optional(feature.key) != nil else { continue }
      features.append(try feature.init(reading: &spec, context))
    }
    return features
  }

  private func schedulers(_ spec: inout ObjectCursor) throws(ManifestError) -> [SchedulerDefinition] {
    let list = try spec.required("schedulers").list()
    if list.isEmpty {
      throw spec.error(at: "schedulers", found: "an empty list", expected: "at least one policy")
    }
    var schedulers: [SchedulerDefinition] = []
    for item in list {
      var cursor = try item.object()
      let policy = try cursor.enumeration("policy", catalog.policyNames + catalog.policies.flatMap(\.aliases))
      let name = try cursor.optionalString("name") ?? policy
      let tieBreak = try cursor.optionalEnumeration("tieBreak", of: TieBreak.self)
      let devices = try cursor.optionalEnumeration("gpuDevices", of: DeviceChoice.self)
      guard let entry = catalog.policy(named: policy) else {
        throw cursor.error(at: "policy", found: "\"\(policy)\"", expected: "a policy")
      }
      let own = PolicySettings(of: entry.make())
      let lacksTieBreak = tieBreak != nil && own.tieBreak == nil
      if lacksTieBreak || devices != nil && own.deviceChoice == nil {
        throw cursor.error(
          at: lacksTieBreak ? "tieBreak" : "gpuDevices", found: "a setting that \(policy) does not have",
          expected: "only policy and name")
      }
      if schedulers.contains(where: { $0.name == name }) {
        throw cursor.error(
          at: cursor.keys.contains("name") ? "name" : "policy", found: "\"\(name)\" a second time",
          expected: "each name once; give one of them another with name:")
      }
      try cursor.finish()
      schedulers.append(SchedulerDefinition(entry, name: name, tieBreak: tieBreak, deviceChoice: devices))
    }
    return schedulers
  }

  private func seeds(_ spec: inout ObjectCursor) throws(ManifestError) -> [UInt64] {
    guard let value = spec.optional("seeds") else { return [1] }
    if case .sequence = value.value.content {
      var seeds: [UInt64] = []
      for item in try value.list() {
        let seed = UInt64(try item.int(in: 0...Int.max))
        if seeds.contains(seed) { throw item.error(found: "seed \(seed) a second time", expected: "each seed once") }
        seeds.append(seed)
      }
      if seeds.isEmpty { throw value.error(found: "an empty list", expected: "at least one seed") }
      return seeds
    }
    return (1...UInt64(try value.int(in: 1...Self.largestSeedCount))).map { $0 }
  }

  /// The most runs of one policy that an experiment may ask for.
  static let largestSeedCount = 10_000
}
