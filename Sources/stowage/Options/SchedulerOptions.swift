public import ArgumentParser
public import StowageScheduling

/// How pods are decided: which kube-scheduler, and what chance may do.
struct SchedulerOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Whose rules: 1.34 or 1.36.", valueName: "version"))
  var kubernetesVersion: KubernetesVersion = .v1_36

  @OptionGroup var sampling: SamplingOptions
  @OptionGroup var chance: ChanceOptions

  /// The profile that decides.
  func profile() throws -> KubernetesProfile { sampling.apply(to: .defaults(kubernetesVersion)) }
}

/// How many nodes are looked at.
struct SamplingOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Stop looking for nodes when this share of them fits; 0 is Kubernetes' adaptive share, 100 all.",
      valueName: "percent"))
  var percentageOfNodesToScore: Int?

  func validate() throws {
    if let percentageOfNodesToScore, !(0...100).contains(percentageOfNodesToScore) {
      throw ValidationError("--percentage-of-nodes-to-score \(percentageOfNodesToScore): expected 0 to 100")
    }
  }

  /// `profile`, looking at as many nodes as was said.
  func apply(to profile: KubernetesProfile) -> KubernetesProfile {
    var profile = profile
    if let percentageOfNodesToScore { profile.sampling = NodeSampling(percentage: percentageOfNodesToScore) }
    return profile
  }
}

/// What chance decides between equally good nodes.
struct ChanceOptions: ParsableArguments {
  /// How one of several equally good nodes is chosen.
  enum Choice: String, ExpressibleByArgument, CaseIterable {
    case random, first
  }

  @Option(
    help: ArgumentHelp(
      "Of equally good nodes take any, as Kubernetes does, or the first by name.", valueName: "random|first"))
  var tieBreak: Choice = .random

  @Option(
    help: ArgumentHelp("The seed of --tie-break random: the same one gives the same result.", valueName: "number"))
  var seed: UInt64 = 1

  /// How one of several equally good nodes is chosen.
  var rule: TieBreak { tieBreak == .first ? .firstName : .random }
}

extension KubernetesVersion: ExpressibleByArgument {}

/// How plans are printed.
enum PlanFormat: String, ExpressibleByArgument, CaseIterable {
  case table, json, yaml
}
