public import StowageManifests
public import StowageSimulation

/// `failures`: nodes fail, by one or more models, and come back where they are repaired.
///
/// A node that fails leaves the cluster at once, with the pods that run there; in a run that requeues evicted pods these
/// wait for a node again, with all their work to do. A repaired node comes back empty, as it was.
public struct Failures: ExperimentFeature {
  /// `failures`.
  public static let key = "failures"

  /// The models, in the order of the file.
  public var models: [any FailureModel]

  /// Nodes fail by each of `models`.
  public init(_ models: [any FailureModel]) { self.models = models }

  /// Reads a list of entries, each with the key `model` and the keys of that model.
  public init(reading spec: inout ObjectCursor, _ context: ReadingContext) throws(ManifestError) {
    let known = context.catalog.failureModels
    models = []
    for item in try spec.list(Self.key) {
      var entry = try item.object()
      let name = try entry.enumeration("model", known.map { $0.name })
      guard let model = known.first(where: { $0.name == name }) else { continue }
      models.append(try model.init(reading: &entry, context))
      try entry.finish()
    }
    if models.isEmpty { throw spec.error(at: Self.key, found: "an empty list", expected: "at least one model") }
  }

  /// Adds a component for each model, and what measures failures.
  public func configure(_ setup: inout SimulationSetup, seed: UInt64) throws {
    for (number, model) in models.enumerated() {
      try model.check(setup)
      setup.components.append(model.component(number: number))
    }
    setup.probes.append(FailuresProbe())
  }

  /// When nodes fail, where a model goes by chance.
  public var seedVaries: String? { models.contains { $0.usesChance } ? "when nodes fail" : nil }

  /// What each model does.
  public var provenance: [Fact] { models.map { Fact("Failures", $0.provenance) } }
}
