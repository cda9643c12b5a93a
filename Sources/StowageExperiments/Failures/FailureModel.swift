public import StowageManifests
public import StowageSimulation

/// How nodes fail: an entry of the key `failures`, known in files by its name.
///
/// A model is a type and an entry of ``Catalog/failureModels``. It reads its own keys, and makes the component that acts:
///
/// ```swift
/// struct SpotReclaims: FailureModel {
///   static let name = "spot"
///   private let every: Milliseconds
///
///   init(reading entry: inout ObjectCursor, _ context: ReadingContext) throws(ManifestError) {
///     every = try entry.duration("every")
///   }
///
///   func component(number: Int) -> any Component { Reclaiming(name: "failures-\(number)", every: every) }
///
///   var provenance: String { "a spot node is reclaimed every \(every)" }
/// }
/// ```
public protocol FailureModel: Sendable {
  /// The value of `model` that means it, as in `exponential`.
  static var name: String { get }

  /// Reads the model's keys from its entry; what is not asked for is an error.
  ///
  /// - Throws: `ManifestError`, which the cursor makes with file, line and path.
  init(reading entry: inout ObjectCursor, _ context: ReadingContext) throws(ManifestError)

  /// Whether it can act in this run. Default: always.
  ///
  /// - Throws: What to tell the user, such as that a node is not there.
  func check(_ setup: SimulationSetup) throws

  /// What acts in one run. ``Turn/fail(_:repairedAfter:)->()`` fails a node.
  ///
  /// - Parameter number: The entry's number, from 0. Two entries of one model need different random numbers.
  func component(number: Int) -> any Component

  /// What the report tells of it.
  var provenance: String { get }

  /// Whether what happens depends on the seed. Default: it does.
  var usesChance: Bool { get }
}

extension FailureModel {
  /// `true`.
  public var usesChance: Bool { true }

  /// Every run will do.
  public func check(_ setup: SimulationSetup) throws {}
}
