import StowageRanking
public import StowageScheduling

/// The policies that this library brings, by their names in files and flags.
public enum PolicyCatalog {
  /// A policy that can be asked for by name.
  public struct Entry: Sendable {
    /// Its name in files and flags.
    public let name: String
    /// Other names under which it is found.
    public let aliases: [String]
    /// What it does, in one line.
    public let summary: String
    /// Whether it draws from the seed.
    public let usesChance: Bool
    /// Makes a fresh one.
    public let make: @Sendable () -> any SchedulingPolicy

    /// A policy called `name`; `make` makes one for each run.
    public init(
      name: String, aliases: [String] = [], summary: String, usesChance: Bool,
      make: @escaping @Sendable () -> any SchedulingPolicy
    ) {
      self.name = name
      self.aliases = aliases
      self.summary = summary
      self.usesChance = usesChance
      self.make = make
    }
  }

  /// All of them, in the order in which help texts list them. A new policy is a new line here.
  public static let entries: [Entry] =
    [
      Entry(name: "firstFit", summary: "the first node that fits, in file order", usesChance: false) { FirstFit() },
      Entry(name: "bestFit", summary: "the node with the least free capacity left (packs)", usesChance: false) {
        Profile.bestFit()
      },
      Entry(name: "worstFit", summary: "the node with the most free capacity left (spreads)", usesChance: false) {
        Profile.worstFit()
      },
      Entry(name: "randomFit", summary: "any node that fits, by chance", usesChance: true) { RandomFit() },
      Entry(
        name: "dotProduct", summary: "the node whose free resources match the pod's proportions",
        usesChance: false
      ) { Profile.dotProduct() },
      Entry(
        name: "leastAllocated", summary: "Kubernetes' score, spreads; ties by chance", usesChance: true
      ) { Profile.leastAllocated() },
      Entry(
        name: "mostAllocated", summary: "Kubernetes' score, packs; ties by chance", usesChance: true
      ) { Profile.mostAllocated() },
      Entry(
        name: "balancedAllocation", summary: "Kubernetes' score, evens out; ties by chance",
        usesChance: true
      ) { Profile.balancedAllocation() },
      Entry(
        name: "fragmentationGradientDescent", summary: "FGD: the GPUs that become least fragmented", usesChance: false
      ) { GPUSharingPolicy.fragmentationGradientDescent() },
      Entry(
        name: "gpuForesight", summary: "FGD that also saves CPU for idle GPUs, and models in demand", usesChance: false
      ) {
        GPUSharingPolicy.gpuForesight()
      },
      Entry(name: "gpuBestFit", summary: "BestFit of the FGD paper: CPU and GPU alone", usesChance: false) {
        GPUSharingPolicy.gpuBestFit()
      },
      Entry(name: "gpuDotProduct", summary: "DotProd of the FGD paper: CPU and GPU alone", usesChance: false) {
        GPUSharingPolicy.gpuDotProduct()
      },
      Entry(name: "gpuPacking", summary: "GPUs in use before idle ones, before idle nodes", usesChance: false) {
        GPUSharingPolicy.gpuPacking()
      },
      Entry(name: "gpuClustering", summary: "pods with the same number of GPUs on the same nodes", usesChance: false) {
        GPUSharingPolicy.gpuClustering()
      },
    ] + KubernetesVersion.allCases.map(kubernetes)

  private static func kubernetes(_ version: KubernetesVersion) -> Entry {
    let scheduler = KubernetesScheduler(profile: .defaults(version))
    return Entry(
      name: scheduler.name, aliases: version == KubernetesVersion.allCases.last ? ["kubernetes"] : [],
      summary: "kube-scheduler \(version.rawValue) with its default profile", usesChance: true
    ) { KubernetesScheduler(profile: .defaults(version)) }
  }

  /// The names of all policies, in the order in which they are listed; aliases are left out.
  public static var names: [String] { entries.map(\.name) }

  /// The policy called `name`, an alias included; `nil` where there is none.
  ///
  /// - Complexity: O(*n*) in the number of policies.
  public static func entry(named name: String) -> Entry? {
    entries.first { $0.name == name || $0.aliases.contains(name) }
  }
}
