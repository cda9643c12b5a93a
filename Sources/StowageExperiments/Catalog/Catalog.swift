public import StowagePolicies
public import StowageSimulation
public import StowageTraces

/// What experiment files and command lines know by name: policies, trace formats, keys of `spec`; and what measures runs.
///
/// A program that uses the library appends its own, and hands the catalog to whatever reads names:
///
/// ```swift
/// var catalog = Catalog.builtIn
/// catalog.policies.append(
///   .init(name: "sparing", summary: "spares GPU nodes", usesChance: false) { Profile(name: "sparing", scorers: [...]) })
/// let experiment = try ExperimentReader.read(bytes: bytes, file: path, catalog: catalog)
/// ```
///
/// Of two entries of one name the first is found.
public struct Catalog: Sendable {
  /// The policies, in the order in which help texts list them.
  public var policies: [PolicyCatalog.Entry]
  /// The formats of traces, in the order in which they are tried on a file.
  public var formats: [any TraceFormat]
  /// What an experiment's `spec` can have beside what every experiment has.
  public var features: [any ExperimentFeature.Type]
  /// What the entries of the key `failures` can be.
  public var failureModels: [any FailureModel.Type]
  /// What every run is measured by, in the order of tables and reports.
  public var probes: [any Probe]

  /// A catalog of these alone; ``builtIn`` has what this library brings.
  public init(
    policies: [PolicyCatalog.Entry] = [], formats: [any TraceFormat] = [],
    features: [any ExperimentFeature.Type] = [], failureModels: [any FailureModel.Type] = [],
    probes: [any Probe] = BuiltInProbes.all
  ) {
    self.policies = policies
    self.formats = formats
    self.features = features
    self.failureModels = failureModels
    self.probes = probes
  }

  /// Everything that this library brings.
  public static let builtIn = Catalog(
    policies: PolicyCatalog.entries, formats: TraceFormats.all, features: [PendingTimeout.self, Failures.self],
    failureModels: [OutageSchedule.self, ExponentialFailures.self])
}

extension Catalog {
  /// The policy called `name`, by its own name or an alias; `nil` where there is none.
  public func policy(named name: String) -> PolicyCatalog.Entry? {
    policies.first { $0.name == name } ?? policies.first { $0.aliases.contains(name) }
  }

  /// The policies' own names.
  public var policyNames: [String] { policies.map(\.name) }

  /// The names of the formats.
  public var formatNames: [String] { formats.map(\.name) }
}
