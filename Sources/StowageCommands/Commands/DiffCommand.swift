import ArgumentParser
import StowageManifests
import StowagePlanning
import StowageScheduling

struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract:
      "Shows which pending pods another version or configuration places elsewhere, and which plugin moves them.",
    discussion: """
        kubectl get nodes,pods -A -o json |
          stowage diff -f - --from 1.34 --to 1.36
        stowage diff -f cluster.yaml --from-config old.yaml --to-config new.yaml

      Each decides all pods by itself, and takes the first by name of equally
      good nodes, so that no pod moves by chance. The reason why a pod moves is found
      on the cluster as the first one saw it; a pod that both would put to the
      same place there moves only because pods before it did.

      Exits with 0 where no pod moves, with 1 where one does.
      """)

  @OptionGroup var cluster: ClusterOptions

  @Option(
    help: ArgumentHelp(
      "The version to compare from: 1.34, or 1.36 where a configuration is given.", valueName: "version"))
  var from: KubernetesVersion?

  @Option(help: ArgumentHelp("The version to compare to; 1.36 unless given.", valueName: "version"))
  var to: KubernetesVersion = .v1_36

  @Option(help: ArgumentHelp("The configuration to compare from; the default profile unless given.", valueName: "file"))
  var fromConfig: String?

  @Option(help: ArgumentHelp("The configuration to compare to; the default profile unless given.", valueName: "file"))
  var toConfig: String?

  @OptionGroup var sampling: SamplingOptions

  @Option(name: .shortAndLong, help: "table, json or yaml.")
  var output: PlanFormat = .table

  func run() throws {
    let isConfigured = fromConfig != nil || toConfig != nil
    let version = from ?? (isConfigured ? .v1_36 : .v1_34)
    let first = try SchedulerProfiles.read(fromConfig, version: version).map(sampling.apply)
    let second = try SchedulerProfiles.read(toConfig, version: to).map(sampling.apply)
    let snapshot = try cluster.load(schedulers: Set((first + second).map(\.schedulerName)))
    ClusterOptions.warn(snapshot.warnings)
    let diff = try DecisionDiff(snapshot, from: first, to: second)
    switch output {
    case .json: Terminal.write(diff.text(as: .json))
    case .yaml: Terminal.write(diff.text(as: .yaml))
    case .table:
      Terminal.write(
        DiffTexts(
          first: isConfigured ? "from" : version.rawValue, second: isConfigured ? "to" : to.rawValue
        ).text(diff))
    }
    if !diff.moved.isEmpty { throw ExitCode(ExitKind.no.rawValue) }
  }
}
