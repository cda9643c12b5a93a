public import StowageExperiments
import StowageManifests
import StowagePolicies
public import StowageScheduling

/// A policy in the experiment, under the name that its results have: one of the six that were published, or any other.
public struct FGDPolicy: Sendable {
  /// The name in tables: that of the published files, or Stowage's own.
  public let name: String
  /// Whether it was part of the experiment.
  public let isPublished: Bool
  /// Whether it draws from the seed. The published Random did so in a race of threads and can't be repeated to the digit.
  public let usesChance: Bool
  let make: @Sendable () -> any SchedulingPolicy

  /// A policy of one's own.
  public init(name: String, usesChance: Bool = true, make: @escaping @Sendable () -> any SchedulingPolicy) {
    self.name = name
    self.make = make
    self.usesChance = usesChance
    isPublished = false
  }

  private init(published name: String, as entry: PolicyCatalog.Entry) {
    self.name = name
    make = entry.make
    usesChance = entry.usesChance
    isPublished = true
  }

  /// The published names and what Stowage calls these policies.
  private static let names = [
    ("01-Random", "randomFit"), ("02-DotProd", "gpuDotProduct"), ("03-GpuClustering", "gpuClustering"),
    ("04-GpuPacking", "gpuPacking"), ("05-BestFit", "gpuBestFit"), ("06-FGD", "fragmentationGradientDescent"),
  ]

  /// The six that were published, in the order of the files.
  public static let published = names.compactMap { published, own in
    Catalog.builtIn.policy(named: own).map { FGDPolicy(published: published, as: $0) }
  }

  /// The policy called `name`: as in the published files, with or without the number and in whatever case, or a name of
  /// `catalog`.
  ///
  /// - Throws: ``FGDError`` with the names there are.
  public static func named(_ name: String, catalog: Catalog = .builtIn) throws(FGDError) -> FGDPolicy {
    let wanted = name.lowercased()
    for ((label, own), policy) in zip(names, published)
    where [label.lowercased(), String(label.dropFirst(3)).lowercased(), own.lowercased()].contains(wanted) {
      return policy
    }
    if let entry = catalog.policy(named: name) {
      return FGDPolicy(name: entry.name, usesChance: entry.usesChance, make: entry.make)
    }
    let known = names.map(\.0) + catalog.policyNames
    throw .unknownPolicy(name: name, nearest: Suggestions.nearest(to: name, in: known), known: known)
  }
}
