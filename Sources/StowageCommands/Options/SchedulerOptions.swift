public import ArgumentParser
import StowageFiles
import StowageManifests
import StowageModel
public import StowageScheduling

/// How pods are decided: which kube-scheduler, and what chance may do.
struct SchedulerOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The version of kube-scheduler whose rules apply: 1.34 or 1.36.", valueName: "version"))
  var kubernetesVersion: KubernetesVersion = .v1_36

  @Option(help: ArgumentHelp("kube-scheduler's own configuration (KubeSchedulerConfiguration).", valueName: "file"))
  var config: String?

  @OptionGroup var sampling: SamplingOptions
  @OptionGroup var chance: ChanceOptions

  /// The profiles that decide.
  func profiles() throws -> [KubernetesProfile] {
    try SchedulerProfiles.read(config, version: kubernetesVersion).map(sampling.apply)
  }
}

/// The profiles of a scheduler: those of a configuration file, or Kubernetes' default.
enum SchedulerProfiles {
  static func read(_ config: String?, version: KubernetesVersion) throws -> [KubernetesProfile] {
    guard let config else { return [.defaults(version)] }
    let file = try SchedulerConfigurationReader().read(bytes: FileContents.read(config), file: config)
    do {
      return try KubernetesProfile.profiles(of: file.configuration, version: version)
    } catch {
      throw file.located(error)
    }
  }
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
      "Of equally good nodes choose any, as Kubernetes does, or the first by name.", valueName: "random|first"))
  var tieBreak: Choice = .random

  @Option(
    help: ArgumentHelp("The seed of --tie-break random: the same one gives the same result.", valueName: "number"))
  var seed: UInt64 = 1

  /// How one of several equally good nodes is chosen.
  var rule: TieBreak { tieBreak == .first ? .firstName : .random }
}

extension KubernetesVersion: ExpressibleByArgument {}
extension DecisionPath: ExpressibleByArgument {}

/// How plans are printed.
enum PlanFormat: String, ExpressibleByArgument, CaseIterable {
  case table, json, yaml
}
