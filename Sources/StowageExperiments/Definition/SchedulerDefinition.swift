public import StowagePolicies
public import StowageScheduling

/// A policy of an experiment, under the name that its results have.
public struct SchedulerDefinition: Sendable {
  /// The name in tables and reports.
  public let name: String
  /// Whether runs of different seeds can differ because of it.
  public let usesChance: Bool
  /// Makes a fresh policy for a run.
  public let make: @Sendable () -> any SchedulingPolicy

  /// A policy of one's own.
  public init(name: String, usesChance: Bool = true, make: @escaping @Sendable () -> any SchedulingPolicy) {
    self.name = name
    self.usesChance = usesChance
    self.make = make
  }

  /// A policy of the catalogue; named after it unless given another name.
  ///
  /// - Parameters:
  ///   - tieBreak: How equally good nodes are told apart, instead of the policy's own way.
  ///   - deviceChoice: How GPUs are chosen, instead of the policy's own way.
  public init(
    _ entry: PolicyCatalog.Entry, name: String? = nil, tieBreak: TieBreak? = nil, deviceChoice: DeviceChoice? = nil
  ) {
    self.name = name ?? entry.name
    usesChance = Self.usesChance(entry, tieBreak, deviceChoice)
    make = { PolicySettings(tieBreak: tieBreak, deviceChoice: deviceChoice).applied(to: entry.make()) }
  }

  private static func usesChance(_ entry: PolicyCatalog.Entry, _ tieBreak: TieBreak?, _ choice: DeviceChoice?) -> Bool {
    let own = PolicySettings(of: entry.make())
    guard let ownTieBreak = own.tieBreak, let ownChoice = own.deviceChoice else { return entry.usesChance }
    return (tieBreak ?? ownTieBreak) == .random || (choice ?? ownChoice) == .random
  }
}
