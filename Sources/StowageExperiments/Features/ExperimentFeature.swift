public import StowageManifests
public import StowageSimulation

/// A key of an experiment's `spec` and what it does to the runs.
///
/// A feature is a type and an entry of ``Catalog/features``. Where a file has its key, it reads what is there, sets up
/// every run, and says in the report that it did:
///
/// ```swift
/// struct FewerNodes: ExperimentFeature {
///   static let key = "nodeLimit"
///   private let limit: Int
///
///   init(reading spec: inout ObjectCursor, _ context: ReadingContext) throws(ManifestError) {
///     limit = try spec.int(Self.key, in: 1...1_000_000)
///   }
///
///   func configure(_ setup: inout SimulationSetup, seed: UInt64) { setup.nodes = Array(setup.nodes.prefix(limit)) }
///
///   var provenance: [Fact] { [Fact("Nodes", "the first \(limit) only")] }
/// }
/// ```
public protocol ExperimentFeature: Sendable {
  /// The key in `spec`, as in `pendingTimeout`.
  static var key: String { get }

  /// Reads the feature from an experiment that has its key.
  ///
  /// - Parameters:
  ///   - spec: The experiment's `spec`. The feature asks for its own key; what it does not ask for within it, and does
  ///     not ``ObjectCursor/finish()``, is passed over.
  ///   - context: Where the file lies, and what is known by name.
  /// - Throws: ``ManifestError``, which the cursor makes with file, line and path.
  init(reading spec: inout ObjectCursor, _ context: ReadingContext) throws(ManifestError)

  /// Sets up a run: called once for each scheduler and seed, in the order of the catalog.
  ///
  /// - Parameter seed: The seed of the run. What chance decides has to come of it alone.
  func configure(_ setup: inout SimulationSetup, seed: UInt64) throws

  /// What the report tells of the feature, beside the cluster and the workload.
  var provenance: [Fact] { get }

  /// What of it differs from seed to seed, as in "when nodes fail"; `nil`, the default, where nothing does.
  ///
  /// Where nothing of a run differs, it is made for one seed and stands for all: a feature whose ``configure(_:seed:)``
  /// depends on the seed has to say so here.
  var seedVaries: String? { get }
}

extension ExperimentFeature {
  /// Nothing.
  public var seedVaries: String? { nil }
}

/// Something that a report tells of an experiment, as in "Pods are given up" and "after 1h".
public struct Fact: Hashable, Sendable {
  /// What it is about.
  public let label: String
  /// What is so.
  public let value: String

  /// A fact.
  public init(_ label: String, _ value: String) {
    self.label = label
    self.value = value
  }
}
